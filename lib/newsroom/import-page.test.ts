import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { storyIdOfSource } from '@/lib/news/story-id'
import { key } from '@/lib/bangla/normalise'
import { listLatest } from '@/lib/store/lists'
import { findPageList } from '@/lib/store/page-lists'
import { listRelated } from '@/lib/store/related'
import { findStory } from '@/lib/store/stories'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { aPage } from '@/tests/imports'
import { everyRow } from '@/tests/rows'
import { importPage } from './import-page'

let database: TestDatabase
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(() => database.close())

const own = { sample: null } as const
const document = { sample: 'document' } as const
const day = { year: 2024, month: 4, day: 26 }
const dayBegins = new Date('2024-04-25T18:00:00Z')
const headlines = {
  related: ['সেতু খুলেছে', 'হাটে ভিড়'],
  latest: ['বৃষ্টির আভাস', 'পাখি ফিরেছে হাওরে'],
  mostRead: ['পাখি ফিরেছে হাওরে', 'পুরোনো বটগাছের কথা'],
}
const list = async () => (await listLatest(database.db, null)).stories.map(({ headline }) => headline)
const published = async (id: string) => {
  const found = await findStory(database.db, id)
  if (found?.state !== 'published') throw new Error(`no published story ${id}`)
  return found.story
}

describe('a page that is new', () => {
  test('becomes a story that readers see, with everything the page said', async () => {
    const page = aPage({
      bylines: [{ name: 'আন্তর্জাতিক ডেস্ক', kind: 'desk' }, { name: 'রহিমা খাতুন', kind: 'person' }],
      place: 'ঢাকা', section: 'international', signOff: 'এমপি', sourceLine: 'বাসস', updated: new Date('2022-12-05T00:00:00Z'),
    })
    const outcome = await importPage(database.db, page, document)
    const id = storyIdOfSource(page.sourceKey)
    expect(outcome).toEqual({ ok: true, value: { id, change: 'created', headlines: 0 } })
    expect(await published(id)).toMatchObject({
      kind: 'full', section: 'international', headline: 'নদীর ধারে মেলা', place: 'ঢাকা', signOff: 'এমপি', sourceLine: 'বাসস',
      sample: 'document', published: page.published, updated: page.updated, body: page.body,
      bylines: [
        { slug: 'international-desk', name: 'আন্তর্জাতিক ডেস্ক', kind: 'desk' },
        { slug: expect.stringMatching(/^[0-9a-z]{10}$/), name: 'রহিমা খাতুন', kind: 'person' },
      ],
    })
  })

  test('of a section that this newspaper does not have goes to the general one', async () => {
    await importPage(database.db, aPage({ section: 'gardening' }), own)
    expect((await published(storyIdOfSource(aPage().sourceKey))).section).toBe('news')
  })

  test('brings its headlines as stories without text, under the day of the page, in its own order', async () => {
    const outcome = await importPage(database.db, aPage({ ...headlines, pageDate: day }), own)
    expect(outcome).toMatchObject({ ok: true, value: { headlines: 5 } })
    const { stories } = await listLatest(database.db, null)
    expect(stories.map(({ headline }) => headline))
      .toEqual(['বৃষ্টির আভাস', 'পাখি ফিরেছে হাওরে', 'সেতু খুলেছে', 'হাটে ভিড়', 'পুরোনো বটগাছের কথা', 'নদীর ধারে মেলা'])
    expect(stories[0]).toMatchObject({
      id: storyIdOfSource(`headline:${key('বৃষ্টির আভাস')}`), kind: 'headline-only', section: 'news', published: null, captured: dayBegins,
    })
    expect(await findPageList(database.db, 'most-read')).toMatchObject({
      day, stories: [{ headline: 'পাখি ফিরেছে হাওরে' }, { headline: 'পুরোনো বটগাছের কথা' }],
    })
    const related = await listRelated(database.db, storyIdOfSource(aPage().sourceKey))
    expect(related.slice(0, 2).map(({ headline }) => headline)).toEqual(headlines.related)
  })

  test('without a day keeps its headlines, and no list of an unknown day', async () => {
    await importPage(database.db, aPage({ ...headlines, published: null }), own)
    expect(await list()).toHaveLength(6)
    expect(await findPageList(database.db, 'latest')).toEqual({ day: null, stories: [] })
  })

  test('leads to itself where it lists its own headline, and is never related to itself', async () => {
    const page = aPage({ latest: ['নদীর ধারে মেলা'], related: ['নদীর ধারে মেলা'], pageDate: day })
    await importPage(database.db, page, own)
    const id = storyIdOfSource(page.sourceKey)
    expect((await findPageList(database.db, 'latest')).stories.map((story) => story.id)).toEqual([id])
    expect(await listRelated(database.db, id)).toEqual([])
  })
})

