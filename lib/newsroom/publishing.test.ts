import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { paragraph } from '@/lib/news/blocks'
import { may, permissions, roles, type Editor, type Permission } from '@/lib/news/roles'
import { createClient } from '@/lib/store/client'
import { listCorrections } from '@/lib/store/corrections'
import { findEdition, listChangesAfter } from '@/lib/store/edition'
import { listLatest } from '@/lib/store/lists'
import { publishDue } from '@/lib/store/scheduled'
import { findStory } from '@/lib/store/stories'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { aDraft, begin, change, editor, reporter, subEditor } from '@/tests/newsroom-editors'
import { correctStory } from './correct-story'
import { createStory } from './create-story'
import { findStories, listDesk } from './list-desk'
import { hideFromList } from './hide-from-list'
import { findReadStory } from './list-figures'
import { listAudit, listRevisions } from './list-revisions'
import { openDraft } from './open-draft'
import { createPreviewLink, listPreviewLinks, readPreview, revokePreviewLink } from './preview-links'
import { publishStory } from './publish-story'
import { restoreRevision } from './restore-revision'
import { returnStory } from './return-story'
import { saveDraft } from './save-draft'
import { scheduleStory, unscheduleStory } from './schedule-story'
import { submitStory } from './submit-story'
import { withdrawStory } from './withdraw-story'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

/** The database reads its own clock, so what is planned here must lie ahead of both. */
const now = new Date()
const later = (ms: number) => new Date(now.getTime() + ms)
const current = async () => (await findEdition(database.db)).number
const shown = async (id: string) => {
  const found = await findStory(database.db, id)
  return found?.state === 'published' ? found.story : found?.state ?? null
}
const row = (id: string) => database.db.story.findUniqueOrThrow({ where: { id } })

