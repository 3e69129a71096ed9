import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chanceOf } from '@/bench/chance'
import { interleave } from '@/bench/newsroom/interleavings'
import { paragraph } from '@/lib/news/blocks'
import { findEdition } from '@/lib/store/edition'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { aPage } from '@/tests/imports'
import { aDraft, begin, change, editor, reporter, subEditor } from '@/tests/newsroom-editors'
import { everyRow } from '@/tests/rows'
import { importPage } from './import-page'
import { findStories, listDesk } from './list-desk'
import { findRevision, listRevisions } from './list-revisions'
import { openDraft } from './open-draft'
import { publishStory } from './publish-story'
import { restoreRevision } from './restore-revision'
import { findDraft, saveDraft } from './save-draft'
import { scheduleStory } from './schedule-story'
import { takePageText } from './take-page-text'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

const now = new Date('2026-11-22T06:00:00Z')
/** Ten thousand of them: npm run bench:newsroom -- --only interleavings */
const rounds = 100

/** Every word that stands anywhere but in what is being written and what came of it. */
async function publicText(): Promise<string> {
  const { draft: _, revision: __, ...tables } = await everyRow(database.db)
  return JSON.stringify(tables)
}

describe('A save', () => {
  test('is the next version, in stored form, and opens for everybody of the newsroom', async () => {
    const { id, version } = await begin(database.db, reporter, now)
    const saved = await saveDraft(database.db, reporter, id, { version, content: aDraft({ headline: '\u200bমেলা\u09dc' }) }, now)
    expect(saved).toEqual({ ok: true, value: { version: 2 } })
    expect(await openDraft(database.db, subEditor, id)).toMatchObject({ ok: true, value: {
      state: 'draft', version: 2, content: { headline: 'মেলাড়' }, savedBy: reporter.name, savedAt: now, publishedVersion: null, mine: false, mayWrite: true,
    } })
  })

  test('upon an older version is refused, and the newer one can be had', async () => {
    const { id } = await begin(database.db, reporter, now)
    const mine = { version: 1, content: aDraft({ headline: 'আমার' }) }
    const yours = { version: 1, content: aDraft({ headline: 'তোমার' }) }
    expect(await saveDraft(database.db, reporter, id, mine, now)).toMatchObject({ ok: true })
    expect(await saveDraft(database.db, subEditor, id, yours, now)).toEqual({ ok: false, code: 'conflict', field: 'version' })
    expect(await findDraft(database.db, subEditor, id)).toMatchObject({ version: 2, content: { headline: 'আমার' }, savedBy: reporter.name })
    expect(await saveDraft(database.db, subEditor, id, { version: 7, content: aDraft({ headline: 'পরের' }) }, now)).toMatchObject({ code: 'conflict' })
  })

  test('whose answer was lost can be sent again; the same text raises nothing', async () => {
    const { id } = await begin(database.db, reporter, now)
    const save = { version: 1, content: aDraft({ headline: 'একবার' }) }
    expect(await saveDraft(database.db, reporter, id, save, now)).toEqual({ ok: true, value: { version: 2 } })
    const before = await everyRow(database.db)
    expect(await saveDraft(database.db, reporter, id, save, new Date(now.getTime() + 1000))).toEqual({ ok: true, value: { version: 2 } })
    // A lock leaves its mark on a row, so the rows are compared without their versions.
    const rows = (all: Record<string, unknown[]>) => Object.fromEntries(Object.entries(all).map(([name, list]) => [name, list.map((one) => (one as { row: unknown }).row)]))
    expect(rows(await everyRow(database.db))).toEqual(rows(before))
  })

  test('of what is no draft names the field, and changes nothing', async () => {
    const { id } = await begin(database.db, reporter, now)
    const deep: unknown[] = []
    let inner = deep
    for (let at = 0; at < 20_000; at++) inner.push(inner = [])
    const faults: [unknown, string | null][] = [
      [null, ''], ['text', ''], [{}, 'headline'], [{ ...aDraft(), headline: 'ক'.repeat(501) }, 'headline'], [{ ...aDraft(), onclick: 'x' }, 'onclick'],
      [{ ...aDraft(), body: [paragraph('ক'), { kind: 'script', text: 'x' }] }, 'body.1.kind'], [{ ...aDraft(), body: [{ kind: 'heading', text: '\u200b' }] }, 'body.0.text'],
      [{ ...aDraft(), body: [{ kind: 'paragraph', text: [{ text: 'ক', href: 'javascript:alert(1)' }] }] }, null], [{ ...aDraft(), body: deep }, null],
      [{ ...aDraft(), related: ['../etc'] }, 'related.0'], [{ ...aDraft(), breakingUntil: 'কাল' }, 'breakingUntil'],
      [{ ...aDraft(), body: Array.from({ length: 60 }, () => paragraph('ক'.repeat(10_000))) }, 'body'],
    ]
    for (const [content, field] of faults) {
      const outcome = await saveDraft(database.db, reporter, id, { version: 1, content }, now)
      expect(outcome).toMatchObject({ ok: false, code: 'invalid' })
      if (field !== null && !outcome.ok) expect(outcome.field).toBe(field)
    }
    expect(await findDraft(database.db, reporter, id)).toMatchObject({ version: 1, content: aDraft() })
  })

  test('of one’s own story is allowed until readers see it; of another’s from sub-editor on', async () => {
    const other = { ...reporter, id: 'reporter-2', name: 'অন্য জন' }
    const { id } = await begin(database.db, reporter, now)
    expect(await saveDraft(database.db, other, id, { version: 1, content: aDraft({ headline: 'x' }) }, now)).toMatchObject({ code: 'forbidden' })
    expect(await openDraft(database.db, other, id)).toMatchObject({ value: { mayWrite: false, mine: false } })
    await publishStory(database.db, editor, id, { version: 1, meaningChanged: false }, now)
    expect(await saveDraft(database.db, reporter, id, { version: 1, content: aDraft({ headline: 'x' }) }, now)).toMatchObject({ code: 'forbidden' })
    expect(await openDraft(database.db, reporter, id)).toMatchObject({ value: { mayWrite: false, mine: true, publishedVersion: 1 } })
    expect(await saveDraft(database.db, subEditor, id, { version: 1, content: aDraft({ headline: 'x' }) }, now)).toEqual({ ok: true, value: { version: 2 } })
  })

  test('of a story that is not there is unknown', async () => {
    for (const id of ['0000000000', 'nonsense', "'; drop table draft"]) {
      expect(await saveDraft(database.db, editor, id, { version: 1, content: aDraft() }, now)).toMatchObject({ code: 'unknown' })
      expect(await openDraft(database.db, editor, id)).toMatchObject({ code: 'unknown' })
      expect(await findDraft(database.db, editor, id)).toBeNull()
    }
  })

  test('leaves no word where readers’ pages look, whatever becomes of the story but publishing', async () => {
    const secret = 'গোপনকথা'
    const { id } = await begin(database.db, reporter, now, { note: secret, headline: secret, shortHeadline: secret, standfirst: secret, place: secret, sourceLine: secret,
      topics: [{ slug: 'hidden', name: secret }], bylines: [{ slug: 'hidden', name: secret, kind: 'person' }] })
    const version = await change(database.db, reporter, id, { body: [paragraph(secret)] }, now)
    expect(await publicText()).not.toContain(secret)
    await publishStory(database.db, editor, id, { version, meaningChanged: false }, now)
    expect(await publicText()).toContain(secret)
    const more = 'আরওগোপন'
    await change(database.db, editor, id, { headline: more, standfirst: more, body: [paragraph(more)] }, now)
    expect(await publicText()).not.toContain(more)
  })

  test('with a keeping makes a revision, and no other save does', async () => {
    const { id } = await begin(database.db, reporter, now)
    await change(database.db, reporter, id, { headline: 'টাইপ' }, now)
    expect(await listRevisions(database.db, reporter, id)).toEqual([])
    await saveDraft(database.db, reporter, id, { version: 2, content: aDraft({ headline: 'রাখা' }), keep: true }, now)
    expect(await listRevisions(database.db, reporter, id)).toEqual([{ number: 1, version: 3, act: 'kept', headline: 'রাখা', by: reporter.name, at: now }])
    expect(await findRevision(database.db, reporter, id, 1)).toMatchObject({ content: { headline: 'রাখা' } })
    for (const number of [2, 0, -1, 1.5, NaN, 2 ** 40]) expect(await findRevision(database.db, reporter, id, number)).toBeNull()
  })
})