describe('a page that was imported before', () => {
  test('changes nothing when it says the same', async () => {
    const page = aPage({ ...headlines, pageDate: day, bylines: [{ name: 'নিজস্ব প্রতিবেদক', kind: 'desk' }] })
    await importPage(database.db, page, document)
    const before = await everyRow(database.db)
    const again = await importPage(database.db, { ...page, file: 'elsewhere.txt' }, document)
    expect(again).toMatchObject({ ok: true, value: { change: 'unchanged', headlines: 5 } })
    expect(await everyRow(database.db)).toEqual(before)
  })

  test('is brought up to date when it says something else, and headlines that nobody names any more go', async () => {
    await importPage(database.db, aPage({ ...headlines, pageDate: day }), own)
    const outcome = await importPage(database.db, aPage({ ...headlines, latest: [], headline: 'নদীর ধারে বড় মেলা', pageDate: day }), own)
    expect(outcome).toMatchObject({ ok: true, value: { id: storyIdOfSource(aPage().sourceKey), change: 'updated' } })
    const left = ['সেতু খুলেছে', 'হাটে ভিড়', 'পাখি ফিরেছে হাওরে', 'পুরোনো বটগাছের কথা', 'নদীর ধারে বড় মেলা']
    expect((await list()).toSorted()).toEqual(left.toSorted())
    expect(await findPageList(database.db, 'latest')).toEqual({ day: null, stories: [] })
  })

  test('stays withdrawn once an editor withdrew it, whatever the file says', async () => {
    const { id } = await idOf(importPage(database.db, aPage(), own))
    await database.db.story.update({ where: { id }, data: { state: 'withdrawn' } })
    const before = await everyRow(database.db)
    expect(await importPage(database.db, aPage({ headline: 'নতুন শিরোনাম' }), own)).toEqual({ ok: false, code: 'withdrawn', field: null })
    expect(await everyRow(database.db)).toEqual(before)
  })

  test('stays a sample when somebody imports its file as their own', async () => {
    await importPage(database.db, aPage(), document)
    const { id } = await idOf(importPage(database.db, aPage({ signOff: 'এমপি' }), own))
    expect((await published(id)).sample).toBe('document')
  })
})

describe('a headline whose text arrives', () => {
  const naming = aPage({ ...headlines, pageDate: day })
  const arrived = aPage({ sourceKey: 'feedfeedfeedfeed', headline: 'পাখি ফিরেছে হাওরে', published: new Date('2024-04-26T02:00:00Z'), section: 'environment' })
  const stub = storyIdOfSource(`headline:${key('পাখি ফিরেছে হাওরে')}`)

  test('keeps its id, its places on lists and the links to it', async () => {
    const first = aPage({ ...naming, related: ['পাখি ফিরেছে হাওরে'] })
    const { id: from } = await idOf(importPage(database.db, first, own))
    const { id, change } = await idOf(importPage(database.db, arrived, own))
    expect({ id, change }).toEqual({ id: stub, change: 'created' })
    expect(await published(stub)).toMatchObject({ kind: 'full', section: 'environment', captured: dayBegins, published: arrived.published })
    expect((await findPageList(database.db, 'most-read')).stories[0]).toMatchObject({ id: stub, kind: 'full' })
    expect((await listRelated(database.db, from))[0]).toMatchObject({ id: stub, kind: 'full' })
    expect((await list()).filter((headline) => headline === arrived.headline)).toHaveLength(1)
  })

  test('is the same story when the file comes again, and when another page names it', async () => {
    await importPage(database.db, naming, own)
    await importPage(database.db, arrived, own)
    const before = await everyRow(database.db)
    expect(await idOf(importPage(database.db, arrived, own))).toMatchObject({ id: stub, change: 'unchanged' })
    expect(await idOf(importPage(database.db, naming, own))).toMatchObject({ change: 'unchanged' })
    expect(await everyRow(database.db)).toEqual(before)
    await importPage(database.db, aPage({ sourceKey: '0123012301230123', headline: 'আরেকটি', latest: [arrived.headline], pageDate: { ...day, day: 27 } }), own)
    expect((await findPageList(database.db, 'latest')).stories.map(({ id }) => id)).toEqual([stub])
  })

  test('does not come back when an editor withdrew the headline', async () => {
    await importPage(database.db, naming, own)
    await database.db.story.update({ where: { id: stub }, data: { state: 'withdrawn' } })
    expect(await importPage(database.db, arrived, own)).toMatchObject({ ok: false, code: 'withdrawn' })
    await importPage(database.db, aPage({ sourceKey: '0123012301230123', headline: 'আরেকটি', latest: [arrived.headline], pageDate: day }), own)
    expect(await list()).not.toContain(arrived.headline)
  })

  test('gives its links to a known story that takes on the headline', async () => {
    await importPage(database.db, naming, own)
    await importPage(database.db, { ...arrived, headline: 'অন্য শিরোনাম' }, own)
    const { id } = await idOf(importPage(database.db, arrived, own))
    expect(id).toBe(storyIdOfSource(arrived.sourceKey))
    expect((await findPageList(database.db, 'most-read')).stories[0]!.id).toBe(id)
    expect((await list()).filter((headline) => headline === arrived.headline)).toHaveLength(1)
  })

  test('that is known under two days stands under the earlier, whichever page came first', async () => {
    const later = aPage({ sourceKey: '0123012301230123', headline: 'আরেকটি', latest: [arrived.headline], pageDate: { ...day, day: 28 } })
    await importPage(database.db, later, own)
    await importPage(database.db, naming, own)
    expect((await published(stub)).captured).toEqual(dayBegins)
  })
})

