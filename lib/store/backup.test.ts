import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { backup } from './backup'
import type { PrismaClient } from './client'
import { clientConfig, type Connection } from './connection'
import { findEdition, listChangesAfter, raiseEdition } from './edition'
import { restore } from './restore'
import { listSequences, listTables, quoteName } from './tables'

const now = new Date('2026-11-22T06:00:00Z')
const hard = `ক\\n'"\t{a,b}\n"x" \u200d😀 ড়`

let filled: TestDatabase
let source: TestDatabase
let target: TestDatabase
let folder: string
let file: string
let from: string
let to: string

beforeAll(async () => {
  filled = await freshDatabase()
  await fill(filled.db)
  // A database is copied only while nobody is in it.
  await filled.db.$disconnect()
})
afterAll(() => filled.close())

beforeEach(async () => {
  source = await freshDatabase(filled.connection)
  target = await freshDatabase()
  folder = mkdtempSync(join(tmpdir(), 'pathok-backup-'))
  file = join(folder, 'store.tar.gz')
  from = join(folder, 'from')
  to = join(folder, 'to')
  mkdirSync(join(from, 'pictures', 'ab'), { recursive: true })
  writeFileSync(join(from, 'pictures', 'ab', 'hilsa-480.webp'), Buffer.from([0, 255, 10, 13, 0]))
  writeFileSync(join(from, 'pictures', 'empty.jpg'), '')
  writeFileSync(join(from, 'secrets.json'), 'secret')
})

afterEach(async () => {
  await source.close()
  await target.close()
  rmSync(folder, { recursive: true, force: true })
})

async function fill(db: PrismaClient): Promise<void> {
  await db.picture.create({ data: { id: 'hilsa', width: 480, height: 320, files: [{ name: 'ab/hilsa-480.webp' }], alt: 'ইলিশ' } })
  await db.contributor.create({ data: { slug: 'desk', name: 'আন্তর্জাতিক ডেস্ক', kind: 'desk' } })
  await db.topic.create({ data: { slug: 'fish', name: 'মাছ' } })
  const stories = Array.from({ length: 450 }, (_, at) => ({
    id: `story${String(at).padStart(5, '0')}`,
    sourceKey: at % 2 ? `key${at}` : null,
    kind: 'full' as const,
    state: 'published' as const,
    section: 'news',
    headline: `${hard} ${at}`,
    headlineKey: 'শিরোনাম',
    body: [{ kind: 'paragraph', text: hard }],
    // One of them passes what one piece of an archive holds.
    plainText: at === 9 ? 'ক'.repeat(2_000_000) : hard,
    ordered: new Date(Date.UTC(2022, 11, 4, 14, 37, at % 60, at)),
    published: at % 3 ? new Date('2022-12-04T14:37:00.123Z') : null,
    pictureId: at === 7 ? 'hilsa' : null,
  }))
  await db.story.createMany({ data: stories })
  await db.byline.createMany({ data: stories.map(({ id }) => ({ storyId: id, position: 0, contributorSlug: 'desk' })) })
  await db.storyTopic.createMany({ data: stories.map(({ id }) => ({ storyId: id, position: 0, topicSlug: 'fish' })) })
  await db.curatedLink.create({ data: { storyId: 'story00001', position: 0, relatedId: 'story00000' } })
  await db.pageList.create({
    data: { sourceKey: 'page', kind: 'most_read', day: new Date('2024-04-26'), items: { create: { position: 0, storyId: 'story00002' } } },
  })
  await db.formerTopic.create({ data: { slug: 'maachh', topicSlug: 'fish' } })
  await db.decidedName.create({ data: { key: 'মাছ', name: hard, by: 'u1', byName: 'মাহফুজ পারভেজ', at: now } })
  await db.audienceHour.create({ data: { storyId: 'story00001', hour: now, form: 'lite', views: 12, ranked: 11 } })
  await db.audienceReferrer.create({ data: { storyId: 'story00001', day: new Date('2022-12-04'), host: 'example.org', views: 3 } })
  await db.audienceBatch.create({ data: { id: '6d0f2a4e-6a57-4f5e-9d3b-2f6a6f0c1b22', applied: now } })
  await db.mostReadHidden.create({ data: { storyId: 'story00002', by: 'u1', byName: 'মাহফুজ পারভেজ', at: now } })
  await raiseEdition(db, { touched: ['/', hard], withdrawn: ['story00000'] })
  await fillNewsroom(db)
  // What JSON cannot tell apart: no value, and the value null.
  await db.$executeRawUnsafe(`update story set body = 'null' where id = 'story00003'`)
}

