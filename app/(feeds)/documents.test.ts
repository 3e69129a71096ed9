import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { paragraph } from '@/lib/news/blocks'
import { storyIdOfSource } from '@/lib/news/story-id'
import { importPage } from '@/lib/newsroom/import-page'
import { useConnection } from '@/lib/store/client'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { aPage } from '@/tests/imports'
import { GET as dailyPaper } from './bn/daily/[file]/route'
import { GET as sectionFeed } from './bn/[section]/feed.xml/route'

// A newspaper that gives whole texts in its feeds.
vi.mock('@/lib/news/paper', async (original) => {
  const real = await original<{ paper: object }>()
  return { ...real, paper: { ...real.paper, feeds: 'full' } }
})

const [holder, boxed] = [storyIdOfSource('holder'), storyIdOfSource('boxed')]
const headline = 'পাহাড়ের পথে নতুন সেতু'
let database: TestDatabase

beforeAll(async () => {
  database = await freshDatabase()
  useConnection(database.connection)
  await importPage(database.db, aPage({ sourceKey: 'boxed', headline, section: 'international', published: new Date('2023-05-02T06:00:00Z') }), { sample: null })
  await importPage(database.db, aPage({ sourceKey: 'holder', headline: 'নদীর বাঁধ সংস্কার শেষ', section: 'sports', published: new Date('2023-04-30T06:00:00Z') }), { sample: null })
  await database.db.story.update({ where: { id: holder }, data: { body: [paragraph('কাজ শেষ হলো'), { kind: 'related', story: boxed }] } })
}, 120_000)
afterAll(async () => {
  useConnection(null)
  await database.close()
})

const request = new Request('http://localhost/')
const documents = {
  'the feed of another section': () => sectionFeed(request, { params: Promise.resolve({ section: 'sports' }) }),
  'the newspaper of another day': () => dailyPaper(request, { params: Promise.resolve({ file: '2023-04-30.html' }) }),
}

test.each(Object.entries(documents))('A story whose headline stands in a text is named as one of which %s tells, so that its withdrawal reaches it', async (_, ask) => {
  const answer = await ask()
  expect(await answer.text()).toContain(headline)
  expect(answer.headers.get('X-Document-Stories')!.split(' ').toSorted()).toEqual([boxed, holder].toSorted())
})

test.each(Object.entries(documents))('Whoever asks for %s by date alone hears of every change: it was changed when it was written, whatever dates stand in it', async (_, ask) => {
  const before = Math.floor(Date.now() / 1_000) * 1_000
  const answer = await ask()
  expect(Date.parse(answer.headers.get('Last-Modified') ?? '')).toBeGreaterThanOrEqual(before)
})