test('Going back to a revision loses nothing that was saved since, published or not', async () => {
  const { id } = await begin(database.db, reporter, now, { headline: 'প্রথম' })
  await saveDraft(database.db, reporter, id, { version: 1, content: aDraft({ headline: 'দ্বিতীয়' }), keep: true }, now)
  const version = await change(database.db, reporter, id, { headline: 'তৃতীয়' }, now)
  expect(await restoreRevision(database.db, reporter, id, { version: version - 1, revision: 1 }, now)).toMatchObject({ code: 'conflict' })
  expect(await restoreRevision(database.db, reporter, id, { version, revision: 9 }, now)).toMatchObject({ code: 'revision' })
  expect(await restoreRevision(database.db, reporter, id, { version, revision: 1 }, now)).toMatchObject({ ok: true, value: { version: version + 1, edition: null } })
  expect((await listRevisions(database.db, reporter, id)).map(({ act, headline }) => [act, headline])).toEqual([['restored', 'দ্বিতীয়'], ['kept', 'তৃতীয়'], ['kept', 'দ্বিতীয়']])
  expect(await findDraft(database.db, reporter, id)).toMatchObject({ version: version + 1, content: { headline: 'দ্বিতীয়' } })
  expect(await restoreRevision(database.db, reporter, id, { revision: 1 }, now)).toMatchObject({ code: 'unchanged' })
})