const hash = (of: string) => createHash('sha256').update(of).digest('hex')

/** A row at least in every table of the newsroom. */
async function fillNewsroom(db: PrismaClient): Promise<void> {
  const user = await db.user.create({ data: { id: 'u1', name: 'মাহফুজ পারভেজ', email: 'mp@paper.example', role: 'editor' } })
  await db.account.create({ data: { id: 'a1', accountId: 'u1', providerId: 'credential', userId: user.id, password: hash('p') } })
  await db.twoFactor.create({ data: { id: 't1', secret: hard, backupCodes: '[]', userId: user.id } })
  await db.passkey.create({ data: { id: 'p1', publicKey: 'k', userId: user.id, credentialID: 'c', counter: 3, deviceType: 'multiDevice', backedUp: true } })
  await db.session.create({ data: { id: 's1', token: 'token', userId: user.id, expiresAt: now } })
  await db.verification.create({ data: { id: 'v1', identifier: 'i', value: 'v', expiresAt: now } })
  await db.rateLimit.create({ data: { id: 'r1', key: 'k', count: 1, lastRequest: 1n } })
  await db.signInAttempt.create({ data: { key: 'k', windowStart: now } })
  await db.invitation.create({ data: { id: 'i1', tokenHash: hash('i'), role: 'reporter', created: now, expires: now } })
  const [storyId, by, byName] = ['story00004', user.id, user.name]
  const content = { headline: hard }
  await db.draft.create({ data: { storyId, version: 3, content, saved: now, savedBy: by, savedByName: byName, handlers: [{ id: by, name: byName }] } })
  await db.revision.create({ data: { storyId, number: 1, version: 2, act: 'published', content, by, byName, at: now } })
  await db.correction.create({ data: { storyId, text: hard, at: now, by, byName } })
  await db.previewLink.create({ data: { id: 'l1', storyId, tokenHash: hash('t'), createdBy: by, createdByName: byName, created: now, expires: now } })
  await db.audit.create({ data: { at: now, actorId: by, actorName: byName, action: 'story.publish', storyId, detail: { version: 2 } } })
}

/** What no backup holds: an old one lets nobody in, and the index is made of the stories that come back. */
const passing = [
  'session', 'verification', 'rate_limit', 'sign_in_attempt',
  'search_word', 'search_story', 'search_fresh', 'search_segment', 'search_block', 'search_waiting', 'search_progress',
  'related_list', 'related_story', 'most_read',
]

async function withClient<T>(connection: Connection, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(clientConfig(connection))
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

// Every row of every table as PostgreSQL writes it, and every sequence; the history of editions aside, which is the
// store's own.
function everything(connection: Connection) {
  return withClient(connection, async (client) => {
    const tables: Record<string, string[]> = {}
    for (const table of await listTables(client)) {
      if (passing.includes(table.name)) continue
      const columns = [...table.columns].sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ name }) => quoteName(name))
        .filter((name) => name !== '"history"')
      const { rows } = await client.query<{ row: string }>(`select row(${columns.join(', ')})::text as row from ${quoteName(table.name)} order by 1`)
      tables[table.name] = rows.map(({ row }) => row)
    }
    return { tables, sequences: await listSequences(client) }
  })
}

// The constraints and indexes too must be those that the migrations make.
function shape(connection: Connection) {
  return withClient(connection, async (client) => {
    const { rows } = await client.query(
      `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition from pg_constraint where connamespace = 'public'::regnamespace
       union all select tablename, indexname, indexdef from pg_indexes where schemaname = 'public' order by 1, 2, 3`,
    )
    return rows as unknown[]
  })
}

