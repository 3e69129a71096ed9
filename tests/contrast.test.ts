import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const sheet = readFileSync(new URL('../app/[locale]/tokens.css', import.meta.url), 'utf8')

/** The colours of a block of the token sheet, by name. */
function tokensOf(selector: string): Map<string, string> {
  const from = sheet.indexOf(`${selector} {`)
  expect(from, selector).toBeGreaterThan(-1)
  const block = sheet.slice(from, sheet.indexOf('}', from))
  return new Map([...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name!, value!]))
}

/** Contrast ratio of two colours after WCAG 2.2, 1.4.3. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const themes = { paper: ':root', sepia: ":root[data-theme='sepia']", night: ":root[data-theme='night']" }

/** Text on its ground, and the ratio it must have. */
const pairs: [string, string, number][] = [
  ['ink', 'paper', 7], ['ink', 'sheet', 7], ['soft', 'paper', 4.5], ['soft', 'sheet', 4.5], ['alta', 'paper', 4.5], ['alta', 'sheet', 4.5],
  ['neel', 'paper', 4.5], ['neel', 'sheet', 4.5], ['leaf', 'paper', 4.5], ['leaf', 'sheet', 4.5], ['turmeric-ink', 'paper', 4.5],
  ['turmeric-ink', 'sheet', 4.5], ['ink', 'turmeric', 4.5], ['neel', 'turmeric', 4.5], ['alta', 'turmeric', 4.5],
  ['paper', 'alta', 4.5], ['paper', 'ink', 7], ['edge', 'paper', 3], ['edge', 'sheet', 3],
]

describe.each(Object.entries(themes))('in %s', (_, selector) => {
  const tokens = tokensOf(selector)

  test.each(pairs)('%s on %s can be read (%d : 1 or more)', (text, ground, least) => {
    expect(contrast(tokens.get(text)!, tokens.get(ground)!)).toBeGreaterThanOrEqual(least)
  })
})

test('a system set to dark shows exactly the night', () => {
  expect(tokensOf(':root:not([data-theme])')).toEqual(tokensOf(themes.night))
})
