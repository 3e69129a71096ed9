import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { storyIdOfSource } from '@/lib/news/story-id'
import { importFeature } from '@/lib/newsroom/import-feature'
import { importPage } from '@/lib/newsroom/import-page'
import { removeDocuments } from '@/lib/newsroom/remove-documents'
import { removeSamplePaper } from '@/lib/newsroom/remove-sample-paper'
import { findFront, type Front } from '@/lib/reading/front'
import { findStory } from '@/lib/reading/story'
import { useConnection } from '@/lib/store/client'
import { listRelated } from '@/lib/store/related'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { aFeature, aPage } from '@/tests/imports'
import { everyRow } from '@/tests/rows'
import { listSeedFiles, OneFileAKey, readSeedFile, type SeedFile } from './seed-files'
import { dhakaIso } from './seed-report'
import { importSeed, seedEmptyStore } from './seed-store'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pathok-seed-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const page = `মঙ্গলবার, ৩ জানুয়ারি ২০২৩
১৯ পৌষ ১৪২৯

নতুন সেতুতে গাড়ি চলছে

আন্তর্জাতিক ডেস্ক
০২ জানুয়ারি ২০২৩, ০৯:০৫আপডেট : ০২ জানুয়ারি ২০২৩, ১০:০০

নদীর ওপর নতুন সেতুতে সোমবার সকাল থেকে গাড়ি চলাচল শুরু হয়েছে। দুই পারের মানুষ ভিড় করে তা দেখেছেন।

/রক/
সর্বশেষ খবর
হাওরে পাখির মেলা
হাওরে পাখির মেলা
`

/**
 * Every row but those of the editions, which tell what was done, also where it was undone, and of the search index, which
 * numbers stories anew and knows words that it has met.
 */
async function everyStoredRow(db: TestDatabase['db']): Promise<Record<string, unknown[]>> {
  const { edition: _, edition_change: __, ...rows } = await everyRow(db)
  return Object.fromEntries(Object.entries(rows).filter(([table]) => !/^(?:search|related)_/.test(table)))
}

/** How many stories the index and the lists of related stories still know. */
async function listIndexed(db: TestDatabase['db']): Promise<Record<string, number>> {
  const { search_story, search_waiting, related_list, related_story } = await everyRow(db)
  return Object.fromEntries(Object.entries({ search_story, search_waiting, related_list, related_story }).map(([table, rows]) => [table, rows!.length]))
}

function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', 'commands/seed.ts', ...args], { timeout: 60_000 }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err })
    })
  })
}

describe('npm run seed -- --check', () => {
  test('prints one object a file, refuses what is no page with line and reason, and goes on', { timeout: 60_000 }, async () => {
    const good = join(folder, '000_0011223344556677.txt')
    const bad = join(folder, '001_bad.txt')
    await writeFile(good, page)
    await writeFile(bad, Uint8Array.of(0xff, 0x00, 0x80))
    const { code, out } = await run('--check', '--json', bad, join(folder, 'missing.txt'), good)
    const reports = out.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(code).toBe(1)
    expect(reports[0]).toMatchObject({ file: bad, refused: { line: 1, reason: 'not-text' } })
    expect(reports[1]).toMatchObject({ refused: { reason: 'unreadable' } })
    expect(Object.keys(reports[2]!)).toEqual([
      'file', 'headline', 'bylines', 'place', 'published', 'updated', 'paragraphs', 'signOff', 'source', 'section', 'related', 'latest', 'mostRead',
      'pageDate', 'warnings',
    ])
    expect(reports[2]).toMatchObject({
      file: good, headline: 'নতুন সেতুতে গাড়ি চলছে', bylines: ['আন্তর্জাতিক ডেস্ক'], published: '2023-01-02T09:05:00+06:00',
      updated: '2023-01-02T10:00:00+06:00', signOff: 'রক', section: 'international', latest: ['হাওরে পাখির মেলা'], pageDate: '2023-01-03',
    })
  })

  test('of an option that it does not know says how it is used', { timeout: 60_000 }, async () => {
    const { code, err } = await run('--chek')
    expect(code).toBe(2)
    expect(err).toContain('npm run seed -- --check')
  })
})

test("Dhaka's summer of 2009, an hour further ahead, has its own offset", () => {
  expect(dhakaIso(new Date('2009-07-01T00:00:00Z'))).toBe('2009-07-01T07:00:00+07:00')
  expect(dhakaIso(new Date('2022-12-04T14:37:00Z'))).toBe('2022-12-04T20:37:00+06:00')
})

