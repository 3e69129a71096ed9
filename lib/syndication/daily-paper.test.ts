import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paragraph } from '@/lib/news/blocks'
import type { Picture } from '@/lib/news/picture'
import type { Story } from '@/lib/news/story'
import { routes } from '@/lib/routes'
import { dailyLimit, writeDailyPaper, type Daily } from './daily-paper'
import { dailyStyle } from './daily-style'

const date = { year: 2022, month: 12, day: 5 }
const idOf = (at: number) => String(at).padStart(10, '0')

function aStory(at: number, fields: Partial<Story> = {}): Story {
  return {
    id: idOf(at), kind: 'full', section: 'national', headline: `খবর নম্বর ${at}`, shortHeadline: null, standfirst: 'যা ঘটেছে, সংক্ষেপে', opening: null,
    bylines: [{ slug: 'desk', name: 'নিজস্ব প্রতিবেদক', kind: 'desk' }], published: new Date('2022-12-05T06:00:00Z'), captured: null, picture: null,
    sample: null, breakingUntil: null, updated: null, place: null, body: [paragraph('নদীর ধারে আজ সারা দিন মেলা বসেছিল।')], signOff: null,
    sourceLine: null, topics: [], corrections: [], pictures: {}, boxes: {}, ...fields,
  }
}

const picture: Picture = { id: 'p1', width: 320, height: 180, files: [], alt: 'নৌকা', caption: 'ঘাটে নৌকা', credit: null, focal: null }
const file = { format: 'webp', width: 320, height: 180, file: 'p1.webp', bytes: 3 } as const

const dailyOf = (stories: Story[], more: Partial<Daily> = {}): Daily => (
  { date, parts: [{ section: 'national', stories }], whole: new Map(stories.map((story) => [story.id, story])), pictures: new Map(), ...more }
)
const bytes = (text: string) => Buffer.byteLength(text)
const places = (html: string) => [...html.matchAll(/ id="(s-[^"]+)"/g)].map(([, id]) => id)

test('the style takes less than six kilobytes', () => expect(bytes(dailyStyle)).toBeLessThan(6_000))

describe('A day’s newspaper', () => {
  test('has both dates, and contents of which every line leads to its story', () => {
    const html = writeDailyPaper(dailyOf([aStory(1), aStory(2)]))
    expect(html).toContain('<time datetime="2022-12-05">সোমবার, ৫ ডিসেম্বর ২০২২</time>')
    expect(html).toContain('২০ অগ্রহায়ণ ১৪২৯')
    expect([...html.matchAll(/href="#(s-[^"]+)"/g)].map(([, id]) => id)).toEqual(places(html))
    expect(html).not.toContain('id="more"')
  })

  test('asks for nothing outside itself, whatever its stories show', () => {
    const html = writeDailyPaper(dailyOf([
      aStory(1, { picture, body: [{ kind: 'picture', picture: 'p2' }, { kind: 'embed', href: 'https://example.org/v', title: 'দেখুন' }], pictures: { p2: { ...picture, id: 'p2' } } }),
    ], { pictures: new Map([['p1', { file, bytes: new Uint8Array([1, 2, 3]) }]]) }))
    expect(html).toContain('src="data:image/webp;base64,AQID"')
    expect([...html.matchAll(/ src="([^"]+)"/g)].every(([, address]) => address!.startsWith('data:'))).toBe(true)
    expect(html).not.toMatch(/<(?:script|link|iframe)|url\(|@import|srcset/)
  })

  test('leads from one story to another of the same day without the network', () => {
    const html = writeDailyPaper(dailyOf([aStory(1, { body: [{ kind: 'related', story: idOf(2) }], boxes: { [idOf(2)]: aStory(2) } }), aStory(2)]))
    expect(html).toContain(`<p><a href="#s-${idOf(2)}">`)
    const alone = writeDailyPaper(dailyOf([aStory(1, { body: [{ kind: 'related', story: idOf(2) }], boxes: { [idOf(2)]: aStory(2) } })]))
    expect(alone).toContain(routes.story(aStory(2)))
  })

  test('says what was wrong in a story', () => {
    expect(writeDailyPaper(dailyOf([aStory(1, { corrections: [{ text: 'সংখ্যাটি ভুল ছিল', at: new Date('2022-12-06T06:00:00Z') }] })]))).toContain('সংখ্যাটি ভুল ছিল')
  })

  test('keeps its bound on the worst of days, and says what it left out', () => {
    const long = Array.from({ length: 40 }, () => paragraph('ঘটনার বিবরণ অনেক দীর্ঘ, তাই লেখাটিও দীর্ঘ হয়েছে। '.repeat(8)))
    const stories = Array.from({ length: 1_500 }, (_, at) => aStory(at, { body: long, picture: { ...picture, id: `p${at}` } }))
    const html = writeDailyPaper(dailyOf(stories, {
      whole: new Map(stories.slice(0, 60).map((story) => [story.id, story])),
      pictures: new Map(stories.slice(0, 60).map(({ picture: shown }) => [shown!.id, { file, bytes: new Uint8Array(20_000) }])),
    }))
    expect(bytes(html)).toBeLessThanOrEqual(dailyLimit)
    expect(bytes(html)).toBeGreaterThan(dailyLimit - 30_000)
    expect(html).toContain('id="more"')
    expect(html).toMatch(/এই দিনের আরও [০-৯]+টি খবর আর্কাইভে আছে/)
    // The first story is whole before a later one is.
    expect(html.indexOf(`<article id="s-${idOf(0)}">`)).toBeGreaterThan(0)
  })

  test('keeps its bound for any day, in whole stories', () => {
    const story = fc.record({ words: fc.integer({ min: 1, max: 900 }), standfirst: fc.boolean(), headline: fc.integer({ min: 1, max: 40 }), section: fc.constantFrom('national', 'sports', 'no-longer') })
    fc.assert(fc.property(fc.array(story, { minLength: 1, maxLength: 60 }), fc.integer({ min: 30_000, max: 120_000 }), (made, limit) => {
      const stories = made.map((one, at) => aStory(at, {
        section: one.section, headline: 'শিরোনাম '.repeat(one.headline).trim(), standfirst: one.standfirst ? 'যা ঘটেছে '.repeat(20) : null,
        body: [paragraph('কথা '.repeat(one.words))],
      }))
      const parts = ['national', 'sports', 'no-longer'].map((section) => ({ section, stories: stories.filter((one) => one.section === section) })).filter((part) => part.stories.length > 0)
      const html = writeDailyPaper(dailyOf(stories, { parts }), limit)
      expect(bytes(html)).toBeLessThanOrEqual(limit)
      expect(html.match(/<article/g)?.length ?? 0).toBe(html.match(/<\/article>/g)?.length ?? 0)
      expect(new Set(places(html)).size).toBe(places(html).length)
      for (const [, place] of html.matchAll(/href="#(s-[^"]+)"/g)) expect(places(html)).toContain(place)
    }), { numRuns: 60 })
  }, 60_000)
})
