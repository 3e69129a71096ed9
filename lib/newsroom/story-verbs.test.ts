import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { paragraph } from '@/lib/news/blocks'
import { storyIdOfSource } from '@/lib/news/story-id'
import { search } from '@/lib/search/search'
import { createClient } from '@/lib/store/client'
import { findEdition, listChangesAfter } from '@/lib/store/edition'
import { listLatest } from '@/lib/store/lists'
import { searchIndex } from '@/lib/store/search-index'
import { findStory } from '@/lib/store/stories'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { aPage } from '@/tests/imports'
import { everyRow } from '@/tests/rows'
import { importPage } from './import-page'
import { publishStory, updateStory, withdrawStory } from '@/commands/as-system'
import { openDraft } from './open-draft'
import { systemEditor } from './system-editor'
import type { StoryUpdate } from './update-story'

let database: TestDatabase
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(() => database.close())

const now = new Date('2026-11-22T06:00:00Z')
const id = storyIdOfSource(aPage().sourceKey)

async function aStory(state: 'draft' | 'review' | 'scheduled' | 'published' | 'withdrawn', fields: Parameters<typeof aPage>[0] = {}): Promise<string> {
  const made = await importPage(database.db, aPage({ section: 'national', ...fields }), { sample: null })
  if (!made.ok) throw new Error(made.code)
  await database.db.story.update({ where: { id: made.value.id }, data: { state } })
  await openDraft(database.db, systemEditor, made.value.id)
  return made.value.id
}
const since = async (number: number) => listChangesAfter(database.db, number)
const current = async () => (await findEdition(database.db)).number
const latest = async () => (await listLatest(database.db, null)).stories.map((story) => story.id)

describe('A story that is published', () => {
  test('stands in the lists, and the edition says where', async () => {
    await aStory('draft', { published: null })
    const before = await current()
    expect(await publishStory(database.db, id, now)).toMatchObject({ ok: true, value: { id, edition: before + 1 } })
    expect(await findStory(database.db, id)).toMatchObject({ state: 'published', story: { published: now, updated: null } })
    expect(await latest()).toEqual([id])
    const [change, ...others] = await since(before)
    expect(others).toEqual([])
    expect(change).toMatchObject({ number: before + 1, withdrawn: [] })
    expect(change!.touched).toEqual(expect.arrayContaining(['/', '/national', `/national/${id}`, `/s/${id}`, '/latest', '/archive/2026/11/22']))
  })

  test('is not published twice', async () => {
    await aStory('published')
    const before = await everyRow(database.db)
    expect(await publishStory(database.db, id, now)).toEqual({ ok: false, code: 'unchanged', field: null })
    expect(await everyRow(database.db)).toEqual(before)
  })

  test('and that nobody has, is unknown', async () => {
    for (const missing of ['0123456789', 'nonsense', "'; drop table story"]) {
      expect(await publishStory(database.db, missing, now)).toMatchObject({ ok: false, code: 'unknown' })
      expect(await withdrawStory(database.db, missing, now)).toMatchObject({ ok: false, code: 'unknown' })
      expect(await updateStory(database.db, missing, { headline: 'নতুন' }, now)).toMatchObject({ ok: false, code: 'unknown' })
    }
    expect(await current()).toBe(0)
  })
})

describe('A story that is withdrawn', () => {
  test('is gone for readers, named in the edition, and kept whole in the store', async () => {
    await aStory('published', { bylines: [{ name: 'আন্তর্জাতিক ডেস্ক', kind: 'desk' }] })
    const before = await current()
    const { state: _, ...text } = await database.db.story.findUniqueOrThrow({ where: { id } })
    expect(await withdrawStory(database.db, id, now)).toMatchObject({ ok: true, value: { id, edition: before + 1 } })
    expect(await findStory(database.db, id)).toEqual({ state: 'withdrawn' })
    expect(await latest()).toEqual([])
    expect(await since(before)).toEqual([{
      number: before + 1, withdrawn: [id],
      touched: expect.arrayContaining(['/', '/national', `/national/${id}`, '/desk/international-desk', '/archive/2022/12/04', '/archive/bn/1429/8/19']),
    }])
    expect(await database.db.story.findUnique({ where: { id } })).toEqual({ ...text, state: 'withdrawn' })
  })

  test('returns when it is published again, with the date it had', async () => {
    await aStory('published', { published: null })
    await withdrawStory(database.db, id, now)
    const before = await current()
    expect(await publishStory(database.db, id, now)).toMatchObject({ ok: true })
    expect(await findStory(database.db, id)).toMatchObject({ state: 'published', story: { published: null } })
    expect((await since(before))[0]).toMatchObject({ withdrawn: [] })
  })

  test('must have been seen', async () => {
    for (const state of ['draft', 'review', 'scheduled', 'withdrawn'] as const) {
      await aStory(state, { sourceKey: state, headline: state })
      const before = await everyRow(database.db)
      expect(await withdrawStory(database.db, storyIdOfSource(state), now)).toEqual({ ok: false, code: 'state', field: null })
      expect(await everyRow(database.db)).toEqual(before)
    }
  })
})

