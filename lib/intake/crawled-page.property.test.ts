import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultSections } from '@/lib/news/sections'
import { store } from '@/lib/bangla/normalise'
import { readCrawledPage } from './crawled-page'
import { findListHeading } from './page-lists'

const folder = new URL('../../tests/fixtures/pages/', import.meta.url)
const dated = readFileSync(new URL('000_2f6b1c9d40e7a835.txt', folder), 'utf8')
const lines = dated.split('\n')
const read = (content: string | Uint8Array) =>
  readCrawledPage('a_b.txt', typeof content === 'string' ? new TextEncoder().encode(content) : content, defaultSections)

/** What holds for every input: the same answer twice, and of a page that was read a body that is only a body. */
function holds(content: string | Uint8Array): void {
  const reading = read(content)
  expect(read(content)).toEqual(reading)
  if (!reading.ok) {
    expect(reading).toMatchObject({ file: 'a_b.txt', line: expect.any(Number), reason: expect.stringMatching(/^(empty|too-large|not-text|no-headline|no-body)$/) })
    return
  }
  const { headline, paragraphs, related, latest, mostRead } = reading.page
  expect(paragraphs.length).toBeGreaterThan(0)
  const elsewhere = new Set([headline, ...related, ...latest, ...mostRead])
  for (const text of paragraphs) {
    expect(text).not.toBe('')
    expect(text).toBe(store(text))
    expect(elsewhere.has(text)).toBe(false)
    expect(findListHeading(text)).toBeNull()
    expect(text).not.toMatch(/^(?:X|বিজ্ঞাপন|শেয়ার করুন|ফেসবুক)$/)
  }
}

/** Words that the reader looks for, so that random text comes near every rule. */
const words = [
  'X', 'সর্বশেষ', 'সম্পর্কিত', 'জনপ্রিয়', 'আরও পড়ুন', 'আরও পড়ুন: ', 'ডেস্ক', 'আন্তর্জাতিক ডেস্ক', 'প্রতিনিধি', 'ঢাকা', '০৪', 'ডিসেম্বর', '২০২২', ', ', '২০:৩৭', 'আপডেট', ' : ', 'প্রকাশ', 'এএম',
  'রাত ৮টা', '১২ বৈশাখ ১৪৩১', 'শুক্রবার', '/', '/এমপি/', 'সূত্র:', 'ছবি:', '।', '। ', '…', '|', '"', '”', '>', 'news', 'খেলা', 'বিজ্ঞাপন', 'শেয়ার', '©', 'নদীর ঘাট', 'রহিমা খাতুন', ' ও ', '\n', '\n\n', '\u00A0', '\u09BC', '\u09CD', '\u200D', '3', '-', '.',
]
const nearText = fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => parts.join(''))
const anyText = fc.string({ unit: 'binary', maxLength: 400 })

test('No bytes make the reader throw', { timeout: 60_000 }, () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), holds), { numRuns: 300 })
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => holds(new Uint8Array([0xff, 0xfe, ...bytes]))), { numRuns: 100 })
})

test('No text makes the reader throw', { timeout: 60_000 }, () => {
  fc.assert(fc.property(anyText, holds), { numRuns: 300 })
  fc.assert(fc.property(fc.array(anyText, { maxLength: 12 }), (parts) => holds(`শিরোনাম এখানে\n\nনদীর পানি বাড়ছে।\n${parts.join('\n')}`)), { numRuns: 200 })
})

test('Text made of the words that the reader looks for keeps its body clean', { timeout: 60_000 }, () => {
  fc.assert(fc.property(nearText, (text) => holds(`নদীর ঘাটে এক দিন\n${text}\nনদীর পানি বাড়ছে।\n${text}`)), { numRuns: 300 })
})

test('Lines of a page shuffled, doubled and dropped keep the body clean', { timeout: 60_000 }, () => {
  const some = fc.array(fc.constantFrom(...lines, 'বিজ্ঞাপন', 'শেয়ার করুন', ''), { maxLength: lines.length * 2 })
  fc.assert(fc.property(some, (chosen) => holds(chosen.join('\n'))), { numRuns: 300 })
})

test('Lines dropped or doubled in their place never put a list, the headline or the menu into the body', { timeout: 60_000 }, () => {
  const whole = read(dated)
  if (!whole.ok) throw new Error(whole.message)
  const body = new Set(whole.page.paragraphs)
  const times = fc.array(fc.constantFrom(0, 1, 1, 1, 1, 2), { minLength: lines.length, maxLength: lines.length })
  fc.assert(fc.property(times, (counts) => {
    // Without its heading a list is a few lines of text, so headings stay.
    const chosen = lines.flatMap((line, index) => Array<string>(findListHeading(line) === null ? counts[index]! : Math.max(1, counts[index]!)).fill(line))
    const reading = read(chosen.join('\n'))
    if (!reading.ok) return
    // Where its headline is dropped, the page's next line that can be one takes its place; that is no list's line either.
    for (const text of reading.page.paragraphs) expect(body.has(text)).toBe(true)
  }), { numRuns: 150 })
})

/**
 * Every pattern here looks at one line of at most 240 characters or is a plain search for an ending, and the walks over
 * lines look each up in sets. So time can only grow with length; this feeds each sign the reader cares about in bulk, as
 * one line and as many, and would need minutes if one pattern were quadratic.
 */
test('Half a megabyte of anything is read in time that grows with its length', { timeout: 120_000 }, () => {
  for (const unit of ['এ ', '/', '। ', '|', '" ', 'সূত্র: ', '০৪ ডিসেম্বর ২০২২, ', 'আরও পড়ুন: ', '্', '\n', 'ক\n\n', 'সর্বশেষ\nক খ\n', 'নদী বইছে।\n']) {
    const content = `শিরোনাম এখানে\n\nনদী বইছে।\n${unit.repeat(Math.ceil(unit.includes('\n') ? 50_000 / unit.length : 500_000 / unit.length))}`
    const bytes = new TextEncoder().encode(content)
    const before = process.cpuUsage()
    expect(read(bytes)).toMatchObject({ ok: true })
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1000, `milliseconds for ${JSON.stringify(unit)}`).toBeLessThan(10_000)
  }
})
