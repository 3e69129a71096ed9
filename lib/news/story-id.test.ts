import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isStoryId, storyIdOfSource } from './story-id'

test('an imported story has the first 50 bits of the SHA-256 of its source key as its id', () => {
  const bits = [...createHash('sha256').update('856c5e2ef2027298').digest()].map((byte) => byte.toString(2).padStart(8, '0')).join('').slice(0, 50)
  const letters = bits.match(/.{5}/g)!.map((five) => '0123456789abcdefghjkmnpqrstvwxyz'[Number.parseInt(five, 2)])
  expect(storyIdOfSource('856c5e2ef2027298')).toBe(letters.join(''))
})

test('every id that is made has the form of one', () => {
  fc.assert(fc.property(fc.string(), (key) => isStoryId(storyIdOfSource(key))))
})

test.each(['', '76z53jt8n', '76z53jt8n66', '76Z53JT8N6', '76z53jt8ni', '76z53jt8nl', '76z53jt8no', '76z53jt8nu', '76z53jt8n\n', '৭৬০৫৩০৮০৬৬'])(
  '%j is no id',
  (text) => expect(isStoryId(text)).toBe(false),
)
