import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Editor } from '@/lib/news/roles'
import { uploadLimits } from '@/lib/pictures/upload'
import { pictureName } from '@/server/files'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { bombs, goodPictures, marker, moving, photograph, polyglots, pretenders, strangers, typical, withFlippedBits, type Upload } from '@/tests/upload-corpus'
import { takePicture, uploadsADay, type Taken } from './take-picture'

// Each decoding is a process of its own.
vi.setConfig({ testTimeout: 600_000 })

/** How many damaged files of each kind are tried. More than one is a long run, which tries every file: npm run bench:newsroom -- --only uploads */
const rounds = Number(process.env.UPLOAD_ROUNDS ?? 1)
const chosen = (uploads: readonly Upload[]) => (rounds === 1 ? typical(uploads) : uploads)

const now = new Date('2026-11-22T06:00:00Z')
const reporter: Editor = { id: 'u-mitu', name: 'মিতু', role: 'reporter' }

let database: TestDatabase
let folders: { pictures: string; uploads: string }
beforeAll(async () => {
  database = await freshDatabase()
  const root = await mkdtemp(join(tmpdir(), 'pathok-uploads-'))
  folders = { pictures: join(root, 'pictures'), uploads: join(root, 'uploads') }
})
afterAll(async () => {
  await database.close()
  await rm(join(folders.pictures, '..'), { recursive: true, force: true })
})

