import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importPage } from '@/lib/newsroom/import-page'
import { scheduleStory } from '@/lib/newsroom/schedule-story'
import { updateStory } from '@/lib/newsroom/update-story'
import { withdrawStory } from '@/lib/newsroom/withdraw-story'
import { analyseStory } from '@/lib/search/analyse-story'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { aPage } from '@/tests/imports'
import { begin, editor } from '@/tests/newsroom-editors'
import { packIndex, withIndexer } from './search-packing'
import { claimRebuilding, isIndexBehind, rebuildIndex, type Rebuilding } from './search-rebuilding'
import { searchIndex } from './search-index'
import { inChange } from './transaction'

const now = new Date()
const letters = [...'কখগঘচছজটঠডঢতথদধনপফবভমরলসহ']
/** A word that only story number `at` has. */
const own = (at: number) => `${letters[at % letters.length]}া${letters[Math.floor(at / letters.length)]}িমুল`
const shared = 'নদীভাঙন'

async function add(at: number): Promise<string> {
  const made = await importPage(database.db, aPage({ sourceKey: `page-${at}`, headline: `${own(at)} ${shared}` }), { sample: null })
  if (!made.ok) throw new Error(made.code)
  return made.value.id
}

/** Who has this very word; searching forgives, and finds more. */
async function find(word: string): Promise<string[]> {
  const index = searchIndex(database.db)
  const blocks = await index.postings((await index.lookUp({ keys: [word] })).byKey.map(({ id }) => id))
  const living = await index.living(blocks.flatMap(({ stories }) => [...stories]))
  return [...living.values()].map(({ storyId }) => storyId).sort()
}

const rebuild = (more: Partial<Rebuilding> = {}) =>
  withIndexer(database.connection, (client) => rebuildIndex(client, { analyse: analyseStory, anew: false, atOnce: 7, ...more }))
const pack = () => withIndexer(database.connection, (client) => packIndex(client, { all: true }))

/** As a store is whose stories were written before there was an index. */
async function forget(): Promise<void> {
  await database.db.$executeRaw`truncate search_word, search_story, search_fresh, search_segment, search_block, search_waiting, search_progress`
}

/** Every posting that counts, word by word, and what is not as it should be. */
async function contents(): Promise<{ postings: Map<string, string[]>; faults: string[] }> {
  const index = searchIndex(database.db)
  const words = await database.db.searchWord.findMany()
  const postings = new Map<string, string[]>()
  const faults: string[] = []
  const blocks = await index.postings(words.map(({ id }) => id))
  const known = await index.living([...new Set(blocks.flatMap(({ stories }) => [...stories]))])
  for (const { id, word } of words) {
    const pairs = blocks.filter(({ wordId }) => wordId === id).flatMap(({ stories, weights }) => [...stories].map((no, at) => [no, weights[at]] as const))
    if (new Set(pairs.map(([no]) => no)).size !== pairs.length) faults.push(`${word} has a story twice`)
    const living = pairs.flatMap(([no, weight]) => (known.has(no) ? [`${known.get(no)!.storyId} ${weight}`] : []))
    if (living.length > 0) postings.set(word, living.sort())
    const { byKey: [counted] } = await index.lookUp({ keys: [word] })
    if ((counted?.stories ?? 0) !== pairs.length) faults.push(`${word} stands in ${pairs.length} stories, not in ${counted?.stories}`)
  }
  return { postings: new Map([...postings].sort()), faults }
}

let database: TestDatabase
let ids: string[]
beforeAll(async () => {
  database = await freshDatabase()
  ids = []
  for (let at = 0; at < 30; at++) ids.push(await add(at))
})
afterAll(() => database.close())

describe('Packing', () => {
  test('changes nothing of what is found, drops what is dead, and counts the stories of words', async () => {
    await updateStory(database.db, editor, ids[3]!, { standfirst: 'পলিমাটি' }, now)
    const before = await contents()
    await pack()
    expect(await contents()).toEqual(before)
    expect(before.faults).toEqual([])
    expect(await database.db.searchFresh.count()).toBe(0)
    await updateStory(database.db, editor, ids[4]!, { standfirst: 'পলিমাটি' }, now)
    const later = (await contents()).postings
    await pack()
    const packed = await contents()
    expect(packed.postings).toEqual(later)
    expect(packed.faults).toEqual([])
    expect(await database.db.searchSegment.count()).toBe(1)
    expect(await find(shared)).toEqual([...ids].sort())
  })

  test('leaves alone what is published meanwhile', async () => {
    const { id } = await begin(database.db, editor, now, { headline: 'খেয়াঘাট' })
    await inChange(database.db, async (within) => {
      const { indexChanged } = await import('@/lib/newsroom/index-changed')
      await within.story.update({ where: { id }, data: { state: 'published', headline: 'খেয়াঘাট' } })
      await indexChanged(within, [id])
      ids.push(await add(30))
      await pack()
    })
    expect([await find('খেয়াঘাট'), await find(own(30))]).toEqual([[id], [ids[30]]])
    await pack()
    expect([await find('খেয়াঘাট'), await find(own(30))]).toEqual([[id], [ids[30]]])
    await withdrawStory(database.db, editor, id, { reason: 'পরীক্ষা' }, now)
  })
})

