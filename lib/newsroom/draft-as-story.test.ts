import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paragraph } from '@/lib/news/blocks'
import type { Draft } from '@/lib/news/draft'
import type { Story } from '@/lib/news/story'
import { savePicture, savePictureWords } from '@/lib/store/pictures'
import { publishDue } from '@/lib/store/scheduled'
import { findStory } from '@/lib/store/stories'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { aPage } from '@/tests/imports'
import { aDraft, begin, change, editor } from '@/tests/newsroom-editors'
import { correctStory } from './correct-story'
import { findPreviewedStory } from './draft-as-story'
import { importPage } from './import-page'
import { openDraft } from './open-draft'
import { createPreviewLink, readPreview } from './preview-links'
import { publishStory } from './publish-story'
import { scheduleStory } from './schedule-story'
import { withdrawStory } from './withdraw-story'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await savePicture(database.db, {
    id: 'boat', width: 640, height: 400, files: [{ format: 'jpeg', width: 640, height: 400, file: 'boat-640.jpg', bytes: 9 }], alt: 'নদীতে নৌকা', caption: null, credit: 'রুবিনা হক',
  })
  await savePictureWords(database.db, 'boat', { focal: { x: 100, y: 900 } })
})
afterAll(() => database.close())

// The store reads a mark's end by its own clock.
const now = new Date()
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000)

/** What a preview of the latest draft shows. */
async function preview(id: string, at = now): Promise<Story> {
  const link = await createPreviewLink(database.db, editor, id, { version: null }, at)
  if (!link.ok) throw new Error(link.code)
  const read = await readPreview(database.db, link.value.token, at)
  if (!read.ok) throw new Error(read.code)
  return (await findPreviewedStory(database.db, read.value, at))!.story
}

async function asReadersHaveIt(id: string): Promise<Story> {
  const stored = await findStory(database.db, id)
  if (stored?.state !== 'published') throw new Error(`It is ${stored?.state ?? 'nowhere'}`)
  return stored.story
}

async function aPublishedStory(fields: Partial<Draft> = {}): Promise<string> {
  const { id, version } = await begin(database.db, editor, now, fields)
  expect(await publishStory(database.db, editor, id, { version, meaningChanged: false }, now)).toMatchObject({ ok: true })
  return id
}

const everything = (box: string): Partial<Draft> => ({
  headline: '  নদীর ধারে মেলা ', shortHeadline: 'মেলা ', standfirst: ' সারা দিনের মেলা', section: 'national', place: 'রাজশাহী ', sourceLine: 'বাসস',
  topics: [{ slug: 'fair', name: 'মেলা' }], bylines: [{ slug: 'rubina-haque', name: 'রুবিনা হক', kind: 'person' }, { slug: 'staff', name: 'নিজস্ব প্রতিবেদক', kind: 'desk' }],
  picture: 'boat', breakingUntil: hours(3).toISOString(), note: 'শুধু সহকর্মীদের জন্য',
  body: [paragraph('আজ সারা দিন মেলা।'), { kind: 'picture', picture: 'boat' }, { kind: 'related', story: box }, { kind: 'divider' }],
})