describe('From a draft to readers', () => {
  test('a story is submitted, given back with a note, submitted again and published, and everybody who had it signs it', async () => {
    const { id } = await begin(database.db, reporter, now)
    expect(await submitStory(database.db, reporter, id, { version: 1 }, now)).toMatchObject({ ok: true, value: { edition: null } })
    expect(await submitStory(database.db, reporter, id, { version: 1 }, now)).toMatchObject({ code: 'state' })
    expect(await returnStory(database.db, subEditor, id, { version: 1, note: ' ' }, now)).toMatchObject({ code: 'note' })
    expect(await returnStory(database.db, subEditor, id, { version: 1, note: 'সূত্র কোথায়?' }, now)).toMatchObject({ ok: true })
    expect(await openDraft(database.db, reporter, id)).toMatchObject({ value: { state: 'draft', returned: { note: 'সূত্র কোথায়?', by: subEditor.name, at: now } } })
    await submitStory(database.db, reporter, id, { version: 1 }, now)
    expect(await openDraft(database.db, reporter, id)).toMatchObject({ value: { state: 'review', returned: null } })
    const version = await change(database.db, subEditor, id, { standfirst: 'দুই পারে ভিড়' }, now)
    expect(await publishStory(database.db, editor, id, { version: 1, meaningChanged: true }, now)).toMatchObject({ code: 'conflict' })
    const before = await current()
    expect(await publishStory(database.db, editor, id, { version, meaningChanged: true }, now)).toEqual({ ok: true, value: { id, version, edition: before + 1 } })
    expect(await shown(id)).toMatchObject({ headline: aDraft().headline, standfirst: 'দুই পারে ভিড়', published: now, updated: null, signOff: 'আরএইচ/এমপি/এনএস' })
    expect((await listRevisions(database.db, editor, id)).map(({ act }) => act)).toEqual(['published', 'submitted', 'submitted'])
    expect((await listAudit(database.db, editor, { story: id })).map(({ action, actorName }) => [action, actorName])).toEqual([
      ['story.publish', editor.name], ['story.submit', reporter.name], ['story.return', subEditor.name], ['story.submit', reporter.name], ['story.create', reporter.name],
    ])
  })

  test('pending changes are shown when somebody publishes them; a typing error is no news, a changed meaning is', async () => {
    const { id } = await begin(database.db, editor, now)
    await publishStory(database.db, editor, id, { version: 1, meaningChanged: false }, now)
    expect(await publishStory(database.db, editor, id, { version: 1, meaningChanged: true }, now)).toMatchObject({ code: 'unchanged' })
    const typo = await change(database.db, editor, id, { headline: 'নদীর ধারে মেলা বসেছে' }, later(1000))
    expect(await shown(id)).toMatchObject({ headline: 'নদীর ধারে মেলা' })
    await publishStory(database.db, editor, id, { version: typo, meaningChanged: false }, later(2000))
    expect(await shown(id)).toMatchObject({ headline: 'নদীর ধারে মেলা বসেছে', published: now, updated: null })
    const moved = await change(database.db, editor, id, { section: 'sports', signOff: 'কখ' }, later(3000))
    const before = await current()
    await publishStory(database.db, editor, id, { version: moved, meaningChanged: true }, later(4000))
    expect(await shown(id)).toMatchObject({ section: 'sports', updated: later(4000), signOff: 'কখ' })
    expect((await listChangesAfter(database.db, before))[0]!.touched).toEqual(expect.arrayContaining([`/national/${id}`, `/sports/${id}`, '/national', '/sports']))
  })

  test('nothing goes out without a headline, a section, a text, and words and credit for its pictures; the field is named', async () => {
    const picture = (id: string, alt: string, credit: string | null) => database.db.picture.create({ data: { id, width: 1, height: 1, files: [], alt, credit } })
    await Promise.all([picture('mute', '', 'ছবি: এক'), picture('nobodys', 'নৌকা', null), picture('good', 'নৌকা', 'ছবি: এক')])
    const faults: [Parameters<typeof aDraft>[0], string, string][] = [
      [{ headline: ' … ' }, 'headline', 'headline'], [{ section: 'gardening' }, 'section', 'section'], [{ body: [] }, 'text', 'body'],
      [{ picture: 'mute' }, 'picture', 'picture.alt'], [{ picture: 'nobodys' }, 'picture', 'picture.credit'], [{ picture: 'gone' }, 'picture', 'picture'],
      [{ body: [paragraph('ক'), { kind: 'picture', picture: 'mute' }] }, 'picture', 'body.mute.alt'],
      [{ body: [{ kind: 'gallery', pictures: ['good', 'nobodys'] }] }, 'picture', 'body.nobodys.credit'],
    ]
    for (const [fields, code, field] of faults) {
      const { id } = await begin(database.db, editor, now)
      const version = await change(database.db, editor, id, { ...fields }, now)
      for (const outcome of [
        await publishStory(database.db, editor, id, { version, meaningChanged: true }, now),
        await scheduleStory(database.db, editor, id, { version, due: later(1000) }, now),
      ]) expect(outcome).toEqual({ ok: false, code, field })
      expect(await row(id)).toMatchObject({ state: 'draft', headline: '', body: [] })
    }
    const { id } = await begin(database.db, editor, now, { picture: 'good', related: ['0000000000'] })
    expect(await publishStory(database.db, editor, id, { version: 1, meaningChanged: true }, now)).toMatchObject({ ok: true })
  })

  test('a withdrawal says why, and keeps text and draft; published again it has the date it had', async () => {
    const { id } = await begin(database.db, editor, now)
    await publishStory(database.db, editor, id, { version: 1, meaningChanged: true }, now)
    expect(await withdrawStory(database.db, editor, id, { reason: '' }, now)).toMatchObject({ code: 'reason' })
    const before = await current()
    expect(await withdrawStory(database.db, editor, id, { reason: 'ভুল খবর' }, now)).toMatchObject({ ok: true })
    expect(await shown(id)).toBe('withdrawn')
    expect((await listChangesAfter(database.db, before))[0]!.withdrawn).toEqual([id])
    expect((await listAudit(database.db, editor, { story: id }))[0]).toMatchObject({ action: 'story.withdraw', detail: { reason: 'ভুল খবর' } })
    expect(await openDraft(database.db, editor, id)).toMatchObject({ value: { state: 'withdrawn', content: { headline: aDraft().headline } } })
    expect(await publishStory(database.db, editor, id, { version: 1, meaningChanged: true }, later(5000))).toMatchObject({ ok: true })
    expect(await shown(id)).toMatchObject({ published: now, updated: null })
  })

  test('a correction stands on the story and on its page, dated, and readers’ pages are told', async () => {
    const { id } = await begin(database.db, editor, now)
    expect(await correctStory(database.db, editor, id, { text: 'ভুল ছিল' }, now)).toMatchObject({ code: 'state' })
    await publishStory(database.db, editor, id, { version: 1, meaningChanged: true }, now)
    expect(await correctStory(database.db, editor, id, { text: ' ' }, now)).toMatchObject({ code: 'text' })
    const before = await current()
    await correctStory(database.db, editor, id, { text: 'সংখ্যাটি ছিল বারো, তেরো নয়।' }, later(1000))
    expect(await shown(id)).toMatchObject({ corrections: [{ text: 'সংখ্যাটি ছিল বারো, তেরো নয়।', at: later(1000) }], updated: later(1000) })
    expect((await listChangesAfter(database.db, before))[0]!.touched).toEqual(expect.arrayContaining(['/corrections', `/national/${id}`]))
    expect((await listCorrections(database.db, null)).corrections).toMatchObject([{ text: 'সংখ্যাটি ছিল বারো, তেরো নয়।', story: { id, section: 'national' } }])
    await withdrawStory(database.db, editor, id, { reason: 'ভুল' }, now)
    expect((await listCorrections(database.db, null)).corrections).toEqual([])
  })
})

