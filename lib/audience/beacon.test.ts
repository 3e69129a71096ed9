import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readBeacon } from './beacon'

const id = '0123456789'
const views = `/api/views/${id}`

describe('What a page may tell', () => {
  test.each([
    [`${views}?form=full`, { form: 'full', from: 'direct', age: 0, pixel: false }],
    [`${views}?form=offline&age=1440`, { form: 'offline', from: 'direct', age: 1440, pixel: false }],
    [`${views}?form=full&from=own`, { form: 'full', from: 'own' }],
    [`${views}?form=full&from=l.facebook.com`, { from: 'facebook.com' }],
    [`${views}?form=full&from=m.facebook.com&age=3`, { from: 'facebook.com', age: 3 }],
    [`${views}?form=full&from=www.google.com.bd`, { from: 'google.com.bd' }],
    [`${views}?form=full&from=com.facebook.orca`, { from: 'com.facebook.orca' }],
    [`${views}?form=full&from=m.bd`, { from: 'm.bd' }],
    [`${views}?form=full&from=localhost`, { from: 'direct' }],
    // An app and a machine may be called so; what names no site is none, and the view counts.
    [`${views}?form=full&from=com.example.my_app`, { from: 'direct' }],
    [`${views}?form=full&from=${'a'.repeat(240)}.example`, { from: 'direct' }],
    [`${views}?form=full&from=203.0.113.7`, { from: 'direct' }],
    [`${views}?form=full&from=other`, { from: 'direct' }],
    [`${views}.gif`, { form: 'plain', from: 'direct', pixel: true }],
  ])('%s', (address, expected) => expect(readBeacon(address)).toMatchObject({ storyId: id, ...expected }))

  test.each([
    views, `${views}?form=lite`, `${views}?form=plain`, `${views}?form=full&age=1441`, `${views}?form=full&age=-1`, `${views}?form=full&age=1e3`,
    `${views}?form=full&from=`, `${views}?form=full&from=FACEBOOK.COM`, `${views}?form=full&from=a%2eb`, `${views}?form=full&x=1`, `${views}.gif?form=full`,
    `${views}x?form=full`, '/api/views/012345678?form=full', '/api/views/012345678U?form=full', '/api/views/?form=full', `/api/views/../${id}.gif`,
    `${views}?form=full&from=${'a'.repeat(254)}`, `${views}?form=full\n`,
  ])('and not %j', (address) => expect(readBeacon(address)).toBeNull())

  test('nothing that anybody sends is read as something else than a beacon, and all at once', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => {
      expect(readBeacon(text)).toBeNull()
      const read = readBeacon(`${views}?form=full&from=${text}`)
      expect(read === null || /^[a-z0-9.-]+$/.test(read.from)).toBe(true)
    }))
  })
})