test('A story that was imported opens as readers see it, and opening it twice at once makes one draft', async () => {
  const made = await importPage(database.db, aPage({ sourceKey: 'imported', headline: 'আমদানি', section: 'sports', signOff: 'এমপি', bylines: [{ name: 'খেলা ডেস্ক', kind: 'desk' }] }), { sample: null })
  const id = made.ok ? made.value.id : ''
  const opened = await Promise.all([1, 2, 3, 4].map(() => openDraft(database.db, editor, id)))
  for (const one of opened) {
    expect(one).toMatchObject({ ok: true, value: {
      version: 1, publishedVersion: 1, state: 'published', savedBy: null,
      content: { headline: 'আমদানি', section: 'sports', signOff: 'এমপি', bylines: [{ slug: 'sports-desk', name: 'খেলা ডেস্ক', kind: 'desk' }], note: '' },
    } })
  }
  expect(await publishStory(database.db, editor, id, { version: 1, meaningChanged: true }, now)).toMatchObject({ code: 'unchanged' })
})

test('An import takes away no text that somebody is writing, and brings a draft that nobody changed up to date', async () => {
  const own = await freshDatabase()
  try {
    const page = { sourceKey: 'page-with-list', headline: 'পাতার খবর', pageDate: { year: 2024, month: 4, day: 26 } }
    await importPage(own.db, aPage({ ...page, latest: ['এক খবর', 'দুই খবর'] }), { sample: null })
    const [one, two] = await Promise.all(['এক খবর', 'দুই খবর'].map((headline) => own.db.story.findFirstOrThrow({ where: { headline } })))
    await change(own.db, subEditor, one!.id, { body: [paragraph('লেখা চলছে')] }, now)
    await openDraft(own.db, subEditor, two!.id)
    const full = await own.db.story.findFirstOrThrow({ where: { sourceKey: page.sourceKey } })
    await openDraft(own.db, subEditor, full.id)
    await importPage(own.db, aPage({ ...page, paragraphs: ['নতুন অনুচ্ছেদ এসেছে।'], latest: [] }), { sample: null })
    expect(await findDraft(own.db, subEditor, one!.id)).toMatchObject({ content: { body: [paragraph('লেখা চলছে')] } })
    expect(await own.db.story.findUnique({ where: { id: two!.id } })).toBeNull()
    expect(await openDraft(own.db, subEditor, full.id)).toMatchObject({ value: { version: 2, publishedVersion: 2, content: { body: [paragraph('নতুন অনুচ্ছেদ এসেছে।')] } } })
    await change(own.db, subEditor, full.id, { headline: 'নিজের শিরোনাম' }, now)
    await importPage(own.db, aPage({ ...page, paragraphs: ['আরও নতুন।'] }), { sample: null })
    expect(await openDraft(own.db, subEditor, full.id)).toMatchObject({ value: { version: 3, publishedVersion: 2, content: { headline: 'নিজের শিরোনাম' } } })
  } finally {
    await own.close()
  }
})