describe('with a store', () => {
  let database: TestDatabase
  let pictures: string
  beforeEach(async () => {
    database = await freshDatabase()
    pictures = await mkdtemp(join(folder, 'pictures-'))
  })
  afterEach(() => database.close())

  test('a file that is refused leaves the store as it was, and the next one is imported', async () => {
    const bad = join(folder, '002_bad.txt')
    const good = join(folder, '003_8899aabbccddeeff.txt')
    await writeFile(bad, '')
    await writeFile(good, page)
    const before = await everyRow(database.db)
    expect((await importSeed(database.db, await readSeedFile(bad), pictures)).outcome).toBeNull()
    expect(await everyRow(database.db)).toEqual(before)
    expect((await importSeed(database.db, await readSeedFile(good), pictures)).outcome).toMatchObject({ ok: true, value: { change: 'created', headlines: 1 } })
  })

  test('a feature whose picture cannot be had is refused whole', async () => {
    const seed = { kind: 'feature', file: 'x.json', feature: aFeature(), picture: join(folder, 'missing.svg') } as const
    expect(await importSeed(database.db, seed, pictures)).toMatchObject({ seed: { kind: 'refused', reason: 'picture' }, outcome: null })
    expect(await database.db.story.count()).toBe(0)
  })

  test('an empty store is seeded once, with word of its progress; one that has a story is left alone', async () => {
    const files = await listSeedFiles({ documentsOnly: true })
    const heard: string[] = []
    const seeded = await seedEmptyStore(database.db, { pictureFolder: pictures, documentsOnly: true, onProgress: ({ file }) => heard.push(file) })
    expect(seeded).toEqual({ imported: files.length, refused: [] })
    expect(heard).toEqual(files)
    if (files.length === 0) await importPage(database.db, aPage(), { sample: null })
    const before = await everyRow(database.db)
    expect(await seedEmptyStore(database.db, { pictureFolder: pictures })).toBeNull()
    expect(await everyRow(database.db)).toEqual(before)
  })

  test('two servers that start at once seed it once', async () => {
    const [one, two] = await Promise.all([0, 1].map(() => seedEmptyStore(database.db, { pictureFolder: pictures, documentsOnly: true })))
    const files = await listSeedFiles({ documentsOnly: true })
    if (files.length > 0) expect([one, two].filter((seeded) => seeded === null)).toHaveLength(1)
    expect(await database.db.story.count({ where: { kind: 'full' } })).toBe(files.length)
  })

  test('what a document brought goes with it; what a page of the paper names too, stays as a headline', async () => {
    const day = { year: 2023, month: 1, day: 3 }
    const ours = aPage({ sourceKey: 'ours', headline: 'আমাদের খবর', related: ['ভাগের খবর'], latest: ['নথির খবর', 'আমাদের শিরোনাম'], pageDate: day, bylines: [{ name: 'রহিমা খাতুন', kind: 'person' }] })
    await importPage(database.db, ours, { sample: null })
    const before = await everyStoredRow(database.db)
    await importPage(database.db, aPage({
      sourceKey: 'doc', headline: 'নথির খবর', latest: ['ভাগের খবর', 'নথির শিরোনাম'], mostRead: ['আমাদের খবর'], pageDate: day,
      bylines: [{ name: 'বিদেশ ডেস্ক', kind: 'desk' }, { name: 'রহিমা খাতুন', kind: 'person' }],
    }), { sample: 'document' })
    expect((await removeDocuments(database.db)).pictureFiles).toEqual([])
    const after = await everyStoredRow(database.db)
    const rows = (all: Record<string, unknown[]>) => Object.fromEntries(Object.entries(all)
      .map(([table, list]) => [table, list.map((one) => (one as { row: Record<string, unknown> }).row)]))
    const { story: storiesAfter, ...othersAfter } = rows(after)
    const { story: storiesBefore, ...othersBefore } = rows(before)
    expect(othersAfter).toEqual(othersBefore)
    const bare = (stories: Record<string, unknown>[]) => stories.map(({ id, kind, headline, captured, body, published, sample }) =>
      ({ id, kind, headline, captured, body, published, sample })).toSorted((a, b) => String(a.id).localeCompare(String(b.id)))
    expect(bare(storiesAfter!)).toEqual(bare(storiesBefore!))
    expect(await removeDocuments(database.db)).toEqual({ stories: 0, pictureFiles: [] })
  })

  test('the sample paper goes with its topics, its byline and the pictures that nobody else shows', async () => {
    const before = await everyStoredRow(database.db)
    const files = (name: string) => [{ format: 'jpeg' as const, width: 320, height: 213, file: `${name}-320.jpg`, bytes: 10 }]
    const withPicture = { picture: { slug: 'hilsa', file: 'hilsa.svg', alt: 'একটি ইলিশ', caption: null } }
    await importFeature(database.db, aFeature(withPicture), { id: 'aaaa', width: 320, height: 213, files: files('aaaa') })
    await importFeature(database.db, aFeature({ ...withPicture, sourceKey: 'two', headline: 'আরেকটি' }), { id: 'bbbb', width: 320, height: 213, files: files('bbbb') })
    const own = await importPage(database.db, aPage(), { sample: null })
    if (!own.ok) throw new Error(own.code)
    await database.db.story.update({ where: { id: own.value.id }, data: { pictureId: 'bbbb' } })
    expect(await removeSamplePaper(database.db)).toEqual({ stories: 2, pictureFiles: ['aaaa-320.jpg'] })
    expect(await database.db.picture.findMany({ select: { id: true } })).toEqual([{ id: 'bbbb' }])
    await database.db.story.delete({ where: { id: own.value.id } })
    await database.db.picture.deleteMany()
    expect(await everyStoredRow(database.db)).toEqual(before)
  })

  test('a drawn picture comes with its feature, and a second import draws and writes nothing', { timeout: 60_000 }, async () => {
    const svg = join(folder, 'drawing.svg')
    await writeFile(svg, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><path fill="#c8102e" d="M0 0h3v2H0z"/></svg>')
    const seed = { kind: 'feature', file: 'x.json', picture: svg, feature: aFeature({ picture: { slug: 'drawing', file: 'drawing.svg', alt: 'একটি লাল জমি', caption: 'রং' } }) } as const
    expect((await importSeed(database.db, seed, pictures)).outcome).toMatchObject({ ok: true, value: { change: 'created' } })
    const before = await everyRow(database.db)
    expect((await importSeed(database.db, seed, pictures)).outcome).toMatchObject({ ok: true, value: { change: 'unchanged' } })
    expect(await everyRow(database.db)).toEqual(before)
    const { files } = await database.db.picture.findFirstOrThrow({ where: { alt: 'একটি লাল জমি', caption: 'রং' } })
    expect((await readdir(pictures)).toSorted()).toEqual((files as { file: string }[]).map(({ file }) => file).toSorted())
  })
})

describe('the seed files of this project, where they are present', () => {
  let database: TestDatabase
  let front: Front
  let documents: string[]
  let features: string[]
  let seeds: SeedFile[]
  const first = storyIdOfSource('856c5e2ef2027298')
  const second = storyIdOfSource('effbf1133382e3d3')
  const haveDocuments = existsSync(join('seeds', 'documents', '000_856c5e2ef2027298.txt')) && existsSync(join('seeds', 'documents', '004_effbf1133382e3d3.txt'))

  async function importEverything(): Promise<string[]> {
    const changes: string[] = []
    for (const seed of seeds) {
      const { file } = seed
      if (seed.kind === 'refused') throw new Error(`${file}:${seed.line}: ${seed.message}`)
      const outcome = seed.kind === 'page'
        ? await importPage(database.db, seed.page, { sample: seed.sample })
        : await importFeature(database.db, seed.feature, null)
      if (!outcome.ok) throw new Error(`${file}: ${outcome.code}`)
      changes.push(outcome.value.change)
    }
    return changes
  }

  beforeAll(async () => {
    await mkdir(folder, { recursive: true })
    database = await freshDatabase()
    useConnection(database.connection)
    documents = await listSeedFiles({ documentsOnly: true })
    features = (await listSeedFiles({ documentsOnly: false })).filter((file) => !documents.includes(file))
    seeds = await Promise.all([...documents, ...features].map(readSeedFile))
    await importEverything()
    const answer = await findFront()
    if (answer.status !== 'found') throw new Error(answer.status)
    front = answer.value
  }, 60_000)
  afterAll(async () => {
    useConnection(null)
    await database.close()
  })

  test('have slugs of their own, or one would overwrite the other', () => {
    const keys = seeds.map((seed) => (seed.kind === 'page' ? seed.page.sourceKey : seed.kind === 'feature' ? seed.feature.sourceKey : seed.file))
    expect(keys).toEqual([...new Set(keys)])
  })

  test('make the same store when they are imported twice', async () => {
    const before = await everyRow(database.db)
    expect(new Set(await importEverything())).toEqual(new Set(documents.length + features.length > 0 ? ['unchanged'] : []))
    expect(await everyRow(database.db)).toEqual(before)
  })

  test('fill the front page with no story twice', () => {
    const ids = [...(front.lead ? [front.lead] : []), ...front.seconds, ...front.besideLead, ...front.latest, ...front.strips.flatMap(({ stories }) => stories)].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    if (features.length > 6) expect([front.seconds.length, front.besideLead.length]).toEqual([3, 2])
  })

  test.runIf(haveDocuments)('the first document leads, the headlines of its page head the latest, the second heads the strip of its section', () => {
    expect(front.lead).toMatchObject({ id: first, section: 'international', sample: 'document' })
    expect(front.latest.map(({ kind }) => kind)).toEqual(Array.from({ length: 7 }, () => 'headline-only'))
    expect(front.latest[0]!.headline).toBe('জেলা বিএনপির যুগ্ম আহ্বায়ককে দল থেকে বহিষ্কার')
    expect(front.mostRead).toMatchObject({ day: { year: 2024, month: 4, day: 26 }, stories: { length: 5 } })
    expect(front.strips.find(({ section }) => section === 'news')!.stories[0]).toMatchObject({ id: second, published: null })
  })

  test.runIf(haveDocuments)('the two documents are related by their words alone', async () => {
    const of = async (id: string) => (await listRelated(database.db, id)).map((story) => story.id)
    expect((await of(first))[3]).toBe(second)
    expect((await of(second))[0]).toBe(first)
    await database.db.curatedLink.deleteMany()
    expect((await of(first))[0]).toBe(second)
  })

  test.runIf(haveDocuments)('the second document is given no date', async () => {
    const answer = await findStory('news', second)
    expect(answer).toMatchObject({ status: 'found', value: { story: { published: null, updated: null, captured: null, bylines: [], sample: 'document' } } })
  })

  test.runIf(haveDocuments)('leave no trace of the documents once they are removed', async () => {
    const copy = await freshDatabase()
    try {
      for (const file of documents) {
        const seed = await readSeedFile(file)
        if (seed.kind === 'page') await importPage(copy.db, seed.page, { sample: 'document' })
      }
      expect(await copy.db.story.count()).toBe(14)
      await removeDocuments(copy.db)
      for (const [table, rows] of Object.entries(await everyStoredRow(copy.db))) {
        if (table !== '_prisma_migrations') expect(rows, table).toEqual([])
      }
      expect(await listIndexed(copy.db)).toEqual({ search_story: 0, search_waiting: 0, related_list: 0, related_story: 0 })
    } finally {
      await copy.close()
    }
  })
})

describe('an empty store', () => {
  test('is filled once, and stays empty after a person emptied it', async () => {
    const store = await freshDatabase()
    const pictureFolder = join(folder, 'pictures')
    const fill = () => seedEmptyStore(store.db, { pictureFolder, documentsOnly: true })
    try {
      expect(await fill()).not.toBeNull()
      expect(await fill()).toBeNull()
      await removeDocuments(store.db)
      expect(await store.db.story.count()).toBe(0)
      expect(await fill()).toBeNull()
    } finally {
      await store.close()
    }
  })
})

describe('one run', () => {
  test('does not let a second file of the same key take the first story’s place', async () => {
    const [one, other] = [join(folder, 'one'), join(folder, 'other')]
    for (const [place, text] of [[one, page], [other, page.replace('পৌষ', 'মাঘ').replaceAll('।', '। নতুন কথা।')]] as const) {
      await mkdir(place, { recursive: true })
      await writeFile(join(place, '000_same.txt'), text)
    }
    const keys = new OneFileAKey()
    expect(keys.admit(await readSeedFile(join(one, '000_same.txt')))).toMatchObject({ kind: 'page' })
    expect(keys.admit(await readSeedFile(join(one, '000_same.txt')))).toMatchObject({ kind: 'page' })
    expect(keys.admit(await readSeedFile(join(other, '000_same.txt')))).toMatchObject({ kind: 'refused', reason: 'key-taken' })
  })
})
