import { afterAll, beforeAll, expect, test } from 'vitest'
import { storyIdOfSource } from '@/lib/news/story-id'
import { correctStory } from '@/lib/newsroom/correct-story'
import { importPage } from '@/lib/newsroom/import-page'
import { publishStory } from '@/lib/newsroom/publish-story'
import { scheduleStory } from '@/lib/newsroom/schedule-story'
import { withdrawStory } from '@/lib/newsroom/withdraw-story'
import { useConnection } from '@/lib/store/client'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { aPage } from '@/tests/imports'
import { begin, change, editor } from '@/tests/newsroom-editors'
import { keptQuestion, verify, type Verdict } from './verify'

const now = new Date('2026-11-20T06:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
let database: TestDatabase

beforeAll(async () => {
  database = await freshDatabase()
  useConnection(database.connection)
  await importPage(database.db, aPage({
    sourceKey: 'fair', headline: 'নদীর ধারে শ্রেণিবদ্ধ নৌকার মেলা বসেছে', published: now, paragraphs: ['আজ সকালে মেলা বসেছে।'],
  }), { sample: null })
}, 120_000)
afterAll(async () => {
  useConnection(null)
  await database.close()
})

async function verdict(typed: string): Promise<Verdict> {
  const answer = await verify(typed, later(90))
  if (answer.status !== 'found') throw new Error(answer.status)
  return answer.value
}

async function publish(headline: string): Promise<string> {
  const { id } = await begin(database.db, editor, now)
  const version = await change(database.db, editor, id, { headline }, now)
  expect(await publishStory(database.db, editor, id, { version, meaningChanged: true }, now)).toMatchObject({ ok: true })
  return id
}

const fair = storyIdOfSource('fair')
const ours = (story: object, more: object) => ({ kind: 'ours', stories: [{ story, ...more }] })

test('The code of a card, typed as somebody copies it, leads to the story that it names', async () => {
  for (const typed of [fair, `${fair.slice(0, 5)} ${fair.slice(5).toUpperCase()}`, `https://paper.example/news/${fair}?fbclid=1`]) {
    expect(await verdict(typed), typed).toMatchObject(ours({ id: fair }, { by: 'code', earlier: [], corrections: 0 }))
  }
})

test('An address that is another’s is told apart from the newspaper’s own, though its code is ours', async () => {
  const told = async (typed: string) => {
    const answer = await verify(typed, later(90), 'https://pathok.example')
    return answer.status === 'found' && answer.value.kind === 'ours' ? answer.value.elsewhere : answer
  }
  for (const own of [fair, `https://pathok.example/news/${fair}`, `www.pathok.example/s/${fair}`, `/news/${fair}`]) expect(await told(own), own).toBeNull()
  for (const other of ['pathok.example.evil.test', 'path0k.example', 'পাঠক.বাংলা']) expect(await told(`https://${other}/news/${fair}?x=1`), other).toBe(other)
})

test('A word that could be a code is a headline where it is one', async () => {
  const id = await publish('BANGLADESH')
  expect(await verdict('bangladesh')).toMatchObject(ours({ id }, { by: 'headline' }))
  expect(await verdict('bangladezh')).toEqual({ kind: 'never', asked: 'code', near: [] })
})

test('A headline is known with other signs, other digits and in another spelling', async () => {
  expect(await verdict('“নদীর ধারে শ্রেণিবদ্ধ নৌকার মেলা বসেছে”!')).toMatchObject(ours({ id: fair }, { by: 'headline', spelledOtherwise: false }))
  expect(await verdict('নদির ধারে শ্রেণীবদ্ধ নৌকার মেলা বসেছে')).toMatchObject(ours({ id: fair }, { by: 'headline', spelledOtherwise: true }))
})

test('A headline with one word turned round was never ours, and the true one is shown beside it', async () => {
  expect(await verdict('নদীর ধারে শ্রেণিবদ্ধ নৌকার মেলা বসেনি')).toMatchObject({ kind: 'never', asked: 'headline', near: [{ id: fair }] })
  expect(await verdict('নদীর ধারে')).toEqual({ kind: 'never', asked: 'headline', near: [] })
  expect(await verdict('আগামীকাল থেকে সব কিছু বিনা মূল্যে')).toEqual({ kind: 'never', asked: 'headline', near: [] })
})

test('A story that was changed is ours under either headline, with when it had which', async () => {
  const id = await publish('সেতু খুলছে সোমবার থেকে')
  const version = await change(database.db, editor, id, { headline: 'সেতু খুলছে বুধবার থেকে' }, later(2))
  await publishStory(database.db, editor, id, { version, meaningChanged: true }, later(2))
  await correctStory(database.db, editor, id, { text: 'আগে দিন ভুল ছিল।' }, later(3))
  const earlier = [{ headline: 'সেতু খুলছে সোমবার থেকে', from: now, until: later(2) }]
  expect(await verdict('সেতু খুলছে সোমবার থেকে')).toMatchObject(ours({ id, headline: 'সেতু খুলছে বুধবার থেকে' }, { by: 'earlier headline', earlier, corrections: 1, updated: later(3) }))
  expect(await verdict('সেতু খুলছে বুধবার থেকে')).toMatchObject(ours({ id }, { by: 'headline', earlier }))
  expect(await verdict(id)).toMatchObject(ours({ id }, { by: 'code', earlier }))
})

test('What nobody published yet is told to nobody: a draft, words that wait in one, a plan', async () => {
  const { id } = await begin(database.db, editor, now)
  const version = await change(database.db, editor, id, { headline: 'গোপন খসড়ার শিরোনাম এটি' }, now)
  expect(await verdict(id)).toEqual({ kind: 'never', asked: 'code', near: [] })
  expect(await verdict('গোপন খসড়ার শিরোনাম এটি')).toEqual({ kind: 'never', asked: 'headline', near: [] })
  await scheduleStory(database.db, editor, id, { version, due: new Date(Date.now() + 7 * 86_400_000) }, new Date())
  expect(await verdict(id)).toEqual({ kind: 'never', asked: 'code', near: [] })
  const seen = await publish('হাটে ধানের দাম বেড়েছে')
  await change(database.db, editor, seen, { headline: 'হাটে ধানের দাম কমেছে' }, later(1))
  await correctStory(database.db, editor, seen, { text: 'একটি নাম ভুল ছিল।' }, later(2))
  expect(await verdict('হাটে ধানের দাম কমেছে')).toMatchObject({ kind: 'never' })
  expect(await verdict(seen)).toMatchObject(ours({ id: seen }, { earlier: [] }))
})

test('What was withdrawn is said to be, by code and by its headline, and its words are not shown', async () => {
  const id = await publish('ভুল খবরটি এই শিরোনামে ছিল')
  await withdrawStory(database.db, editor, id, { reason: 'ভুল' }, later(4))
  expect(await verdict(id)).toEqual({ kind: 'withdrawn', at: later(4) })
  expect(await verdict('ভুল খবরটি এই শিরোনামে ছিল')).toEqual({ kind: 'withdrawn', at: later(4) })
})

test('A headline that a withdrawn story had before, or has in another spelling, was not never ours', async () => {
  const id = await publish('সরকারি ছুটি বাড়ছে দুই দিন')
  const version = await change(database.db, editor, id, { headline: 'সরকারি ছুটি বাড়ছে এক দিন' }, later(2))
  await publishStory(database.db, editor, id, { version, meaningChanged: true }, later(2))
  await withdrawStory(database.db, editor, id, { reason: 'ভুল' }, later(5))
  for (const typed of ['সরকারি ছুটি বাড়ছে দুই দিন', 'সরকারী ছুটি বাড়ছে এক দিন']) expect(await verdict(typed), typed).toEqual({ kind: 'withdrawn', at: later(5) })
  expect(await verdict('সরকারি ছুটি বাড়ছে তিন দিন')).toMatchObject({ kind: 'never' })
})

test('Nothing is asked by nothing, and whatever is typed is answered', async () => {
  for (const typed of ['', '  ', '…!?']) expect(await verdict(typed), typed).toEqual({ kind: 'nothing asked' })
  for (const typed of ['ক'.repeat(5_000), "' or 1=1 --", '\u0000\u200d', '%%%_', '000000000 0', 'zzzzzzzzzz']) expect((await verdict(typed)).kind, typed).toMatch(/never|nothing asked/)
})

test('A question that is far too long is cut where its beginning can still stand in an address', () => {
  for (let letters = 295; letters < 305; letters += 1) {
    const kept = keptQuestion(`${'ক'.repeat(letters)}😀ক`)
    expect(kept.length).toBeLessThanOrEqual(300)
    expect(() => encodeURIComponent(kept), String(letters)).not.toThrow()
  }
})