describe('Rebuilding', () => {
  test('an installation from before the index gets it whole, and nothing of what readers do not see', async () => {
    const withdrawn = ids[7]!
    await withdrawStory(database.db, editor, withdrawn, { reason: 'ভুল' }, now)
    const draft = await begin(database.db, editor, now, { headline: 'খসড়ালেখা' })
    const planned = await begin(database.db, editor, now, { headline: 'আগামীকাল' })
    await scheduleStory(database.db, editor, planned.id, { version: 1, due: new Date(Date.now() + 3_600_000) }, new Date())
    const before = await contents()
    const waiting = await database.db.searchWaiting.findMany()
    await forget()
    expect(await find(shared)).toEqual([])
    expect(await isIndexBehind(database.db)).toBe(true)
    const told: number[] = []
    expect(await rebuild({ onProgress: ({ stories, of }) => told.push(stories, of) })).toBe(30)
    expect(told.slice(-2)).toEqual([30, 30])
    const after = await contents()
    expect(after.postings).toEqual(before.postings)
    expect(after.faults).toEqual([])
    expect(await database.db.searchWaiting.findMany()).toEqual(waiting)
    expect([await find('খসড়ালেখা'), await find('আগামীকাল'), await find(own(7))]).toEqual([[], [], []])
    expect(draft.id).not.toBe(planned.id)
    expect(await isIndexBehind(database.db)).toBe(false)
    expect(await rebuild()).toBe(0)
  })

  test('broken off by the loss of its connection, it goes on with what is missing; anew too', async () => {
    for (const anew of [false, true]) {
      if (!anew) await forget()
      const before = await database.db.searchStory.findMany({ orderBy: { no: 'asc' } })
      let steps = 0
      await expect(withIndexer(database.connection, (client) => rebuildIndex(client, {
        anew, atOnce: 7,
        analyse(story) {
          // In the third step, whose end it does not reach.
          if (++steps === 17) void client.query('select pg_terminate_backend(pg_backend_pid())').catch(() => {})
          return analyseStory(story)
        },
      }))).rejects.toThrow()
      const kept = (await database.db.searchStory.findMany()).filter(({ no }) => no > (before.at(-1)?.no ?? 0))
      expect(kept).toHaveLength(14)
      if (anew) expect(await find(shared)).toHaveLength(30)
      expect(await isIndexBehind(database.db)).toBe(true)
      expect(await rebuild({ anew })).toBe(16)
      const now = await database.db.searchStory.findMany()
      expect(now).toEqual(expect.arrayContaining(kept))
      expect(now).toHaveLength(30)
      expect((await contents()).faults).toEqual([])
      expect(await find(shared)).toHaveLength(30)
      expect(await isIndexBehind(database.db)).toBe(false)
    }
  })

  test('a story that is changed while its step is under way keeps its new words', async () => {
    await forget()
    let changed = false
    await withIndexer(database.connection, async (client) => {
      const changing = new Promise<void>((resolve, reject) => {
        void rebuildIndex(client, {
          anew: false, atOnce: 100,
          onProgress() {
            if (changed) return
            changed = true
            updateStory(database.db, editor, ids[9]!, { headline: 'বদলানো' }, now).then(() => resolve(), reject)
          },
          analyse: analyseStory,
        }).then(() => changing).catch(reject)
      })
      await changing
    })
    await rebuild()
    expect([await find('বদলানো'), await find(own(9))]).toEqual([[ids[9]], []])
    expect(await find(shared)).toHaveLength(29)
  })

  test('a story that somebody holds keeps nobody waiting, and comes in later', async () => {
    await forget()
    await inChange(database.db, async (within) => {
      await within.$queryRaw`select id from story where id = ${ids[11]!} for no key update`
      await rebuild()
      expect(await find(own(12))).toEqual([ids[12]])
      expect(await find(own(11))).toEqual([])
    })
    expect(await isIndexBehind(database.db)).toBe(true)
    await rebuild()
    expect(await find(own(11))).toEqual([ids[11]])
    expect(await isIndexBehind(database.db)).toBe(false)
  })

  test('is done by one process at a time', async () => {
    await withIndexer(database.connection, async (client) => {
      expect(await claimRebuilding(client)).toBe(true)
      await withIndexer(database.connection, async (other) => expect(await claimRebuilding(other)).toBe(false))
    })
    await withIndexer(database.connection, async (client) => expect(await claimRebuilding(client)).toBe(true))
  })
})