test('A page’s text is read as a draft, with the headline that waits for it', async () => {
  await importPage(database.db, aPage({ sourceKey: 'lists', headline: 'তালিকার পাতা', latest: ['সেতু খুলেছে আজ সকালে'] }), { sample: null })
  const text = 'সেতু খুলেছে আজ সকালে\n\nপ্রকাশিত: ২২ নভেম্বর ২০২৬, ১০:০০\n\nনদীর ওপর নতুন সেতুটি আজ সকালে খুলে দেওয়া হয়েছে। মানুষ হেঁটে পার হয়েছেন।\n\nসেতুর দুই পারে সকাল থেকে ভিড় ছিল।\n'
  const taken = await takePageText(database.db, reporter, text)
  expect(taken).toMatchObject({ ok: true, value: { content: { headline: 'সেতু খুলেছে আজ সকালে', body: [{ kind: 'paragraph' }, { kind: 'paragraph' }] }, reading: { headline: 'সেতু খুলেছে আজ সকালে' } } })
  const waiting = await database.db.story.findFirstOrThrow({ where: { kind: 'headline_only', headline: 'সেতু খুলেছে আজ সকালে' } })
  expect(taken.ok && taken.value.waiting).toBe(waiting.id)
  expect(await takePageText(database.db, reporter, 'abc')).toMatchObject({ ok: false })
  if (!taken.ok) return
  const version = await change(database.db, subEditor, waiting.id, { body: taken.value.content.body }, now)
  expect(await publishStory(database.db, editor, waiting.id, { version, meaningChanged: false }, now)).toMatchObject({ ok: true })
  expect(await database.db.story.findUnique({ where: { id: waiting.id } })).toMatchObject({ kind: 'full', published: now, updated: null })
})

test('The desk shows each story where somebody looks for it, and finds it by its words', async () => {
  const own = await freshDatabase()
  try {
    const mine = await begin(own.db, reporter, now, { headline: 'হাওরের পাখি' })
    const soon = await begin(own.db, reporter, now, { headline: 'আসছে খবর' })
    await scheduleStory(own.db, editor, soon.id, { version: 1, due: new Date(Date.now() + 3_600_000) }, new Date())
    const out = await begin(own.db, subEditor, now, { headline: 'প্রকাশিত কথা' })
    await publishStory(own.db, editor, out.id, { version: 1, meaningChanged: false }, now)
    await change(own.db, editor, out.id, { headline: 'প্রকাশিত নতুন কথা' }, now)
    const desk = await listDesk(own.db, reporter, new Date())
    const ids = (rows: { id: string }[]) => rows.map(({ id }) => id)
    expect(Object.fromEntries(Object.entries(desk).map(([name, rows]) => [name, ids(rows)]))).toEqual({
      review: [], scheduled: [soon.id], late: [], recent: [out.id], pending: [out.id], rights: [], waiting: [], mine: [mine.id, soon.id].sort(),
    })

    // A picture that readers see warns a week before its rights end, and goes on warning.
    const clock = new Date()
    await own.db.picture.create({ data: { id: 'borrowed', width: 1, height: 1, files: [], alt: 'পাখি', credit: 'এক', rightsExpire: new Date(clock.getTime() + 6 * 86_400_000) } })
    await own.db.story.updateMany({ where: { id: { in: [mine.id, out.id] } }, data: { pictureId: 'borrowed' } })
    expect(ids((await listDesk(own.db, reporter, clock)).rights)).toEqual([out.id])
    expect(ids((await listDesk(own.db, reporter, new Date(clock.getTime() + 30 * 86_400_000))).rights)).toEqual([out.id])
    expect(ids((await listDesk(own.db, reporter, new Date(clock.getTime() - 2 * 86_400_000))).rights)).toEqual([])
    // One within the text counts as well, alone or among others, and a story that shows two stands there once.
    await own.db.picture.create({ data: { id: 'lent', width: 1, height: 1, files: [], alt: 'মাছ', credit: 'দুই', rightsExpire: new Date(clock.getTime() + 5 * 86_400_000) } })
    const within = await begin(own.db, subEditor, now, { headline: 'ভেতরে ছবি' })
    await publishStory(own.db, editor, within.id, { version: 1, meaningChanged: false }, now)
    for (const body of [[{ kind: 'picture', picture: 'lent' }], [{ kind: 'gallery', pictures: ['own', 'lent', 'borrowed'] }]]) {
      await own.db.story.update({ where: { id: within.id }, data: { body } })
      expect(ids((await listDesk(own.db, reporter, clock)).rights)).toEqual([within.id, out.id])
    }
    await own.db.story.update({ where: { id: within.id }, data: { state: 'withdrawn' } })
    expect(ids((await listDesk(own.db, reporter, clock)).rights)).toEqual([out.id])
    const find = async (words: string, more = {}) => ids((await findStories(own.db, reporter, { words, state: null, section: null, person: null, ...more }, null, new Date())).stories)
    expect(await find('পাখি')).toEqual([mine.id])
    expect(await find('নতুন কথা')).toEqual([out.id])
    expect(await find('', { state: 'published' })).toEqual([out.id])
    expect(await find('', { state: 'scheduled' })).toEqual([soon.id])
    expect((await find('', { person: reporter.id })).sort()).toEqual([mine.id, soon.id].sort())
    expect(await find('', { section: 'sports' })).toEqual([])
    expect(await find('100%')).toEqual([])
  } finally {
    await own.close()
  }
})

