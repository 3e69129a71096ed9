import { describe, expect, test } from 'vitest'
import { chanceOf } from '@/bench/chance'
import { edited } from '@/bench/newsroom/edit'
import { inspect } from '@/bench/newsroom/integrity'
import { Ledger, type Found, type Sent } from '@/bench/newsroom/ledger'
import { emptyDraft, type Draft } from '@/lib/news/draft'
import { importPage } from '@/lib/newsroom/import-page'
import { freshDatabase } from './database'
import { aPage } from './imports'
import { begin, change, reporter } from './newsroom-editors'

const first = emptyDraft('national')
const draftOf = (mark: string, more: Partial<Draft> = {}): Draft => ({ ...first, headline: 'খবর', note: mark, ...more })
const save = (mark: string, upon: number, keep = false): Sent => ({ mark, upon, keep, content: draftOf(mark) })
const found = (version: number, content: Draft, revisions: Found['revisions'] = []): Found => ({ version, content, revisions })

/** Three saves: two that somebody was told of, one without an answer. */
function threeSaves(): Ledger {
  const ledger = new Ledger(first)
  for (const [mark, upon, keep] of [['a', 1, true], ['b', 2, false]] as const) {
    ledger.sends(save(mark, upon, keep))
    ledger.acknowledged(save(mark, upon, keep), upon + 1)
  }
  ledger.sends(save('c', 3))
  return ledger
}
const kept: Found['revisions'] = [{ number: 1, version: 2, act: 'kept', content: draftOf('a') }]

describe('Whoever looks for lost text', () => {
  test('is content with the last acknowledged save, or with one behind it whose answer did not come', () => {
    for (const stored of [found(3, draftOf('b'), kept), found(4, draftOf('c'), kept)]) {
      expect(threeSaves().compare(stored)).toEqual({ lost: [], faults: [] })
    }
  })

  test('sees each acknowledged save that is missing, and each revision', () => {
    expect(threeSaves().compare(found(1, first)).lost).toHaveLength(3)
    expect(threeSaves().compare(found(2, draftOf('a'), kept)).lost).toEqual(['b, told to be version 3; the store has 2'])
    expect(threeSaves().compare(found(3, draftOf('b'))).lost).toEqual(['a, kept as a revision'])
  })

  test('sees a text that differs by a sign, is another’s, or comes from nobody', () => {
    expect(threeSaves().compare(found(3, draftOf('b', { headline: 'খবর ' }), kept)).lost).toHaveLength(1)
    expect(threeSaves().compare(found(3, draftOf('c'), kept)).lost).toHaveLength(1)
    expect(threeSaves().compare(found(4, draftOf('x'), kept)).faults).toEqual(['version 4 is a text that nobody has sent upon 3'])
  })

  test('sees versions that nobody made or that two were given, and revisions that do not fit', () => {
    expect(threeSaves().compare(found(6, draftOf('c'), kept)).faults).toContain('nobody made version 5')
    const ledger = threeSaves()
    ledger.sends(save('d', 2))
    ledger.acknowledged(save('d', 2), 3)
    expect(ledger.compare(found(3, draftOf('d'), kept)).faults).toEqual(['version 3 was given to b and to d'])
    expect(threeSaves().compare(found(3, draftOf('b'), [{ ...kept[0]!, number: 2 }])).faults).toEqual(['revision 1 has the number 2'])
    expect(threeSaves().compare(found(3, draftOf('b'), [...kept, { number: 2, version: 3, act: 'kept', content: draftOf('b') }])).faults).toHaveLength(1)
  })

  test('does not hold a refusal for a loss, unless an earlier try may have been made', () => {
    const ledger = threeSaves()
    ledger.refused(save('c', 3), false)
    expect(ledger.compare(found(4, draftOf('c'), kept)).faults).not.toEqual([])
  })
})

test('What the writers of the bench write is in stored form, always another text, and the same for the same seed', () => {
  const write = () => {
    const [drafts, chance] = [[first], chanceOf(3)]
    for (let round = 0; round < 200; round++) drafts.push(edited(drafts.at(-1)!, `${round}`, chance))
    return drafts.slice(1)
  }
  const drafts = write()
  expect(write()).toEqual(drafts)
  expect(new Set(drafts.map((draft) => JSON.stringify(draft))).size).toBe(200)
  expect(new Set(drafts.flatMap(({ body }) => body.map(({ kind }) => kind))).size).toBe(6)
})

describe('The inspection of a database', { timeout: 120_000 }, () => {
  test('finds nothing in a sound one, and leaves no trace in it', async () => {
    const own = await freshDatabase()
    try {
      await importPage(own.db, aPage({ sourceKey: 'sound', headline: 'সুস্থ' }), { sample: null })
      const { id } = await begin(own.db, reporter, new Date())
      await change(own.db, reporter, id, { headline: 'বদল' }, new Date())
      expect(await inspect(own.connection)).toEqual([])
      expect(await own.db.$queryRaw`select 1 from pg_extension where extname = 'amcheck'`).toEqual([])
    } finally {
      await own.close()
    }
  })

  test('finds an index that lies, and a row that names what is gone', async () => {
    const own = await freshDatabase()
    try {
      const { id } = await begin(own.db, reporter, new Date())
      await own.db.$executeRawUnsafe(`create function sworn(text) returns text immutable language sql as 'select $1'`)
      await own.db.$executeRawUnsafe('create index lying on draft (sworn(headline))')
      await own.db.$executeRawUnsafe(`create or replace function sworn(text) returns text immutable language sql as 'select $1 || 1'`)
      expect(await inspect(own.connection)).toEqual([expect.stringMatching(/^lying: /)])
      await own.db.$executeRawUnsafe('drop index lying')
      await own.db.$transaction([
        own.db.$executeRaw`set local session_replication_role = replica`,
        own.db.$executeRaw`delete from story where id = ${id}`,
      ])
      expect(await inspect(own.connection)).toEqual([expect.stringMatching(/draft name what is not in story$/)])
    } finally {
      await own.close()
    }
  })
})