describe('A scheduled story', () => {
  beforeEach(() => database.db.story.deleteMany())
  const plan = async (due: Date, at: Date) => {
    const { id } = await begin(database.db, editor, at)
    const outcome = await scheduleStory(database.db, editor, id, { version: 1, due }, at)
    if (!outcome.ok) throw new Error(outcome.code)
    return id
  }

  test('is seen by nobody before its time, and by everybody from then on, stamped or not', async () => {
    const clock = new Date()
    const soon = new Date(clock.getTime() + 2_000)
    const id = await plan(soon, clock)
    expect([await shown(id), (await listLatest(database.db, null)).stories]).toEqual([null, []])
    await new Promise((done) => setTimeout(done, Math.max(0, soon.getTime() - Date.now()) + 300))
    expect(await shown(id)).toMatchObject({ published: soon })
    expect((await listLatest(database.db, null)).stories.map((story) => story.id)).toEqual([id])
    expect(await row(id)).toMatchObject({ state: 'scheduled', stamped: null })
    expect(await unscheduleStory(database.db, editor, id, new Date())).toMatchObject({ code: 'state' })
    expect((await listDesk(database.db, editor, new Date(soon.getTime() + 61_000))).late.map((one) => one.id)).toEqual([id])
    expect(await publishDue(database.db, new Date())).toMatchObject({ published: [id] })
    expect((await listDesk(database.db, editor, new Date(soon.getTime() + 61_000))).late).toEqual([])
  })

  test('can be withdrawn the moment its time has come, though nobody has stamped it', async () => {
    const id = await plan(later(1000), now)
    expect(await withdrawStory(database.db, editor, id, { reason: 'ভুল' }, later(999))).toMatchObject({ code: 'state' })
    expect(await withdrawStory(database.db, editor, id, { reason: 'ভুল' }, later(1000))).toMatchObject({ ok: true })
    expect(await publishDue(database.db, later(2000))).toMatchObject({ published: [] })
    expect(await shown(id)).toBe('withdrawn')
  })

  test('that is given up leaves no word where readers’ pages look, and goes back to review', async () => {
    const id = await plan(later(3_600_000), now)
    expect(await row(id)).toMatchObject({ headline: aDraft().headline })
    expect(await unscheduleStory(database.db, editor, id, now)).toMatchObject({ ok: true, value: { edition: null } })
    expect(await row(id)).toMatchObject({ state: 'review', headline: '', headlineKey: '', body: [], plainText: '', searchKey: '', due: null, published: null })
    expect(await publishDue(database.db, later(120_000))).toMatchObject({ published: [] })
  })

  test('goes out as it was planned; what was saved since waits', async () => {
    const id = await plan(later(1000), now)
    const version = await change(database.db, editor, id, { headline: 'পরের কথা' }, now)
    await publishDue(database.db, later(1000))
    expect(await shown(id)).toMatchObject({ headline: aDraft().headline })
    expect(await openDraft(database.db, editor, id)).toMatchObject({ value: { state: 'published', version, publishedVersion: 1 } })
  })

  test('is not planned for the past, nor for a year that was mistyped', async () => {
    const { id } = await begin(database.db, editor, now)
    for (const due of [now, later(-1), new Date('2062-01-01T00:00:00Z'), new Date(NaN)]) {
      expect(await scheduleStory(database.db, editor, id, { version: 1, due }, now)).toEqual({ ok: false, code: 'due', field: 'due' })
    }
  })

  test('is stamped once, by eight workers at the same time, and each edition tells of its own', { timeout: 60_000 }, async () => {
    const ids = await Promise.all(Array.from({ length: 120 }, (_, at) => `${String(at).padStart(10, '0')}`).map(async (id) => {
      await database.db.story.create({ data: { id, kind: 'full', state: 'scheduled', section: 'news', headline: id, headlineKey: id, ordered: later(1), published: later(1), due: later(1) } })
      return id
    }))
    const workers = Array.from({ length: 8 }, () => createClient(database.connection, { poolSize: 1, connectMs: 30_000 }))
    const before = await current()
    const done: string[] = []
    while ((await database.db.story.count({ where: { state: 'scheduled' } })) > 0) {
      const turns = await Promise.all(workers.map((worker) => publishDue(worker, later(5))))
      done.push(...turns.flatMap(({ published }) => published))
    }
    await Promise.all(workers.map((worker) => worker.$disconnect()))
    expect(done.toSorted()).toEqual(ids)
    expect(await database.db.audit.count({ where: { action: 'clock.publish', storyId: { in: ids } } })).toBe(120)
    const touched = (await listChangesAfter(database.db, before)).flatMap((one) => one.touched).filter((path) => path.startsWith('/s/'))
    expect(touched.toSorted()).toEqual(ids.map((id) => `/s/${id}`))
  })

  test('stays what it is when the clock goes back and forth', async () => {
    const id = await plan(later(10_000), now)
    expect((await publishDue(database.db, later(9_999))).published).toEqual([])
    expect((await publishDue(database.db, later(10_000))).published).toEqual([id])
    const stamped = await row(id)
    const edition = await current()
    for (const jump of [-86_400_000, 0, 9_000, 10_000, 86_400_000, 20_000]) expect(await publishDue(database.db, later(jump))).toEqual({ published: [], settled: [], edition: null })
    expect(await row(id)).toEqual(stamped)
    expect(await current()).toBe(edition)
  })

  test('Breaking news is none when its hour is over, and readers’ pages are told', async () => {
    const clock = new Date()
    const until = new Date(clock.getTime() + 60_000)
    const { id } = await begin(database.db, editor, clock, { breakingUntil: until.toISOString() })
    await publishStory(database.db, editor, id, { version: 1, meaningChanged: true }, clock)
    expect(await shown(id)).toMatchObject({ breakingUntil: until })
    expect(await publishDue(database.db, clock)).toMatchObject({ settled: [] })
    expect(await publishDue(database.db, until)).toMatchObject({ settled: [id], edition: expect.any(Number) })
    expect(await shown(id)).toMatchObject({ breakingUntil: null })
    const { touched } = (await listChangesAfter(database.db, await current() - 1))[0]!
    expect(touched).toEqual(expect.arrayContaining(['/', '/latest', '/national', `/national/${id}`]))
  })
})