describe('text that means harm, or nothing', () => {
  test('is kept as text: quotes, percent signs, markup and control characters', async () => {
    const hostile = `'; drop table story; -- "><script>alert(1)</script> 100%_\\ \u0000\uD800 {{x}} $1 খবর`
    const { id } = await idOf(importPage(database.db, aPage({ headline: hostile, latest: [hostile, `${hostile} দুই`], pageDate: day, paragraphs: [hostile] }), own))
    const story = await published(id)
    expect(story.headline).toContain(`'; drop table story; -- "><script>alert(1)</script> 100%_\\`)
    expect(story.headline).not.toMatch(/[\u0000\uD800]/)
    expect(await list()).toHaveLength(2)
  })

  test('without a letter or digit is no headline: such a page is refused, such a list item left out', async () => {
    expect(await importPage(database.db, aPage({ headline: '!!! …' }), own)).toEqual({ ok: false, code: 'headline', field: 'headline' })
    expect(await idOf(importPage(database.db, aPage({ latest: ['—', '***'], pageDate: day }), own))).toMatchObject({ headlines: 0 })
    expect(await list()).toEqual(['নদীর ধারে মেলা'])
  })
})

test('whatever pages hold and name, importing them again changes nothing', { timeout: 60_000 }, async () => {
  const headline = fc.oneof(fc.constantFrom('খবর এক', 'খবর দুই', 'খবর, তিন!', 'খবর তিন'), fc.string({ unit: 'binary', maxLength: 20 }))
  const page = fc.record({
    sourceKey: fc.constantFrom('ক', 'খ', 'গ'), headline, related: fc.array(headline, { maxLength: 4 }), latest: fc.array(headline, { maxLength: 4 }),
    mostRead: fc.array(headline, { maxLength: 4 }), pageDate: fc.option(fc.record({ year: fc.constant(2024), month: fc.constant(4), day: fc.integer({ min: 1, max: 30 }) })),
    published: fc.option(fc.date({ min: new Date('1990-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })),
  }).map((fields) => aPage(fields))
  await fc.assert(fc.asyncProperty(fc.uniqueArray(page, { selector: ({ sourceKey }) => sourceKey, maxLength: 3 }), async (pages) => {
    for (const one of pages) await importPage(database.db, one, own)
    const before = await everyRow(database.db)
    for (const one of pages) await importPage(database.db, one, own)
    expect(await everyRow(database.db)).toEqual(before)
  }), { numRuns: 12 })
})

describe('imports at the same time', () => {
  test('of one page: one creates it, the others find it', async () => {
    const page = aPage({ ...headlines, pageDate: day })
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => idOf(importPage(database.db, page, own))))
    expect(outcomes.map(({ change }) => change).sort()).toEqual(['created', 'unchanged', 'unchanged', 'unchanged'])
    expect(await database.db.story.count()).toBe(6)
  })

  test('of pages that name the same headlines in opposite order end without a deadlock', async () => {
    const names = Array.from({ length: 10 }, (_, n) => `শিরোনাম ${n}`)
    await Promise.all(Array.from({ length: 8 }, (_, n) => importPage(database.db, aPage({
      sourceKey: `source${n}`, headline: `মূল খবর ${n}`, latest: n % 2 === 0 ? names : names.toReversed(), pageDate: { ...day, day: 1 + n },
    }), own)))
    expect(await database.db.story.count()).toBe(18)
  })
})

async function idOf(outcome: ReturnType<typeof importPage>) {
  const settled = await outcome
  if (!settled.ok) throw new Error(`refused: ${settled.code}`)
  return settled.value
}