describe('A story that is changed', () => {
  test('says so to readers, is found by its new words, and touches its old and its new section', async () => {
    await aStory('published')
    const before = await current()
    const update: StoryUpdate = {
      headline: ' হাওরে  নৌকাবাইচ ', standfirst: 'দুই পারে মানুষ', body: [paragraph('সকাল থেকে ভিড়।')], section: 'sports',
      topics: [{ slug: 'boats', name: 'নৌকা' }], place: 'সুনামগঞ্জ', signOff: '', sourceLine: 'বাসস',
    }
    expect(await updateStory(database.db, id, update, now)).toMatchObject({ ok: true, value: { id, edition: before + 1 } })
    expect(await findStory(database.db, id)).toMatchObject({ state: 'published', story: {
      section: 'sports', headline: 'হাওরে  নৌকাবাইচ', standfirst: 'দুই পারে মানুষ', body: [paragraph('সকাল থেকে ভিড়।')],
      topics: [{ slug: 'boats', name: 'নৌকা' }], place: 'সুনামগঞ্জ', signOff: null, sourceLine: 'বাসস', updated: now, published: aPage().published,
    } })
    const found = async (text: string) =>
      (await search(searchIndex(database.db), { text, section: null, desk: null, from: null, until: null, order: 'best' }, { now, recency: false })).hits
    expect((await found('নৌকাবাইচ ভিড় মানুষ')).map(({ storyId }) => storyId)).toEqual([id])
    expect(await found('মেলা')).toEqual([])
    const [change] = await since(before)
    expect(change!.touched).toEqual(expect.arrayContaining([`/national/${id}`, `/sports/${id}`, '/national', '/sports', '/topic/boats']))
    expect(change!.withdrawn).toEqual([])
  })

  test('by nothing stays as it was, and no server is told', async () => {
    await aStory('published')
    const update: StoryUpdate = { headline: 'নদীর ধারে মেলা ', body: aPage().body, section: 'national', topics: [], place: ' ', standfirst: null }
    const before = await everyRow(database.db)
    expect(await updateStory(database.db, id, update, now)).toEqual({ ok: true, value: { id, edition: null } })
    expect(await updateStory(database.db, id, {}, now)).toEqual({ ok: true, value: { id, edition: null } })
    expect(await everyRow(database.db)).toEqual(before)
  })

  test.each(['draft', 'review', 'scheduled'] as const)('while it is a %s is no news to readers', async (state) => {
    await aStory(state)
    const before = await current()
    expect(await updateStory(database.db, id, { headline: 'অন্য শিরোনাম' }, now)).toEqual({ ok: true, value: { id, edition: null } })
    expect(await database.db.story.findUnique({ where: { id } })).toMatchObject({ headline: 'নদীর ধারে মেলা', updated: null, state })
    expect(await database.db.draft.findUnique({ where: { storyId: id } })).toMatchObject({ headline: 'অন্য শিরোনাম' })
    expect(await current()).toBe(before)
  })

  test('is refused whole where one part of it is wrong, and the part is named', async () => {
    await aStory('published')
    const before = await everyRow(database.db)
    const refusals: [StoryUpdate, string, string][] = [
      [{ headline: ' । ' }, 'headline', 'headline'],
      [{ section: 'gardening' }, 'section', 'section'],
      [{ body: [paragraph('এক'), { kind: 'heading', text: '\u200b' }] }, 'invalid', 'body.1.text'],
      [{ body: [{ kind: 'paragraph', text: [{ text: 'এক', href: 'javascript:alert(1)' }] }] }, 'invalid', 'body.0.text'],
      [{ topics: [{ slug: 'boats', name: 'নৌকা' }, { slug: '../x', name: 'x' }] }, 'invalid', 'topics.1'],
    ]
    for (const [update, code, field] of refusals) {
      const outcome = await updateStory(database.db, id, { place: 'ঢাকা', ...update }, now)
      expect(outcome).toMatchObject({ ok: false, code, field: expect.stringContaining(field) })
    }
    expect(await everyRow(database.db)).toEqual(before)
  })

  test('may be a mere headline, which gets no text this way', async () => {
    await importPage(database.db, aPage({ latest: ['সেতু খুলেছে'] }), { sample: null })
    const { id: headline } = await database.db.story.findFirstOrThrow({ where: { kind: 'headline_only' } })
    expect(await updateStory(database.db, headline, { standfirst: 'কথা' }, now)).toEqual({ ok: false, code: 'headlineOnly', field: 'standfirst' })
    expect(await updateStory(database.db, headline, { headline: 'সেতু খুলে গেছে' }, now)).toMatchObject({ ok: true })
    expect(await latest()).toContain(headline)
  })

  test('under a topic that is known by another name is not changed again by the same', async () => {
    await aStory('published')
    await database.db.topic.create({ data: { slug: 'rivers', name: 'নদী' } })
    expect(await updateStory(database.db, id, { topics: [{ slug: 'river', name: 'নদী' }] }, now)).toMatchObject({ value: { edition: 2 } })
    expect(await updateStory(database.db, id, { topics: [{ slug: 'river', name: 'নদী' }] }, now)).toMatchObject({ value: { edition: null } })
  })

  test('holds whatever text somebody types, and the same again changes nothing', { timeout: 60_000 }, async () => {
    await aStory('published')
    await fc.assert(fc.asyncProperty(
      fc.record({
        headline: fc.string({ unit: 'binary', maxLength: 40 }), standfirst: fc.option(fc.string({ unit: 'binary', maxLength: 40 })),
        body: fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).map(paragraph), { maxLength: 3 }),
      }, { requiredKeys: [] }),
      async (update) => {
        const first = await updateStory(database.db, id, update, now)
        if (!first.ok) expect(['headline', 'invalid', 'text']).toContain(first.code)
        else expect(await updateStory(database.db, id, update, now)).toEqual({ ok: true, value: { id, edition: null } })
      },
    ), { numRuns: 30 })
  })
})