describe('The audit', () => {
  test('is only ever added to', async () => {
    await begin(database.db, editor, now)
    const before = await database.db.audit.findMany()
    for (const attack of [
      `update audit set actor_name = 'x'`, 'delete from audit', 'truncate audit', 'truncate audit cascade', 'delete from audit where false',
      `insert into audit (id, at, action) select id, at, 'x' from audit limit 1 on conflict (id) do update set action = 'x'`,
    ]) {
      await expect(database.db.$executeRawUnsafe(attack), attack).rejects.toThrow('only ever added to')
    }
    await expect(database.db.$transaction([database.db.$executeRawUnsafe('set local session_replication_role = replica'), database.db.$executeRawUnsafe('delete from audit')]))
      .rejects.toThrow()
    expect(await database.db.audit.findMany()).toEqual(before)
  })
})

describe('A preview link', () => {
  test('shows what the draft says, or one version for good, until its time is over or somebody ends it', async () => {
    const { id } = await begin(database.db, reporter, now)
    const latest = await createPreviewLink(database.db, reporter, id, { version: null }, now)
    const fixed = await createPreviewLink(database.db, reporter, id, { version: 1, hours: 1 }, now)
    if (!latest.ok || !fixed.ok) throw new Error('refused')
    expect(latest.value.token).toMatch(/^[\w-]{22}$/)
    expect(JSON.stringify(await database.db.previewLink.findMany())).not.toContain(latest.value.token)
    await change(database.db, reporter, id, { headline: 'বদলানো' }, now)
    expect(await readPreview(database.db, latest.value.token, now)).toMatchObject({ ok: true, value: { storyId: id, state: 'draft', content: { headline: 'বদলানো' }, label: { version: 2, latest: true } } })
    expect(await readPreview(database.db, fixed.value.token, now)).toMatchObject({ ok: true, value: { content: { headline: aDraft().headline }, label: { version: 1, latest: false, expires: later(3_600_000) } } })
    expect(await readPreview(database.db, fixed.value.token, later(3_600_000))).toMatchObject({ code: 'expired' })
    expect(await createPreviewLink(database.db, reporter, id, { version: 9 }, now)).toMatchObject({ code: 'version' })
    for (const hours of [0, -1, 721, NaN]) expect(await createPreviewLink(database.db, reporter, id, { version: null, hours }, now)).toMatchObject({ code: 'hours' })
    expect((await listPreviewLinks(database.db, reporter, id, now)).map((link) => link.id).toSorted()).toEqual([latest.value.id, fixed.value.id].toSorted())
    expect(await revokePreviewLink(database.db, reporter, id, latest.value.id, now)).toMatchObject({ ok: true })
    expect(await revokePreviewLink(database.db, reporter, id, latest.value.id, now)).toMatchObject({ code: 'unknown' })
    expect(await readPreview(database.db, latest.value.token, now)).toMatchObject({ code: 'revoked' })
    for (const token of ['', 'x', `${latest.value.token}x`, 'A'.repeat(22), "' or 1=1 --"]) expect(await readPreview(database.db, token, now)).toMatchObject({ code: 'unknown' })
  })

  test('made for a published story changes no edition', async () => {
    const { id } = await begin(database.db, editor, now)
    await publishStory(database.db, editor, id, { version: 1, meaningChanged: true }, now)
    const before = await current()
    await createPreviewLink(database.db, editor, id, { version: null }, now)
    expect(await current()).toBe(before)
  })
})