async function* inPieces(bytes: Buffer, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const take = (bytes: Buffer, editor = reporter) => takePicture(database.db, editor, { source: inPieces(bytes), length: bytes.length }, now, folders)
const listed = (folder: string) => readdir(folder, { recursive: true }).then((names) => names.sort(), () => [] as string[])

/** Everything that a refusal must leave as it was. */
async function everything() {
  return {
    pictures: await listed(folders.pictures), uploads: await listed(folders.uploads),
    rows: await database.db.picture.findMany({ orderBy: { id: 'asc' } }), audit: await database.db.audit.count(),
  }
}

async function takenOf(bytes: Buffer): Promise<Taken> {
  const outcome = await take(bytes)
  if (!outcome.ok) throw new Error(outcome.code)
  return outcome.value
}

/** That what is kept of an upload is pixels, and nothing that came with them. */
async function expectOnlyPixels({ picture }: Taken, source: Buffer): Promise<void> {
  expect(picture.id).toBe(createHash('sha256').update(source).digest('hex').slice(0, 16))
  expect(picture.files.length).toBeGreaterThanOrEqual(3)
  for (const { file, format, width, height, bytes } of picture.files) {
    expect(file).toMatch(pictureName)
    const content = await readFile(join(folders.pictures, file))
    expect(content.equals(source)).toBe(false)
    expect(content.includes(marker), file).toBe(false)
    const meta = await sharp(content).metadata()
    expect([meta.format, meta.width, meta.height, content.length], file).toEqual([format === 'avif' ? 'heif' : format, width, height, bytes])
    expect([meta.exif, meta.icc, meta.iptc, meta.xmp, meta.comments], file).toEqual([undefined, undefined, undefined, undefined, undefined])
    expect([meta.space, meta.channels, meta.depth, meta.orientation ?? 1]).toEqual(['srgb', 3, 'uchar', 1])
  }
}

describe('A good picture', () => {
  test('of every kind is taken, turned upright, and nothing of it is kept but its pixels', async () => {
    for (const { name, bytes } of chosen(await goodPictures())) {
      const outcome = await take(bytes)
      expect(outcome.ok ? 'taken' : outcome.code, name).toBe('taken')
      if (!outcome.ok) continue
      await expectOnlyPixels(outcome.value, bytes)
      const { picture, known } = outcome.value
      expect(known).toBe(false)
      expect([picture.alt, picture.caption, picture.credit, picture.focal]).toEqual(['', null, null, null])
      if (name.includes('turn')) expect([picture.width, picture.height]).toEqual([360, 480])
    }
    expect(await listed(folders.uploads)).toEqual([])
  })

  test('leaves a line in the audit, is known when it comes again, and keeps what was said of it and who brought it first', async () => {
    const bytes = await photograph(333, 222).jpeg().toBuffer()
    const first = await takenOf(bytes)
    expect(await database.db.audit.findFirst({ where: { target: first.picture.id } }))
      .toMatchObject({ action: 'picture.upload', actorId: 'u-mitu', actorName: 'মিতু', actorRole: 'reporter', at: now })
    await database.db.picture.update({ where: { id: first.picture.id }, data: { alt: 'একটি নদী', credit: 'মিতু' } })
    const before = await listed(folders.pictures)
    const again = await take(bytes, { ...reporter, id: 'u-other', name: 'অন্য' })
    expect(again).toEqual({ ok: true, value: { picture: { ...first.picture, alt: 'একটি নদী', credit: 'মিতু' }, known: true } })
    expect(first.picture).toMatchObject({ uploadedByName: 'মিতু', uploaded: now.toISOString() })
    expect(await listed(folders.pictures)).toEqual(before)
  })

  test('is taken beside others, and twice at once it is one', async () => {
    const same = await photograph(210, 140).png().toBuffer()
    const other = await photograph(211, 140).png().toBuffer()
    const outcomes = await Promise.all([take(same), take(other), take(same)])
    const known = outcomes.map((outcome) => outcome.ok && outcome.value.known)
    // Which of the two arrives first is nobody's to say.
    expect(known[1]).toBe(false)
    expect([known[0], known[2]].toSorted()).toEqual([false, true])
    expect(await listed(folders.uploads)).toEqual([])
  })
})

describe('A picture with a stowaway', () => {
  test('is taken without it', async () => {
    for (const { name, bytes } of chosen(await polyglots())) {
      expect(bytes.includes(marker), name).toBe(true)
      const outcome = await take(bytes)
      expect(outcome.ok ? 'taken' : outcome.code, name).toBe('taken')
      if (outcome.ok) await expectOnlyPixels(outcome.value, bytes)
    }
  })
})

describe('What is refused leaves nothing behind:', () => {
  let before: Awaited<ReturnType<typeof everything>>
  beforeEach(async () => {
    before = await everything()
  })
  const refuse = async (name: string, bytes: Buffer, codes: string[]) => {
    const outcome = await take(bytes)
    expect(codes, name).toContain(outcome.ok ? 'taken' : outcome.code)
    expect(await everything(), name).toEqual(before)
  }

  test('what is no picture', async () => {
    for (const { name, bytes } of chosen(await strangers())) await refuse(name, bytes, ['format'])
    await refuse('an empty file', Buffer.alloc(0), ['empty'])
  })

  test('what only begins like one', async () => {
    for (const { name, bytes } of pretenders()) await refuse(name, bytes, ['format', 'damaged'])
  })

  test('more pixels than there is memory for', async () => {
    for (const { name, bytes } of await bombs()) {
      const begun = Date.now()
      await refuse(name, bytes, ['pixels'])
      expect(Date.now() - begun).toBeLessThan(20_000)
    }
  })

  test('what moves, and what is far too tall', async () => {
    await refuse('moving', await moving(), ['animated'])
    await refuse('tall', await photograph(20, 400).png().toBuffer(), ['shape'])
  })

  test('what was cut off at any tenth of its length', async () => {
    const whole = [await photograph().jpeg().toBuffer(), await photograph().png().toBuffer(), await photograph().webp().toBuffer()]
    for (let tenth = 1; tenth < 10; tenth++) {
      for (const [at, bytes] of whole.entries()) {
        if (rounds === 1 && tenth !== [1, 5, 9][at]) continue
        await refuse(`kind ${at}, ${tenth} tenths`, bytes.subarray(0, Math.floor((bytes.length * tenth) / 10)), ['damaged', 'format'])
      }
    }
  })

  test('more bytes than are taken, whatever is said of their number; no more of them is asked for', async () => {
    const head = await photograph(64, 64).jpeg().toBuffer()
    const piece = Buffer.alloc(2 ** 20)
    for (const length of [null, 10, uploadLimits.bytes]) {
      let asked = 0
      const endless = async function* () {
        yield head
        for (;;) {
          asked += 1
          yield piece
        }
      }
      expect(await takePicture(database.db, reporter, { source: endless(), length }, now, folders)).toMatchObject({ ok: false, code: 'bytes' })
      expect(asked).toBe(25)
      expect(await everything()).toEqual(before)
    }
    const unread = async function* (): AsyncGenerator<Uint8Array> {
      yield await Promise.reject(new Error('was read'))
    }
    expect(await takePicture(database.db, reporter, { source: unread(), length: uploadLimits.bytes + 1 }, now, folders)).toMatchObject({ ok: false, code: 'bytes' })
    // A byte less is looked at.
    await refuse('all zeros', Buffer.alloc(uploadLimits.bytes), ['format'])
  })

  test('what its sender gave up in the middle', async () => {
    const half = async function* () {
      yield (await photograph().jpeg().toBuffer()).subarray(0, 3_000)
      throw new Error('gone')
    }
    await expect(takePicture(database.db, reporter, { source: half(), length: null }, now, folders)).rejects.toThrow('gone')
    expect(await everything()).toEqual(before)
  })
})

describe('A damaged picture', () => {
  test('is refused, or what can be seen of it is kept as pixels', async () => {
    const whole = [await photograph().jpeg().toBuffer(), await photograph().png().toBuffer(), await photograph().webp().toBuffer()]
    const seen: Record<string, number> = {}
    for (let seed = 1; seed <= rounds; seed++) {
      for (const bytes of whole) {
        const damaged = withFlippedBits(bytes, seed)
        const before = await everything()
        const outcome = await take(damaged)
        seen[outcome.ok ? 'taken' : outcome.code] = (seen[outcome.ok ? 'taken' : outcome.code] ?? 0) + 1
        if (outcome.ok) await expectOnlyPixels(outcome.value, damaged)
        else {
          expect(['damaged', 'format', 'pixels', 'shape', 'animated', 'unreadable'], `seed ${seed}`).toContain(outcome.code)
          expect(await everything()).toEqual(before)
        }
      }
    }
    if (rounds > 1) console.log(`Damaged pictures: ${JSON.stringify(seen)}`)
    // The newspaper takes the next one as if nothing had been.
    expect((await take(await photograph(215, 140).jpeg().toBuffer())).ok).toBe(true)
  })
})

describe('A day', () => {
  test('has so many uploads for each and no more, also when the last two come at once', async () => {
    const busy: Editor = { id: 'u-busy', name: 'রনি', role: 'editor' }
    const line = { actorId: busy.id, action: 'picture.upload' }
    await database.db.audit.createMany({
      data: [...Array.from({ length: uploadsADay - 1 }, () => ({ ...line, at: now })), { ...line, at: new Date(now.getTime() - 86_400_001) }],
    })
    const [one, other] = [await photograph(213, 140).jpeg().toBuffer(), await photograph(214, 140).jpeg().toBuffer()]
    const outcomes = await Promise.all([take(one, busy), take(other, busy)])
    expect(outcomes.map((outcome) => (outcome.ok ? 'taken' : outcome.code)).sort()).toEqual(['quota', 'taken'])
    const before = await everything()
    const unread = async function* (): AsyncGenerator<Uint8Array> {
      yield await Promise.reject(new Error('was read'))
    }
    expect(await takePicture(database.db, busy, { source: unread(), length: null }, now, folders)).toMatchObject({ ok: false, code: 'quota' })
    expect(await everything()).toEqual(before)
    expect((await take(one)).ok).toBe(true)
  })
})