describe('Several editors at the same time', () => {
  test('forty verbs end without a deadlock; the editions have no gap and stand in the order of what they did', { timeout: 60_000 }, async () => {
    const ids: string[] = []
    // Some are public from the start: of drafts a busy moment may refuse every publication, and nothing would be seen.
    const begun = (at: number) => (at < 3 ? 'published' : 'draft')
    for (let at = 0; at < 5; at++) ids.push(await aStory(begun(at), { sourceKey: `story ${at}`, headline: `খবর ${at}` }))
    const before = await current()
    // A connection each: forty editors do not share four, and a busy machine is slow.
    const db = createClient(database.connection, { poolSize: 12, connectMs: 50_000 })
    const done = await Promise.all(Array.from({ length: 40 }, async (_, at) => {
      const story = ids[at % ids.length]!
      const verb = (['publish', 'update', 'withdraw', 'topics'] as const)[Math.floor(at / ids.length) % 4]!
      const outcome = await {
        publish: () => publishStory(db, story, now),
        update: () => updateStory(db, story, { headline: `খবর ${at}`, section: at % 2 ? 'sports' : 'politics' }, now),
        withdraw: () => withdrawStory(db, story, now),
        topics: () => updateStory(db, story, { topics: [{ slug: `a${at % 3}`, name: `ক${at % 3}` }, { slug: `a${(at + 1) % 3}`, name: `ক${(at + 1) % 3}` }] }, now),
      }[verb]()
      return { verb, story, outcome }
    }))
    await db.$disconnect()
    const raised = done.flatMap(({ verb, story, outcome }) =>
      (outcome.ok && outcome.value.edition !== null ? [{ verb, story, number: outcome.value.edition }] : []))
    const changes = await since(before)
    const numbers = changes.map(({ number }) => number)
    expect(raised.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(numbers)
    expect(numbers).toEqual(numbers.map((_, at) => before + 1 + at))
    expect(numbers.length).toBeGreaterThan(0)
    for (const { verb, story, number } of raised) {
      expect(changes.find((change) => change.number === number)).toMatchObject({ withdrawn: verb === 'withdraw' ? [story] : [] })
    }
    // Of each story, the last change of its state is the one that the store shows.
    for (const [at, story] of ids.entries()) {
      const last = raised.filter((one) => one.story === story && (one.verb === 'publish' || one.verb === 'withdraw')).toSorted((a, b) => a.number - b.number).at(-1)
      const { state } = await database.db.story.findUniqueOrThrow({ where: { id: story } })
      expect(state).toBe(last === undefined ? begun(at) : last.verb === 'publish' ? 'published' : 'withdrawn')
    }
  })

  test('two that withdraw the same story: one did, the other is told that it is done', async () => {
    await aStory('published')
    const outcomes = await Promise.all([withdrawStory(database.db, id, now), withdrawStory(database.db, id, now)])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, code: 'state', field: null })
    expect(await since(1)).toHaveLength(1)
  })

  test('two that change different parts of a story: neither part is lost', async () => {
    await aStory('published')
    await Promise.all([
      updateStory(database.db, id, { place: 'ঢাকা' }, now), updateStory(database.db, id, { sourceLine: 'বাসস' }, now), updateStory(database.db, id, { section: 'sports' }, now),
    ])
    expect(await findStory(database.db, id)).toMatchObject({ story: { place: 'ঢাকা', sourceLine: 'বাসস', section: 'sports' } })
    expect(await since(1)).toHaveLength(3)
  })
})
