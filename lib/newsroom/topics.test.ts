import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test, vi } from 'vitest'
import { paragraph } from '@/lib/news/blocks'
import { may, roles, type Editor } from '@/lib/news/roles'
import { listTopic } from '@/lib/reading/lists'
import { findFeed } from '@/lib/reading/machine-lists'
import { useConnection } from '@/lib/store/client'
import { findEdition, listChangesAfter } from '@/lib/store/edition'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { begin, change, editor, subEditor } from '@/tests/newsroom-editors'
import { confirmTopic } from './confirm-topic'
import { listTopics } from './list-topics'
import { mergeTopics } from './merge-topics'
import { listTopicProposals } from './propose-topics'
import { publishStory } from './publish-story'
import { allowTopic, refuseTopic } from './refuse-topic'
import { renameTopic } from './rename-topic'
import { suggestTopics, topicOf } from './suggest'

vi.mock('server-only', () => ({}))

let template: TestDatabase
let database: TestDatabase
const now = new Date('2026-11-20T06:00:00Z')
const ids = new Map<string, string>()

const stories: [headline: string, text: string][] = [
  ['ইরানের ড্রোন নিয়ে বৈঠক', 'ইরান বলেছে, ড্রোন তাদের নয়।'],
  ['ইরানকে নতুন প্রস্তাব', 'প্রস্তাবে ইরানের জবাব আসেনি।'],
  ['তেল বেচবে ইরান', 'ইরান জানায়, তেল যাবে বন্দরে।'],
  ['কাশ্মীরে প্রথম তুষার', 'কাশ্মীর এখন সাদা।'],
  ['কাশ্মিরের পথ বন্ধ', 'তুষারে কাশ্মির বিচ্ছিন্ন।'],
  ['রোদ উঠেছে কাশ্মীরে', 'কাশ্মীরের পথে গাড়ি চলছে।'],
  ['আমির-আবদুল্লাহিয়ান আসছেন', 'আমির-আবদুল্লাহিয়ান কাল আসবেন।'],
  ['আমির-আবদুল্লাহিয়ান এলেন', 'সকালে আমির-আবদুল্লাহিয়ান নামেন।'],
  ['ফিরে গেলেন আমির-আবদুল্লাহিয়ান', 'বিকেলে আমির-আবদুল্লাহিয়ান যান।'],
]

async function publish(id: string, version: number): Promise<void> {
  expect(await publishStory(database.db, editor, id, { version, meaningChanged: false }, now)).toMatchObject({ ok: true })
}

beforeAll(async () => {
  template = database = await freshDatabase()
  for (const [headline, text] of stories) {
    const { id, version } = await begin(database.db, editor, now, { headline, body: [paragraph(text)] })
    await publish(id, version)
    ids.set(headline, id)
  }
  await template.db.$disconnect()
})
afterAll(() => template.close())
beforeEach(async () => {
  database = await freshDatabase(template.connection)
  useConnection(database.connection)
})
afterEach(async () => {
  useConnection(null)
  await database.close()
})

const proposed = async () => (await listTopicProposals(database.db)).map(({ name }) => name)
const keyOf = async (name: string) => (await listTopicProposals(database.db)).find((one) => one.name === name)!.key
const confirmed = async (name: string, as: string | null = null) => {
  const done = await confirmTopic(database.db, editor, await keyOf(name), { name: as }, now)
  if (!done.ok) throw new Error(done.code)
  return done.value
}
const headlinesUnder = async (slug: string) => {
  const list = await listTopic(slug, null)
  return list.status === 'found' ? list.value.stories.map(({ headline }) => headline).sort() : list.status
}
const headlines = (from: number, to: number) => stories.slice(from, to).map(([headline]) => headline).sort()