describe('Two who write the same story', () => {
  test(`at the same moment, ${rounds} times: one is saved, the other told, and no acknowledged text is lost`, { timeout: 120_000 }, async () => {
    const { id } = await begin(database.db, subEditor, now)
    const edition = await findEdition(database.db)
    const done = await interleave({ db: database.db, id, writers: [subEditor, editor], rounds, chance: chanceOf(42) })
    expect(done).toMatchObject({ lost: 0, faults: [] })
    // Enough of either kind to say something.
    expect(done.acknowledged).toBeGreaterThan(rounds / 2)
    expect(done.refused).toBeGreaterThan(rounds / 10)
    expect(await findEdition(database.db)).toEqual(edition)
  })

  test('would be seen to lose text if the last one to save won', async () => {
    const { id } = await begin(database.db, subEditor, now)
    const lastWins: typeof saveDraft = async (db, by, story, { content }, at) =>
      saveDraft(db, by, story, { version: (await findDraft(db, by, story))!.version, content }, at)
    const { lost, faults } = await interleave({ db: database.db, id, writers: [subEditor, editor], rounds: 30, chance: chanceOf(42), save: lastWins })
    expect(lost).toBeGreaterThan(0)
    expect(faults).not.toEqual([])
  })

  test('and publish it meanwhile: readers see a version that somebody chose, and no deadlock ends anything', { timeout: 120_000 }, async () => {
    const { id } = await begin(database.db, subEditor, now)
    const act = async (at: number) => {
      const found = (await findDraft(database.db, editor, id))!
      if (at % 3 === 0) return publishStory(database.db, editor, id, { version: found.version, meaningChanged: true }, now)
      return saveDraft(database.db, at % 3 === 1 ? subEditor : editor, id, { version: found.version, content: aDraft({ headline: `খবর ${at}` }), keep: at % 2 === 0 }, now)
    }
    const outcomes = []
    // More at once than there are connections, and no more than they can be waited for on a slow machine.
    for (let wave = 0; wave < 8; wave++) outcomes.push(...await Promise.all(Array.from({ length: 6 }, (_, at) => act(6 * wave + at))))
    for (const outcome of outcomes) if (!outcome.ok) expect(['conflict', 'unchanged']).toContain(outcome.code)
    const story = await database.db.story.findUniqueOrThrow({ where: { id } })
    const published = await database.db.revision.findFirst({ where: { storyId: id, act: 'published' }, orderBy: { number: 'desc' } })
    if (published !== null) expect([story.publishedVersion, story.headline]).toEqual([published.version, (published.content as { headline: string }).headline])
  })

  test('Whatever somebody types is held as it was stored, byte for byte', { timeout: 60_000 }, async () => {
    const { id } = await begin(database.db, reporter, now)
    let version = 1
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 200 }), async (headline, note) => {
      const saved = await saveDraft(database.db, reporter, id, { version, content: aDraft({ headline, note }) }, now)
      if (!saved.ok) throw new Error(saved.code)
      version = saved.value.version
      const first = (await findDraft(database.db, reporter, id))!.content
      // What came back can be sent again without a difference.
      expect(await saveDraft(database.db, reporter, id, { version, content: first }, now)).toEqual({ ok: true, value: { version } })
    }), { numRuns: 40 })
  })
})
