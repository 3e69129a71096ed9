import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roles, may, type Editor } from '@/lib/news/roles'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { begin, change, editor, reporter } from '@/tests/newsroom-editors'
import { everyRow } from '@/tests/rows'
import { createPreviewLink, listPreviewLinks, readPreview, revokePreviewLink } from './preview-links'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

const now = new Date('2026-11-22T06:00:00Z')
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000)

async function aLink(id: string, version: number | null = null, at = now) {
  const made = await createPreviewLink(database.db, reporter, id, { version }, at)
  if (!made.ok) throw new Error(made.code)
  return made.value
}

describe('A preview link', () => {
  test('has 128 random bits, of which the store has the hash alone', async () => {
    const { id } = await begin(database.db, reporter, now)
    const tokens = new Set<string>()
    for (let n = 0; n < 8; n++) tokens.add((await aLink(id)).token)
    expect(tokens.size).toBe(8)
    const rows = JSON.stringify(await everyRow(database.db))
    for (const token of tokens) {
      expect(token).toMatch(/^[A-Za-z0-9_-]{22}$/)
      expect(Buffer.from(token, 'base64url')).toHaveLength(16)
      expect(rows).not.toContain(token)
      expect(rows).toContain(createHash('sha256').update(token).digest('hex'))
    }
  })

  test('opens its own story and no other', async () => {
    const one = await begin(database.db, reporter, now, { headline: 'একটি' })
    const other = await begin(database.db, reporter, now, { headline: 'আরেকটি' })
    const [first, second] = [await aLink(one.id), await aLink(other.id)]
    expect(await readPreview(database.db, first.token, now)).toMatchObject({ ok: true, value: { storyId: one.id, content: { headline: 'একটি' } } })
    expect(await readPreview(database.db, second.token, now)).toMatchObject({ ok: true, value: { storyId: other.id, content: { headline: 'আরেকটি' } } })
    // A link is ended through its own story alone.
    expect(await revokePreviewLink(database.db, reporter, other.id, first.id, now)).toMatchObject({ ok: false, code: 'unknown' })
    expect(await readPreview(database.db, first.token, now)).toMatchObject({ ok: true })
  })

  test('is not found by guessing, near a true one or far', async () => {
    const { id } = await begin(database.db, reporter, now)
    const { token } = await aLink(id)
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const near = [...token].flatMap((letter, at) => [...letters].filter((one) => one !== letter).slice(0, 2).map((one) => token.slice(0, at) + one + token.slice(at + 1)))
    const hash = createHash('sha256').update(token).digest('hex')
    for (const guess of [...near, token.toLowerCase() === token ? '' : token.toLowerCase(), hash, token.slice(1), `${token}=`, `${token} `, '', "' or true --", '%', 'x'.repeat(22)]) {
      expect(await readPreview(database.db, guess, now), guess).toEqual({ ok: false, code: 'unknown', field: null })
    }
  })

  test('ends after 72 hours, or as many as were asked for', async () => {
    const { id } = await begin(database.db, reporter, now)
    const usual = await aLink(id)
    expect(usual.expires).toEqual(hours(72))
    expect(await readPreview(database.db, usual.token, new Date(hours(72).getTime() - 1))).toMatchObject({ ok: true })
    expect(await readPreview(database.db, usual.token, hours(72))).toMatchObject({ ok: false, code: 'expired' })
    const short = await createPreviewLink(database.db, reporter, id, { version: null, hours: 1 }, now)
    expect(short.ok && await readPreview(database.db, short.value.token, hours(1))).toMatchObject({ ok: false, code: 'expired' })
    for (const wrong of [0, -1, 721, Number.NaN, Infinity]) {
      expect(await createPreviewLink(database.db, reporter, id, { version: null, hours: wrong }, now), String(wrong)).toMatchObject({ ok: false, code: 'hours' })
    }
  })

  test('that is revoked opens nothing from then on, and is listed no more', async () => {
    const { id } = await begin(database.db, reporter, now)
    const link = await aLink(id)
    expect((await listPreviewLinks(database.db, reporter, id, now)).map((one) => one.id)).toEqual([link.id])
    expect(await revokePreviewLink(database.db, reporter, id, link.id, now)).toMatchObject({ ok: true })
    expect(await readPreview(database.db, link.token, now)).toEqual({ ok: false, code: 'revoked', field: null })
    expect(await listPreviewLinks(database.db, reporter, id, now)).toEqual([])
    expect(await revokePreviewLink(database.db, reporter, id, link.id, now)).toMatchObject({ ok: false, code: 'unknown' })
  })

  test('follows the draft, or shows for good the one version it was made for', async () => {
    const { id, version } = await begin(database.db, reporter, now, { headline: 'প্রথম' })
    const [following, fixed] = [await aLink(id), await aLink(id, version)]
    await change(database.db, editor, id, { headline: 'দ্বিতীয়' }, now)
    expect(await readPreview(database.db, following.token, now)).toMatchObject({ ok: true, value: { content: { headline: 'দ্বিতীয়'.normalize('NFC') }, label: { latest: true } } })
    expect(await readPreview(database.db, fixed.token, now)).toMatchObject({ ok: true, value: { content: { headline: 'প্রথম' }, label: { latest: false, version } } })
    // Version 1 is kept by its link; of 3, and of versions that were only typed over, nothing is.
    expect(await createPreviewLink(database.db, reporter, id, { version: 3 }, now)).toMatchObject({ ok: false, code: 'version' })
  })

  test('is made and ended by those who may', async () => {
    const { id } = await begin(database.db, reporter, now)
    const { id: link } = await aLink(id)
    for (const role of roles) {
      const one: Editor = { id: `a-${role}`, name: role, role }
      expect((await createPreviewLink(database.db, one, id, { version: null }, now)).ok).toBe(may(role, 'preview.link'))
    }
    const nobody = { id: 'x', name: 'x', role: 'reader' as never }
    expect(await createPreviewLink(database.db, nobody, id, { version: null }, now)).toMatchObject({ ok: false, code: 'forbidden' })
    expect(await revokePreviewLink(database.db, nobody, id, link, now)).toMatchObject({ ok: false, code: 'forbidden' })
    expect(await listPreviewLinks(database.db, nobody, id, now)).toEqual([])
  })
})