describe('A proposed topic', () => {
  test('says how it is spelt, with a hyphen too, and which stories are about it', async () => {
    const proposals = await listTopicProposals(database.db)
    expect(proposals.map(({ name }) => name).sort()).toEqual(['আমির-আবদুল্লাহিয়ান', 'ইরান', 'কাশ্মীর'])
    expect(proposals.find(({ name }) => name === 'কাশ্মীর')).toMatchObject({ spellings: ['কাশ্মির'], stories: { length: 3 }, examples: { length: 2 } })
  })

  test('is no longer one when there is a topic of that name in any spelling', async () => {
    await database.db.topic.createMany({ data: [topicOf('কাশ্মির'), topicOf('আমিরআবদুল্লাহিয়ান'), topicOf('ইরানের')] })
    expect(await proposed()).toEqual([])
  })

  test('becomes a topic with a readable address when it is confirmed, and readers find its stories there', async () => {
    const before = await findEdition(database.db)
    const { topic, stories: filed } = await confirmed('ইরান')
    expect(topic).toEqual({ slug: 'iran', name: 'ইরান' })
    expect(filed).toBe(3)
    expect(await headlinesUnder('iran')).toEqual(headlines(0, 3))
    expect(await proposed()).not.toContain('ইরান')
    const touched = (await listChangesAfter(database.db, before.number)).flatMap((change) => change.touched)
    expect(touched).toEqual(expect.arrayContaining(['/topic/iran', '/topic/iran/feed.xml', `/national/${ids.get('তেল বেচবে ইরান')}`]))
  })

  test('is confirmed in one line of the audit, without a revision or a new date of a story', async () => {
    const [revisions, updated] = [await database.db.revision.count(), await database.db.story.findMany({ select: { id: true, updated: true }, orderBy: { id: 'asc' } })]
    await confirmed('ইরান')
    expect(await database.db.audit.findMany({ where: { action: { startsWith: 'topic' } } })).toMatchObject([
      { action: 'topic.confirm', actorName: editor.name, target: 'iran', storyId: null, detail: { name: 'ইরান', made: true, stories: { length: 3 } } },
    ])
    expect(await database.db.revision.count()).toBe(revisions)
    expect(await database.db.story.findMany({ select: { id: true, updated: true }, orderBy: { id: 'asc' } })).toEqual(updated)
  })

  test('stays on a story that is written on and published again', async () => {
    await confirmed('ইরান')
    const id = ids.get('তেল বেচবে ইরান')!
    await publish(id, await change(database.db, editor, id, { standfirst: 'নতুন কথা' }, now))
    expect(await headlinesUnder('iran')).toEqual(headlines(0, 3))
  })

  test('takes the name that an editor gives it, and is then not proposed by its own', async () => {
    const { topic } = await confirmed('কাশ্মীর', '  কাশ্মীর উপত্যকা ')
    expect(topic).toEqual({ slug: 'kashmir-upotyoka', name: 'কাশ্মীর উপত্যকা' })
    expect(await proposed()).not.toContain('কাশ্মীর')
    // Whoever types a spelling of it means this topic.
    expect(await suggestTopics(database.db, editor, 'কাশ্মীর')).toContainEqual(topic)
    const { id, version } = await begin(database.db, editor, now, { headline: 'শীতের পথ', topics: [topicOf('কাশ্মির')] })
    await publish(id, version)
    expect(await headlinesUnder(topic.slug)).toContain('শীতের পথ')
  })

  test('joins a topic that there is, when it is given the name of that one', async () => {
    const { topic } = await confirmed('ইরান')
    expect(await confirmed('আমির-আবদুল্লাহিয়ান', 'ইরান')).toMatchObject({ topic, stories: 3 })
    expect(await headlinesUnder('iran')).toEqual([...headlines(0, 3), ...headlines(6, 9)].sort())
    expect(await database.db.topic.count()).toBe(1)
  })

  test('is confirmed once: a colleague who comes later is told', async () => {
    const key = await keyOf('ইরান')
    await confirmed('ইরান')
    expect(await confirmTopic(database.db, editor, key, { name: null }, now)).toMatchObject({ ok: false, code: 'gone' })
    expect(await refuseTopic(database.db, editor, key, now)).toMatchObject({ ok: false, code: 'gone' })
    expect(await confirmTopic(database.db, editor, await keyOf('কাশ্মীর'), { name: ' । ' }, now)).toMatchObject({ ok: false, code: 'name' })
  })

  test('that is refused comes back in no spelling, until that is taken back', async () => {
    const key = await keyOf('কাশ্মীর')
    expect(await refuseTopic(database.db, editor, key, now)).toMatchObject({ ok: true })
    const { id, version } = await begin(database.db, editor, now, { headline: 'কাশ্মিরে ভোট', body: [paragraph('কাশ্মিরের ভোট।')] })
    await publish(id, version)
    const keys = async () => (await listTopicProposals(database.db)).map((one) => one.key)
    expect(await keys()).toHaveLength(2)
    const { refused } = await listTopics(database.db, editor, '')
    expect(refused).toMatchObject([{ key, name: 'কাশ্মীর', byName: editor.name }])
    expect(await allowTopic(database.db, editor, key, now)).toMatchObject({ ok: true })
    expect(await allowTopic(database.db, editor, key, now)).toMatchObject({ ok: false, code: 'gone' })
    expect(await keys()).toContain(key)
  })
})