const save = () => backup(source.connection, from, file, now)
const bringBack = () => restore(target.connection, to, file)

describe('Backup and restore', { timeout: 30_000 }, () => {
  test('Everything comes back: every row of every table, sequences, links, pictures', async () => {
    expect(await save()).toMatchObject({ ok: true, value: { pictures: 2 } })
    expect(await bringBack()).toMatchObject({ ok: true, value: { pictures: 2 } })
    const before = await everything(source.connection)
    expect(before.tables.story).toHaveLength(450)
    expect(Object.entries(before.tables).filter(([name, rows]) => rows.length === 0 && name !== 'installation')).toEqual([])
    expect(await everything(target.connection)).toEqual(before)
    expect(await shape(target.connection)).toEqual(await shape(source.connection))
    expect(readFileSync(join(to, 'pictures', 'ab', 'hilsa-480.webp'))).toEqual(Buffer.from([0, 255, 10, 13, 0]))
    expect(readdirSync(join(to, 'pictures')).sort()).toEqual(['ab', 'empty.jpg'])
    expect(existsSync(join(to, 'secrets.json'))).toBe(false)
    // The next number of the sequence is free.
    await target.db.pageList.create({ data: { sourceKey: 'next', kind: 'latest', day: new Date('2024-04-27') } })
  })

  test('Nobody is signed in by a backup, and whoever knocked at an empty store is no reason to refuse one', async () => {
    await save()
    await target.db.rateLimit.create({ data: { id: 'r2', key: 'k2', count: 1, lastRequest: 1n } })
    expect(await bringBack()).toMatchObject({ ok: true })
    expect(await target.db.user.count()).toBe(1)
    expect([await target.db.session.count(), await target.db.verification.count(), await target.db.rateLimit.count(), await target.db.signInAttempt.count()]).toEqual([0, 0, 0, 0])
  })

  test('The record of what was done comes back as a record that cannot be changed', async () => {
    await save()
    await bringBack()
    expect(await target.db.audit.count()).toBe(1)
    await expect(target.db.$executeRawUnsafe('delete from audit')).rejects.toThrow('only ever added to')
  })

  test('It comes back into a database that has no tables yet', async () => {
    await save()
    await target.db.$executeRawUnsafe('drop schema public cascade')
    await target.db.$executeRawUnsafe('create schema public')
    expect(await bringBack()).toMatchObject({ ok: true })
    expect(await everything(target.connection)).toEqual(await everything(source.connection))
  })

  test('A restored store begins a new history of editions, so that no page kept before is taken for one of its own', async () => {
    await raiseEdition(target.db, { touched: ['/'], withdrawn: [] })
    const histories = [(await findEdition(source.db)).history, (await findEdition(target.db)).history]
    await save()
    expect(await bringBack()).toMatchObject({ ok: true })
    const { history, ...rest } = await findEdition(target.db)
    expect(histories).not.toContain(history)
    expect(rest).toEqual({ number: 1, oldest: 1 })
    expect(await listChangesAfter(target.db, 0)).toEqual([{ number: 1, touched: ['/', hard], withdrawn: ['story00000'] }])
  })

  test('A backup from before there were editions gets its own', async () => {
    await source.db.$executeRawUnsafe('drop table edition, edition_change')
    await source.db.$executeRawUnsafe(`delete from _prisma_migrations where migration_name like '%_edition' and migration_name not like '%first%'`)
    await save()
    expect(await bringBack()).toMatchObject({ ok: true })
    expect(await target.db.story.count()).toBe(450)
    expect(await findEdition(target.db)).toMatchObject({ number: 0, oldest: 1 })
  })

  test('A backup made while others write holds one moment', async () => {
    let writing = true
    const writer = (async () => {
      for (let at = 0; writing; at++) {
        const id = `added${String(at).padStart(5, '0')}`
        await source.db.story.create({
          data: {
            id, kind: 'full', state: 'draft', section: 'news', headline: 'নতুন', headlineKey: 'নতুন', ordered: now,
            bylines: { create: { position: 0, contributorSlug: 'desk' } },
          },
        })
      }
    })()
    await new Promise((done) => setTimeout(done, 50))
    expect(await save()).toMatchObject({ ok: true })
    writing = false
    await writer
    expect(await bringBack()).toMatchObject({ ok: true })
    const stories = await target.db.story.count()
    expect(await target.db.byline.count()).toBe(stories)
    expect(stories).toBeLessThan(await source.db.story.count())
  })

  test('The archive is for its owner only, and never takes the place of another', async () => {
    await save()
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder).sort()).toEqual(['from', 'store.tar.gz'])
    const sum = createHash('sha256').update(readFileSync(file)).digest('hex')
    expect(await save()).toMatchObject({ ok: false, code: 'exists' })
    expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(sum)
  })

  test('A store that is not empty is left as it was', async () => {
    await save()
    await target.db.topic.create({ data: { slug: 'own', name: 'নিজের' } })
    const before = await everything(target.connection)
    expect(await bringBack()).toMatchObject({ ok: false, code: 'notEmpty', field: 'topic' })
    expect(await everything(target.connection)).toEqual(before)
    expect(existsSync(join(to, 'pictures'))).toBe(false)
  })

  test('A foreign, cut or changed archive is refused before anything is written', async () => {
    await save()
    const good = readFileSync(file)
    const plain = gunzipSync(good)
    const at = plain.indexOf('ইলিশ')
    const changed = Buffer.from(plain)
    changed[at] = changed[at]! ^ 1
    const before = await everything(target.connection)
    for (const [what, bytes, code] of [
      ['text', Buffer.from('এটি কোনো ব্যাকআপ নয়'), 'foreign'],
      ['empty', Buffer.alloc(0), 'damaged'],
      ['another gzip', gzipSync('hello'), 'damaged'],
      ['cut', good.subarray(0, good.length - 200), 'damaged'],
      ['cut inside', gzipSync(plain.subarray(0, 5_120)), 'damaged'],
      ['without its list', gzipSync(Buffer.concat([plain.subarray(0, plain.indexOf('manifest.json')), Buffer.alloc(1024)])), 'damaged'],
      ['changed', gzipSync(changed), 'damaged'],
    ] as const) {
      writeFileSync(file, bytes)
      expect(await bringBack(), what).toMatchObject({ ok: false, code })
    }
    expect(await restore(target.connection, to, join(folder, 'none'))).toMatchObject({ ok: false, code: 'foreign' })
    expect(await everything(target.connection)).toEqual(before)
    expect(existsSync(to)).toBe(false)
  })

  test('A backup from a version with migrations that this one lacks is refused', async () => {
    await save()
    const empty = join(folder, 'migrations')
    mkdirSync(empty)
    expect(await restore(target.connection, to, file, empty)).toMatchObject({ ok: false, code: 'newerThanCode' })
  })

  test('A backup from before the newest migration is brought to the state of the code', async () => {
    await save()
    const folderOfTheNext = join(folder, 'migrations')
    mkdirSync(join(folderOfTheNext, '29990101000000_next'), { recursive: true })
    writeFileSync(join(folderOfTheNext, '29990101000000_next', 'migration.sql'), `alter table topic add column note text default 'পরে';`)
    cpSync('prisma/migrations', folderOfTheNext, { recursive: true })
    expect(await restore(target.connection, to, file, folderOfTheNext)).toMatchObject({ ok: true })
    expect(await target.db.$queryRawUnsafe('select slug, note from topic')).toEqual([{ slug: 'fish', note: 'পরে' }])
  })

  test('A restore that fails in the middle leaves neither rows nor pictures', async () => {
    await save()
    const plain = gunzipSync(readFileSync(file))
    // The list agrees with itself but promises a row too many.
    const text = plain.toString('latin1').replace(/("name": "topic",\s+"columns": \[[^\]]*\],\s+"rows": )1/, '$12')
    writeFileSync(file, gzipSync(Buffer.from(text, 'latin1')))
    await expect(bringBack()).rejects.toThrow('topic should hold 2 rows')
    expect(await target.db.story.count()).toBe(0)
    expect(existsSync(join(to, 'pictures', 'ab', 'hilsa-480.webp'))).toBe(false)
  })
})
