import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paragraph } from '@/lib/news/blocks'
import type { Topic } from '@/lib/news/story'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { begin, editor } from '@/tests/newsroom-editors'
import { propose, proposeNewTopics, proposeSection, proposeTopics } from './propose'
import { publishStory } from './publish-story'
import { topicOf } from './suggest'
import { suggestWords } from './suggest-words'

let database: TestDatabase
const now = new Date()
const about = (...names: string[]): Topic[] => names.map(topicOf)

const stories: [section: string, headline: string, topics: string[]][] = [
  ['sports', 'মিরপুর স্টেডিয়ামে ক্রিকেট দলের অনুশীলন', ['ক্রিকেট']],
  ['sports', 'ক্রিকেট দলের নতুন কোচ এলেন মিরপুরে', ['ক্রিকেট', 'মিরপুর']],
  ['sports', 'ক্রিকেট দলের বিশ্বকাপ প্রস্তুতি শুরু', ['ক্রিকেট', 'বিশ্বকাপ']],
  ['international', 'ইউক্রেন যুদ্ধে ড্রোন দিয়েছে ইরান', ['ইরান', 'ইউক্রেন যুদ্ধ', 'যুদ্ধ']],
  ['international', 'ইরান ও রাশিয়ার নতুন চুক্তি', ['ইরান', 'রাশিয়া']],
  ['national', 'ঢাকায় বৃষ্টি, ঢাকার পথে জল', ['ঢাকা']],
  ['national', 'ঢাকা থেকে সিলেটে নতুন ট্রেন', ['ঢাকা']],
  // A word that every fifth story has tells nothing, so there are others.
  ...['ধানের দাম', 'চালের বাজার', 'শীতের পিঠা', 'নদীর ভাঙন', 'স্কুলের বই', 'হাওরে মাছ', 'পাটের সুদিন', 'বনের হরিণ', 'লবণের মাঠ', 'মধুর খামার', 'ইলিশের ঝাঁক', 'আমের মুকুল']
    .map((headline): [string, string, string[]] => ['national', headline, []]),
]

beforeAll(async () => {
  database = await freshDatabase()
  for (const [section, headline, topics] of stories) {
    const { id } = await begin(database.db, editor, now, { section, headline, topics: about(...topics), body: [paragraph(`${headline}।`)] })
    expect(await publishStory(database.db, editor, id, { version: 1, meaningChanged: true }, now)).toMatchObject({ ok: true })
  }
})
afterAll(() => database.close())

const names = (topics: Topic[]) => topics.map(({ name }) => name)
const written = (headline: string, text = '', standfirst = '') => ({ id: 'none', headline, standfirst, text })

describe('Topics are proposed', () => {
  test('by their name in any inflection, those of the headline first', async () => {
    expect(names(await proposeTopics(database.db, written('ইরানের ড্রোন নিয়ে বৈঠক', 'রাশিয়াকে প্রশ্ন। রাশিয়ার জবাব। ঢাকায় প্রতিক্রিয়া।')))).toEqual(['ইরান', 'রাশিয়া'])
  })

  test('of two words when both stand there, without the shorter name within', async () => {
    expect(names(await proposeTopics(database.db, written('ইউক্রেন যুদ্ধের এক বছর')))).toEqual(['ইউক্রেন যুদ্ধ'])
    expect(names(await proposeTopics(database.db, written('ইউক্রেন যুদ্ধের বছরে আরেক যুদ্ধ')))).toEqual(['ইউক্রেন যুদ্ধ', 'যুদ্ধ'])
    expect(names(await proposeTopics(database.db, written('ইউক্রেনে নির্বাচন')))).toEqual([])
  })

  test('not for a word that only begins alike', async () => {
    expect(await proposeTopics(database.db, written('ইরানি খাবারের মেলা ঢাকনা ছাড়া'))).toEqual([])
  })

  test('anew for a name that comes back in the text and is no topic yet', async () => {
    const text = 'পদ্মা সেতুর কাজ শেষ। পদ্মা সেতু দিয়ে গাড়ি চলবে। শাহেদ বলেন, পদ্মা সেতুতে টোল লাগবে।'
    expect(names(await proposeNewTopics(database.db, written('পদ্মা সেতুর উদ্বোধন', text)))).toEqual(['পদ্মা সেতু'])
    expect(names(await proposeNewTopics(database.db, written('পদ্মা সেতুর উদ্বোধন', 'গাড়ি চলবে।')))).toEqual([])
  })

  test('not anew for what a proposed topic names already, and no verbs', async () => {
    const { topics, newTopics } = await propose(database.db, editor, written('ইরানের জবাব', 'ইরান বলেছে। ইরানকে বলেছে। ইরান বলেছে।'), now)
    expect([names(topics), names(newTopics)]).toEqual([['ইরান'], []])
  })
})

describe('The section is proposed', () => {
  test('where the stories most like this one stand in one', async () => {
    expect(await proposeSection(database.db, written('ক্রিকেট দলের প্রস্তুতি'), now)).toBe('sports')
  })

  test('never from too few stories, from one word, or from none', async () => {
    expect(await proposeSection(database.db, written('ইরান ও রাশিয়া'), now)).toBeNull()
    expect(await proposeSection(database.db, written('ক্রিকেট'), now)).toBeNull()
    expect(await proposeSection(database.db, written('জ্যোৎস্নায় নৌকাবাইচ'), now)).toBeNull()
    expect(await proposeSection(database.db, written(''), now)).toBeNull()
  })

  test('without asking the story itself', async () => {
    const [own] = await database.db.story.findMany({ where: { headline: stories[2]![1] } })
    expect(await proposeSection(database.db, { ...written('ক্রিকেট দলের প্রস্তুতি'), id: own!.id }, now)).toBeNull()
  })
})

describe('Words for typed letters', () => {
  test('are those of this newspaper that sound so, the nearest and commonest first', async () => {
    expect((await suggestWords(database.db, editor, 'dhaka'))[0]).toBe('ঢাকা')
    expect(await suggestWords(database.db, editor, 'mirepur')).toContain('মিরপুর')
    expect((await suggestWords(database.db, editor, 'russia'))[0]).toMatch(/^রাশিয়া/)
    expect(await suggestWords(database.db, editor, 'stediame')).toContain('স্টেডিয়ামে')
  })

  test('never hold the reading itself, and are none for what is no word', async () => {
    expect(await suggestWords(database.db, editor, 'iran')).not.toContain('ইরান')
    for (const odd of ['', 'a', '12', 'ঢাকা', 'a'.repeat(41), "x' or 1=1"]) expect(await suggestWords(database.db, editor, odd)).toEqual([])
  })
})

test('Who writes nothing is proposed nothing', async () => {
  const other = { ...editor, role: 'nobody' as never }
  expect(await propose(database.db, other, written('ইরানের জবাব'), now)).toEqual({ section: null, topics: [], newTopics: [] })
  expect(await suggestWords(database.db, other, 'dhaka')).toEqual([])
})