describe('A topic that is renamed', () => {
  test('leads on from every former address in one step, feeds included, and may take its own back', async () => {
    await confirmed('ইরান')
    expect(await renameTopic(database.db, editor, 'iran', { name: 'ইরানের খবর', address: 'iran-news' }, now)).toMatchObject({ ok: true })
    expect(await renameTopic(database.db, editor, 'iran-news', { name: 'ইরান প্রসঙ্গ', address: 'about-iran' }, now)).toMatchObject({ ok: true })
    for (const slug of ['iran', 'iran-news']) {
      expect(await listTopic(slug, null)).toEqual({ status: 'moved', to: '/topic/about-iran' })
      expect(await findFeed({ of: 'topic', slug })).toMatchObject({ status: 'found', value: { path: '/topic/about-iran', stories: { length: 3 } } })
    }
    expect(await headlinesUnder('about-iran')).toEqual(headlines(0, 3))
    expect(await renameTopic(database.db, editor, 'about-iran', { name: 'ইরান', address: 'iran' }, now)).toMatchObject({ ok: true })
    expect(await headlinesUnder('iran')).toEqual(headlines(0, 3))
    expect(await listTopic('about-iran', null)).toEqual({ status: 'moved', to: '/topic/iran' })
    expect(await proposed()).not.toContain('ইরান')
  })

  test('touches the page that it left and the page that it has', async () => {
    await confirmed('ইরান')
    const before = await findEdition(database.db)
    await renameTopic(database.db, editor, 'iran', { name: 'ইরান', address: 'persia' }, now)
    expect((await listChangesAfter(database.db, before.number)).flatMap(({ touched }) => touched)).toEqual(expect.arrayContaining(['/topic/iran', '/topic/persia', '/topic/iran/feed.xml']))
  })

  test('is still that topic to a draft which knows it by its former address', async () => {
    const { topic } = await confirmed('ইরান')
    const { id, version } = await begin(database.db, editor, now, { headline: 'আরেক খবর', topics: [topic] })
    await renameTopic(database.db, editor, 'iran', { name: 'পারস্য', address: 'persia' }, now)
    await publish(id, version)
    expect(await headlinesUnder('persia')).toContain('আরেক খবর')
    expect(await database.db.topic.count()).toBe(1)
  })

  test('never gets an address or a name that another has or had', async () => {
    await confirmed('ইরান')
    await confirmed('কাশ্মীর')
    await renameTopic(database.db, editor, 'iran', { name: 'পারস্য', address: 'persia' }, now)
    for (const [typed, code] of [
      [{ name: 'কাশ্মীর', address: 'persia' }, 'addressTaken'], [{ name: 'কাশ্মীর', address: 'iran' }, 'addressTaken'],
      [{ name: 'পারস্য', address: 'kashmir' }, 'nameTaken'], [{ name: 'ইরান', address: 'kashmir' }, 'nameTaken'],
      [{ name: '', address: 'kashmir' }, 'name'], [{ name: 'কাশ্মীর', address: 'কাশ্মীর' }, 'address'], [{ name: 'কাশ্মীর', address: 'kashmir' }, 'unchanged'],
    ] as const) expect(await renameTopic(database.db, editor, 'kashmir', typed, now), JSON.stringify(typed)).toMatchObject({ ok: false, code })
    expect(await renameTopic(database.db, editor, 'nowhere', { name: 'কোথাও', address: 'somewhere' }, now)).toMatchObject({ ok: false, code: 'gone' })
    // A story that brings the former address with another name is filed where that address leads.
    const { id, version } = await begin(database.db, editor, now, { headline: 'ভিন্ন', topics: [{ slug: 'iran', name: 'অন্য কিছু' }] })
    await publish(id, version)
    expect(await headlinesUnder('persia')).toContain('ভিন্ন')
  })
})

