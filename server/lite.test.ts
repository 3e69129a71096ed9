import { describe, expect, test } from 'vitest'
import { liteAddress, liteStyle } from './lite'

describe('the lite address', () => {
  test.each([
    ['/', '/lite'], ['/en', '/lite/en'], ['/international/76z53jt8n6', '/lite/international/76z53jt8n6'],
    ['/en/x', '/lite/en/x'], ['/latest?before=76z53jt8n6', '/lite/latest?before=76z53jt8n6'], ['/?a=1', '/lite?a=1'],
    ['/search?q=a.b', '/lite/search?q=a.b'], ['/about#a.b', '/lite/about#a.b'], ['/#x', '/lite#x'],
    ['/feedback', '/lite/feedback'], ['/news', '/lite/news'], ['/literature', '/lite/literature'],
  ])('of the page %s is %s', (address, lite) => {
    expect(liteAddress(address)).toBe(lite)
  })

  test.each([
    '/pictures/a-640.jpg', '/fonts/tiro.woff2', '/_next/static/chunks/a.css', '/browser/core', '/icons/share.png', '/favicon.ico',
    '/prefs.css', '/feed', '/feed.xml', '/feeds/sports', '/en/feed', '/newsroom', '/newsroom/stories', '/preview/x', '/api/health',
    '#content', '', '?before=x', 'other', 'https://elsewhere.example/x', '//elsewhere.example/x', '/\\elsewhere.example', 'mailto:a@b.example',
    '/lite', '/lite/x', '/lite?a=1',
  ])('of %s is none: it stays', (address) => {
    expect(liteAddress(address)).toBe(address)
  })
})

describe('the lite style', () => {
  test('is at most 3,000 bytes and loads nothing', () => {
    expect(Buffer.byteLength(liteStyle)).toBeLessThanOrEqual(3000)
    expect(Buffer.byteLength(liteStyle)).toBeGreaterThan(1000)
    expect(liteStyle).not.toMatch(/url\(|@import|@font-face|</)
  })

  test('knows day and night and shows where the keyboard is', () => {
    expect(liteStyle).toContain('prefers-color-scheme:dark')
    expect(liteStyle).toContain(':focus-visible')
  })
})