describe('Who may do what', () => {
  /** Each verb with the permission that the table has for it, on a story of somebody else in a state that allows it. */
  const verbs: [Permission, string, (by: Editor, id: string) => Promise<{ ok: boolean; code?: string } | { refused: boolean }>][] = [
    ['story.create', 'draft', (by) => createStory(database.db, by, { section: 'national' }, now)],
    ['story.read', 'draft', (by, id) => openDraft(database.db, by, id)],
    ['story.edit', 'draft', (by, id) => saveDraft(database.db, by, id, { version: 1, content: aDraft({ headline: by.role }) }, now)],
    ['story.edit', 'published', (by, id) => saveDraft(database.db, by, id, { version: 1, content: aDraft({ headline: by.role }) }, now)],
    // Whoever may write a story may hand it on, and go back in it; those of others from the right to edit on.
    ['story.edit', 'draft', (by, id) => submitStory(database.db, by, id, { version: 1 }, now)],
    ['story.edit', 'draft', async (by, id) => {
      await saveDraft(database.db, editor, id, { version: 1, content: aDraft({ headline: 'রাখা' }), keep: true }, now)
      await change(database.db, editor, id, { headline: 'পরের' }, now)
      return restoreRevision(database.db, by, id, { revision: 1 }, now)
    }],
    ['story.return', 'review', (by, id) => returnStory(database.db, by, id, { version: 1, note: 'কেন' }, now)],
    ['story.publish', 'draft', (by, id) => publishStory(database.db, by, id, { version: 1, meaningChanged: true }, now)],
    ['story.schedule', 'draft', (by, id) => scheduleStory(database.db, by, id, { version: 1, due: later(1000) }, now)],
    ['story.schedule', 'scheduled', (by, id) => unscheduleStory(database.db, by, id, now)],
    ['story.withdraw', 'published', (by, id) => withdrawStory(database.db, by, id, { reason: 'ভুল' }, now)],
    ['story.correct', 'published', (by, id) => correctStory(database.db, by, id, { text: 'ভুল' }, now)],
    ['preview.link', 'draft', (by, id) => createPreviewLink(database.db, by, id, { version: null }, now)],
    ['list.hide', 'published', (by, id) => hideFromList(database.db, by, id, true, now)],
    ['figures.read', 'published', (by, id) => findReadStory(database.db, by, id, new Date())],
    ['audit.read', 'published', async (by, id) => ({ refused: (await listAudit(database.db, by, { story: id })).length === 0 })],
    ['story.read', 'draft', async (by) => ({ refused: (await findStories(database.db, by, { words: '', state: null, section: null, person: null }, null, now)).stories.length === 0 })],
  ]

  test('every permission about stories is held by a verb of this table', () => {
    const tried = new Set(verbs.map(([permission]) => permission))
    const others: Permission[] = ['story.submit', 'story.restore', 'picture.upload', 'topic.manage', 'people.manage']
    expect(Object.keys(permissions).filter((name) => !tried.has(name as Permission)).toSorted()).toEqual(others.toSorted())
  })

  test.each(roles)('a %s is let through and refused as the table of roles says', { timeout: 60_000 }, async (role) => {
    const by: Editor = { id: `some-${role}`, name: 'কেউ একজন', role }
    for (const [at, [permission, state, verb]] of verbs.entries()) {
      const { id } = await begin(database.db, subEditor, now)
      if (state === 'review') await submitStory(database.db, subEditor, id, { version: 1 }, now)
      if (state === 'published') await publishStory(database.db, editor, id, { version: 1, meaningChanged: true }, now)
      if (state === 'scheduled') await scheduleStory(database.db, editor, id, { version: 1, due: later(1000) }, now)
      const before = await row(id)
      const outcome = await verb(by, id)
      const forbidden = 'refused' in outcome ? outcome.refused : outcome.code === 'forbidden'
      expect(forbidden, `${at}: ${permission}`).toBe(!may(role, permission))
      if (forbidden) expect(await row(id)).toEqual(before)
      else if ('ok' in outcome) expect(outcome.ok, `${at}: ${permission}: ${JSON.stringify(outcome)}`).toBe(true)
    }
  })
})
