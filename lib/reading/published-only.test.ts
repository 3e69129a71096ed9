import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paragraph } from '@/lib/news/blocks'
import { storyIdOfSource } from '@/lib/news/story-id'
import { importFeature } from '@/lib/newsroom/import-feature'
import { importPage } from '@/lib/newsroom/import-page'
import { useConnection } from '@/lib/store/client'
import { raiseEdition } from '@/lib/store/edition'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { aFeature, aPage } from '@/tests/imports'
import { findArchiveMonth, findArchiveYears, listArchiveDay } from './archive'
import { findDailyPaper } from './daily-paper'
import { findFront } from './front'
import { listContributor, listLatest, listNewest, listSection, listTopic } from './lists'
import { findMostRead } from './most-read'
import { askedOf, searchStories } from './search'
import { findStory, findStoryAddress } from './story'
import { suggestNames } from './suggest'

/** A word that stands in the hidden story alone, so that one look at any answer tells whether something came through. */
const secret = 'গোপনখবর'
const day = { year: 2023, month: 5, day: 1 }
const hidden = aPage({
  sourceKey: 'hidden', headline: `${secret} নদীর বাঁধ সংস্কার`, section: 'sports', published: new Date('2023-05-01T06:00:00Z'),
  bylines: [{ name: `${secret} প্রতিবেদক`, kind: 'person' }], paragraphs: [`${secret} বাঁধ সংস্কারের কাজ`],
})
const shown = aPage({
  sourceKey: 'shown', headline: 'নদীর বাঁধ সংস্কার শেষ', section: 'sports', published: new Date('2023-04-30T06:00:00Z'),
  paragraphs: ['বাঁধ সংস্কারের কাজ শেষ হলো'], related: [hidden.headline], latest: [hidden.headline], mostRead: [hidden.headline], pageDate: day,
})
const hiddenTopic = aFeature({ sourceKey: 'hidden-feature', slug: 'hidden-feature', headline: `${secret} দুই`, topics: [{ slug: 'hidden-topic', name: `${secret} বিষয়` }] })

let database: TestDatabase
const id = storyIdOfSource('hidden')
const shownId = storyIdOfSource('shown')

beforeAll(async () => {
  database = await freshDatabase()
  useConnection(database.connection)
  await importPage(database.db, hidden, { sample: null })
  await importPage(database.db, shown, { sample: null })
  await importFeature(database.db, hiddenTopic, null)
  const boxed = [paragraph('বাঁধ সংস্কারের কাজ শেষ হলো'), { kind: 'related', story: id }]
  await database.db.story.update({ where: { id: shownId }, data: { body: boxed } })
})
afterAll(async () => {
  useConnection(null)
  await database.close()
})

/** Every change of what readers see raises the edition; lists that stand on all pages are asked for once an edition. */
async function setState(state: 'draft' | 'review' | 'scheduled' | 'withdrawn' | 'published') {
  await database.db.story.updateMany({ where: { headline: { contains: secret } }, data: { state } })
  await raiseEdition(database.db, { touched: [], withdrawn: [] })
}

/** With the stories that are in it whole. */
async function dailyOn(date: typeof day) {
  const answer = await findDailyPaper(date, 100_000)
  return answer.status === 'found' ? { ...answer, whole: [...answer.value.whole.values()] } : answer
}

/** What is found, without the words that were asked for. */
async function searchFor(words: string) {
  const now = new Date()
  const answer = await searchStories(askedOf((name) => (name === 'q' ? words : null), now), now)
  return answer.status === 'found' ? { status: answer.status, stories: answer.value.stories } : answer
}

describe.each(['draft', 'review', 'scheduled', 'withdrawn'] as const)('a story in state %s', (state) => {
  beforeAll(async () => {
    await setState(state)
  })

  test('is not shown at its own address', async () => {
    const status = state === 'withdrawn' ? 'withdrawn' : 'unknown'
    expect(await findStory('sports', id)).toEqual({ status })
    expect(await findStory('news', id)).toEqual({ status })
    expect(await findStoryAddress(id)).toEqual({ status })
  })

  test('does not show anywhere else', async () => {
    const questions = {
      story: () => findStory('sports', shownId),
      front: findFront,
      latest: () => listLatest(null),
      section: () => listSection('sports', null),
      newest: listNewest,
      mostRead: () => findMostRead(),
      years: findArchiveYears,
      month: () => findArchiveMonth(2023, 5),
      day: () => listArchiveDay(day),
      daily: () => dailyOn({ ...day, month: 4, day: 30 }),
      search: () => searchFor('বাঁধ সংস্কারের'),
      searchForItself: () => searchFor(secret),
      suggestions: () => suggestNames('নদী', new Date()),
      suggestionsOfItself: () => suggestNames('গোপন', new Date()),
    }
    for (const [name, ask] of Object.entries(questions)) {
      const answer = await ask()
      expect(answer.status, name).toBe('found')
      expect(JSON.stringify(answer), name).not.toContain(secret)
    }
    // Left out before the page is laid out, or its place would stand empty.
    expect(await findFront()).toMatchObject({ value: { lead: { id: shownId } } })
    expect(await findArchiveMonth(2023, 5)).toEqual({ status: 'found', value: { days: [] } })
    expect(await dailyOn(day)).toEqual({ status: 'unknown' })
    expect(await findMostRead()).toEqual({ status: 'found', value: { day: null, stories: [] } })
  })

  test('gives no page to a topic, a person or a place in a list that it alone has', async () => {
    const contributor = await database.db.contributor.findFirstOrThrow({ where: { name: { contains: secret } } })
    expect(await listContributor(contributor.slug, null)).toEqual({ status: 'unknown' })
    expect(await listTopic('hidden-topic', null)).toEqual({ status: 'unknown' })
    expect(await listLatest(id)).toEqual({ status: 'unknown' })
  })
})

test('once published it stands everywhere, so these tests could have seen it', async () => {
  await setState('published')
  for (const answer of [
    await findStory('sports', id), await findStory('sports', shownId), await findFront(), await listLatest(null), await listSection('sports', null),
    await listNewest(), await findMostRead(), await listArchiveDay(day), await dailyOn(day), await dailyOn({ ...day, month: 4, day: 30 }), await searchFor('বাঁধ সংস্কারের'), await searchFor(secret), await listTopic('hidden-topic', null),
  ]) expect(JSON.stringify(answer)).toContain(secret)
  // Names are read anew a moment after the change.
  await expect.poll(async () => JSON.stringify(await suggestNames('গোপন', new Date())), { timeout: 20_000 }).toContain(secret)
  const page = await findStory('sports', shownId)
  expect(page).toMatchObject({ status: 'found', value: { story: { boxes: { [id]: { headline: hidden.headline } } } } })
})