describe('A preview shows the story', () => {
  test('that readers get when it is published, in everything', async () => {
    const box = await aPublishedStory()
    for (const fields of [everything(box), { body: [paragraph('শুধু লেখা।')], standfirst: null }, { breakingUntil: hours(-1).toISOString(), standfirst: ' ' }]) {
      const { id, version } = await begin(database.db, editor, now, fields)
      const seen = await preview(id)
      expect(await publishStory(database.db, editor, id, { version, meaningChanged: false }, now)).toMatchObject({ ok: true })
      expect(seen).toEqual(await asReadersHaveIt(id))
      for (const picture of [seen.picture, seen.pictures.boat]) expect(picture?.focal ?? null).toEqual(fields.picture === undefined ? null : { x: 100, y: 900 })
    }
  })

  test('that readers get at its time when it is scheduled', async () => {
    const { id, version } = await begin(database.db, editor, now)
    expect(await scheduleStory(database.db, editor, id, { version, due: hours(5) }, now)).toMatchObject({ ok: true })
    const seen = await preview(id)
    expect(seen.published).toEqual(hours(5))
    await publishDue(database.db, hours(6))
    expect(seen).toEqual(await asReadersHaveIt(id))
  })

  test('with its pending changes, its date and its corrections when it is published already', async () => {
    const id = await aPublishedStory()
    expect(await correctStory(database.db, editor, id, { text: 'তারিখ ভুল ছিল।' }, hours(1))).toMatchObject({ ok: true })
    const version = await change(database.db, editor, id, { headline: 'মেলা শেষ' }, hours(2))
    const seen = await preview(id, hours(2))
    expect(seen).toMatchObject({ headline: 'মেলা শেষ', published: now, corrections: [{ text: 'তারিখ ভুল ছিল।' }] })
    expect((await asReadersHaveIt(id)).headline).toBe('নদীর ধারে মেলা')
    expect(await publishStory(database.db, editor, id, { version, meaningChanged: false }, hours(2))).toMatchObject({ ok: true })
    expect(seen).toEqual(await asReadersHaveIt(id))
  })

  test('that was withdrawn, as it would return', async () => {
    const id = await aPublishedStory()
    expect(await withdrawStory(database.db, editor, id, { reason: 'ভুল' }, hours(1))).toMatchObject({ ok: true })
    const version = await change(database.db, editor, id, { headline: 'আবার মেলা' }, hours(2))
    const seen = await preview(id, hours(2))
    expect(await findStory(database.db, id)).toEqual({ state: 'withdrawn' })
    expect(await publishStory(database.db, editor, id, { version, meaningChanged: false }, hours(2))).toMatchObject({ ok: true })
    expect(seen).toEqual(await asReadersHaveIt(id))
  })

  test('of a headline whose text is being written, dated when it comes', async () => {
    const made = await importPage(database.db, aPage({ section: 'national', latest: ['শুধু একটি শিরোনাম'] }), { sample: null })
    expect(made.ok).toBe(true)
    const headline = await database.db.story.findFirst({ where: { kind: 'headline_only' } })
    if (headline === null) throw new Error('The page named no headline')
    expect(await preview(headline.id)).toMatchObject({ kind: 'headline-only', headline: headline.headline })
    const version = await change(database.db, editor, headline.id, { section: 'national', body: [paragraph('এই তার লেখা।')] }, now)
    const seen = await preview(headline.id)
    expect(seen).toMatchObject({ kind: 'full', published: now })
    expect(await publishStory(database.db, editor, headline.id, { version, meaningChanged: false }, now)).toMatchObject({ ok: true })
    expect(seen).toEqual(await asReadersHaveIt(headline.id))
  })

  test('that is hardly begun', async () => {
    const { id } = await begin(database.db, editor, now, { headline: ' ', body: [{ kind: 'picture', picture: 'nowhere' }], picture: 'nowhere' })
    expect(await preview(id)).toMatchObject({ headline: '', picture: null, pictures: {}, opening: null, kind: 'full', published: now })
  })
})

test('Beside a draft stands what was chosen, then what the paper finds, and nothing that readers may not see', async () => {
  const [chosen, other, gone] = [await aPublishedStory({ headline: 'বেছে নেওয়া' }), await aPublishedStory({ headline: 'আরেকটি' }), await aPublishedStory()]
  const hidden = await begin(database.db, editor, now, { headline: 'গোপন' })
  await withdrawStory(database.db, editor, gone, { reason: 'ভুল' }, now)
  const { id } = await begin(database.db, editor, now, {
    related: [chosen, hidden.id, gone], body: [{ kind: 'related', story: hidden.id }, { kind: 'related', story: gone }, { kind: 'related', story: other }],
  })
  const opened = await openDraft(database.db, editor, id)
  const shown = (await findPreviewedStory(database.db, { storyId: id, content: opened.ok ? opened.value.content : aDraft() }, now))!
  expect(shown.related[0]!.id).toBe(chosen)
  expect(shown.related.length).toBeGreaterThan(1)
  const ids = shown.related.map((story) => story.id)
  for (const unseen of [id, hidden.id, gone]) expect(ids).not.toContain(unseen)
  expect(Object.keys(shown.story.boxes)).toEqual([other])
})