describe('A topic that becomes part of another', () => {
  test('leaves its stories, addresses and names there, each story once', async () => {
    const iran = (await confirmed('ইরান')).topic
    const both = ids.get('তেল বেচবে ইরান')!
    await confirmed('কাশ্মীর')
    await renameTopic(database.db, editor, 'kashmir', { name: 'কাশ্মীর', address: 'vale' }, now)
    await publish(both, await change(database.db, editor, both, { topics: [{ slug: 'vale', name: 'কাশ্মীর' }, iran] }, now))
    expect(await mergeTopics(database.db, editor, 'vale', { into: 'ইরান' }, now)).toMatchObject({ ok: true, value: { stories: 4 } })
    expect(await headlinesUnder('iran')).toEqual(headlines(0, 6))
    for (const slug of ['kashmir', 'vale']) expect(await listTopic(slug, null)).toEqual({ status: 'moved', to: '/topic/iran' })
    expect(await database.db.draft.findUnique({ where: { storyId: both }, select: { content: true } })).toMatchObject({ content: { topics: [iran] } })
    expect(await proposed()).toEqual(['আমির-আবদুল্লাহিয়ান'])
    const { topics } = await listTopics(database.db, editor, 'কাশ্মীর')
    expect(topics).toEqual([{ ...iran, stories: 6, others: ['কাশ্মীর'] }])
  })

  test('is never merged with itself or with none', async () => {
    await confirmed('ইরান')
    for (const into of ['ইরান', 'নেই']) expect(await mergeTopics(database.db, editor, 'iran', { into }, now)).toMatchObject({ ok: false, code: 'noTopic' })
    expect(await mergeTopics(database.db, editor, 'gone', { into: 'ইরান' }, now)).toMatchObject({ ok: false, code: 'gone' })
  })
})

test('Nobody below an editor decides on topics or sees what is proposed', async () => {
  const key = await keyOf('ইরান')
  for (const role of roles.filter((one) => !may(one, 'topic.manage'))) {
    const other: Editor = { ...subEditor, role }
    const { db } = database
    for (const answer of [
      await confirmTopic(db, other, key, { name: null }, now), await refuseTopic(db, other, key, now), await allowTopic(db, other, key, now),
      await renameTopic(db, other, 'iran', { name: 'ইরান', address: 'iran' }, now), await mergeTopics(db, other, 'iran', { into: 'ইরান' }, now),
    ]) expect(answer).toMatchObject({ ok: false, code: 'forbidden' })
    expect(await listTopics(db, other, '')).toEqual({ proposals: [], topics: [], refused: [] })
  }
  expect(await database.db.topic.count()).toBe(0)
})
