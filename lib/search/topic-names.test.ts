import { describe, expect, test } from 'vitest'
import { root } from '@/lib/bangla/stem'
import { nameKey } from '@/lib/bangla/name-key'
import { analyseStory } from './analyse-story'
import { recurringNames, type RecurringName } from './topic-names'

/** The names of stories, each `headline: text`, as the index would hand them over. */
async function namesOf(...texts: string[]): Promise<RecurringName[]> {
  const ids = new Map<string, number>()
  const idOf = (word: string) => {
    if (word !== '' && !ids.has(word)) ids.set(word, ids.size + 1)
    return ids.get(word) ?? 0
  }
  const stories = texts.map((text, at) => {
    const [headline, body = ''] = text.split(':')
    const { sequence } = analyseStory({ headline: headline!, standfirst: null, body, captions: [], names: [] })
    return { id: `story ${at}`, sequence: Int32Array.from(body === '' ? sequence.slice(0, sequence.indexOf('')) : sequence, idOf) }
  })
  const words = new Map([...ids].map(([word, id]) => [id, { word, root: root(word) }]))
  return recurringNames(stories, words, async () => {})
}
const called = (names: RecurringName[]) => names.map(({ name }) => name)

describe('Names that recur', () => {
  test('are found in every form, and called without an ending', async () => {
    const found = await namesOf('ইরানের জবাব: আজ ইরান বলেছে।', 'ইরানকে চিঠি: চিঠিতে ইরানের কথা।', 'চুক্তি চায় ইরান: তেহরানে ইরানের মন্ত্রী।')
    expect(found.find(({ name }) => name === 'ইরান')).toMatchObject({ key: nameKey('ইরান'), spellings: [], stories: ['story 0', 'story 1', 'story 2'] })
  })

  test('count together in all spellings, and are called by the commonest', async () => {
    const found = await namesOf('কাশ্মীরে বৈঠক: কাশ্মীর শান্ত।', 'কাশ্মিরের পথে: কাশ্মির দূরে।', 'শান্ত কাশ্মীর: কাশ্মীরের দিন।', 'তুষার কাশ্মীরে: কাশ্মীরে শীত।')
    expect(found[0]).toMatchObject({ name: 'কাশ্মীর', spellings: ['কাশ্মির'] })
    expect(found[0]!.stories).toHaveLength(4)
  })

  test('are the same solid and in two words', async () => {
    const found = await namesOf(
      'আমির-আবদুল্লাহিয়ান এলেন: আমির-আবদুল্লাহিয়ান বলেন।', 'ফিরলেন আমির-আবদুল্লাহিয়ান: পরে আমির-আবদুল্লাহিয়ান বলেন।',
      'আমিরআবদুল্লাহিয়ানের সফর: আমিরআবদুল্লাহিয়ান বলেন।', 'বৈঠকে আমিরআবদুল্লাহিয়ান: আমিরআবদুল্লাহিয়ানকে প্রশ্ন।')
    expect(found.filter(({ key }) => key === nameKey('আমির-আবদুল্লাহিয়ান'))).toMatchObject([{ stories: ['story 0', 'story 1', 'story 2', 'story 3'] }])
    expect(called(found)).not.toContain('আবদুল্লাহিয়ান')
  })

  test('are compounds where the same stories tell of the parts', async () => {
    const found = await namesOf('পদ্মা সেতুর টোল: পদ্মা সেতুতে টোল বাড়ে।', 'পদ্মা সেতু খুলছে: আজ পদ্মা সেতু খোলে।', 'আলোয় পদ্মা সেতু: পদ্মা সেতুর আলো।')
    expect(called(found)).toContain('পদ্মা সেতু')
    expect(called(found)).not.toContain('পদ্মা')
    expect(called(found)).not.toContain('সেতু')
  })

  test('are in headlines that stand alone as well', async () => {
    expect(called(await namesOf('মেসির গোল', 'ফিরলেন মেসি', 'মেসিকে নিয়ে আশা'))).toContain('মেসি')
  })

  test('are not those that a headline only mentions, that one story has, verbs, days, or what comes along', async () => {
    expect(called(await namesOf('ঢাকায় মেলা: মেলা বসেছে।', 'ঢাকায় বৃষ্টি: বৃষ্টি ছিল।', 'ঢাকায় ট্রেন: ট্রেন এসেছে।'))).toEqual([])
    expect(called(await namesOf('ইরানের জবাব: ইরান বলেছে। ইরান জানায়।', 'মেলায় ভিড়: আজ বসেছে।'))).toEqual([])
    const odd = ['শুক্রবার বলেছেন চারজনসহ', 'শুক্রবার বলেছেন চারজনসহ', 'শুক্রবার বলেছেন চারজনসহ']
    expect(called(await namesOf(...odd.map((words) => `${words}: ${words}`)))).toEqual([])
  })

  test('are in two stories of a young newspaper, and in three of one that has more', async () => {
    const two = ['সিলেটে বান: সিলেট ডুবেছে।', 'জেগেছে সিলেট: সিলেটে রোদ।']
    const others = Array.from({ length: 200 }, (_, at) => `ছোট খবর ${at}: কিছু নয়।`)
    expect(called(await namesOf(...two, ...others.slice(0, 100)))).toEqual(['সিলেট'])
    expect(called(await namesOf(...two, ...others))).toEqual([])
    expect(called(await namesOf(...two, 'সিলেটের পথ: সিলেট দূরে।', ...others))).toEqual(['সিলেট'])
  })

  test('are not what half of the newspaper is about', async () => {
    const others = Array.from({ length: 40 }, (_, at) => `ছোট খবর ${at}: কিছু নয়।`)
    const three = ['সিলেটে বান: সিলেট ডুবেছে।', 'সিলেটের পথ: সিলেট দূরে।', 'জেগেছে সিলেট: সিলেটে রোদ।']
    expect(called(await namesOf(...others, ...three))).toEqual(['সিলেট'])
    expect(called(await namesOf(...others, ...three, ...three))).toEqual([])
  })
})
