import { describe, expect, test } from 'vitest'
import { isCounted, isForeign } from './whether-counted'

const phone = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36'
const beacon = { 'user-agent': phone, 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty', 'sec-fetch-site': 'same-origin' }
const pixel = { ...beacon, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }
const page = { ...beacon, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', 'sec-fetch-site': 'cross-site' }

describe('Counted is', () => {
  test('who reads in a browser, also in that of an application, in whichever way it is told', () => {
    expect(isCounted(beacon, 'beacon')).toBe(true)
    expect(isCounted(pixel, 'pixel')).toBe(true)
    expect(isCounted(page, 'page')).toBe(true)
    expect(isCounted({ ...page, 'sec-fetch-site': 'none' }, 'page')).toBe(true)
    expect(isCounted({ ...beacon, 'user-agent': `${phone} [FB_IAB/FB4A;FBAV/530.0.0.0;]` }, 'beacon')).toBe(true)
  })

  test.each([
    ['who asks not to be', { 'sec-gpc': '1' }],
    ['a page fetched on suspicion', { 'sec-purpose': 'prefetch;prerender' }],
    ['a page fetched ahead', { 'sec-purpose': 'prefetch' }],
    ['a page fetched ahead, in the old words', { purpose: 'prefetch' }],
    ['a preview', { 'x-purpose': 'preview' }],
    ['a page fetched ahead, in the words of old Firefox', { 'x-moz': 'prefetch' }],
    ['a search engine', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }],
    ['what fetches for a chat', { 'user-agent': 'facebookexternalhit/1.1' }],
    ['a program', { 'user-agent': 'curl/8.5.0' }],
    ['who does not say what they are', { 'user-agent': undefined }],
    ['who says it at great length', { 'user-agent': `${phone} ${'x'.repeat(500)}` }],
    ['a request without fetch metadata', { 'sec-fetch-mode': undefined, 'sec-fetch-dest': undefined, 'sec-fetch-site': undefined }],
    ['a picture in another place', { 'sec-fetch-dest': 'video' }],
  ])('but not %s', (_, changed) => {
    for (const [way, headers] of [['beacon', beacon], ['pixel', pixel], ['page', page]] as const) expect(isCounted({ ...headers, ...changed }, way)).toBe(false)
  })

  test('a beacon or a picture of another site is not', () => {
    for (const site of ['cross-site', 'same-site', 'none']) {
      expect(isCounted({ ...beacon, 'sec-fetch-site': site }, 'beacon')).toBe(false)
      expect(isCounted({ ...pixel, 'sec-fetch-site': site }, 'pixel')).toBe(false)
    }
  })
})

test('What comes from another origin is told from what a page of ours sends', () => {
  const host = 'paper.example:8080'
  expect(isForeign({ host })).toBe(false)
  expect(isForeign({ host, origin: 'https://paper.example:8080' })).toBe(false)
  for (const origin of ['https://other.example', 'null', 'https://paper.example']) expect(isForeign({ host, origin })).toBe(true)
  expect(isForeign({ host, 'sec-fetch-site': 'cross-site' })).toBe(true)
})
