import { key } from '@/lib/bangla/normalise'
import { cuts, stem } from '@/lib/bangla/stem'
import { stopWords } from '@/lib/bangla/stop-words'
import { tokens } from '@/lib/bangla/tokens'
import { findVerb } from '@/lib/bangla/verbs'
import type { Proposals, WrittenSoFar } from '@/lib/news/proposals'
import { may, type Editor } from '@/lib/news/roles'
import type { Topic } from '@/lib/news/story'
import { search } from '@/lib/search/search'
import { searchIndex } from '@/lib/store/search-index'
import { listNamesTaken, listTopicsBeginning } from '@/lib/store/suggestions'
import type { Db } from '@/lib/store/transaction'
import { topicOf } from './suggest'

const mostTopics = 5
/** So much of a text says what it is about. */
const longestText = 20_000

/** What the text so far lets one propose. Nothing for who writes nothing, or of a text that says nothing yet. */
export async function propose(db: Db, editor: Editor, written: WrittenSoFar, now: Date): Promise<Proposals> {
  if (!may(editor.role, 'story.create')) return { section: null, topics: [], newTopics: [] }
  const [section, topics, newTopics] = await Promise.all([proposeSection(db, written, now), proposeTopics(db, written), proposeNewTopics(db, written)])
  return { section, topics, newTopics: newTopics.filter(({ name }) => !topics.some((topic) => ` ${key(topic.name)} `.includes(` ${key(name)} `))) }
}

/** The stories most like this one, how many of them are asked, and what makes their section clear. */
const asked = 20
const leastStories = 3
const leastShare = 0.6

/**
 * The section in which the stories most like this one stand, by headline and standfirst: each of the twenty best answers
 * speaks for its section with its score. Null unless three stories or more of one section have three fifths of the weight.
 */
export async function proposeSection(db: Db, { id, headline, standfirst }: WrittenSoFar, now: Date): Promise<string | null> {
  const text = `${headline} ${standfirst}`.trim()
  if (tokens(text).length < 2) return null
  const index = searchIndex(db)
  const { hits } = await search(
    index, { text, section: null, desk: null, from: null, until: null, order: 'best' }, { now, recency: false },
  )
  const best = hits.filter(({ storyId }) => storyId !== id).slice(0, asked)
  const stories = await index.living(best.map(({ no }) => no))
  const weights = new Map<string, { weight: number; stories: number }>()
  let all = 0
  for (const { no, score } of best) {
    const section = stories.get(no)?.section
    if (section === undefined) continue
    const sum = weights.get(section) ?? { weight: 0, stories: 0 }
    weights.set(section, { weight: sum.weight + score, stories: sum.stories + 1 })
    all += score
  }
  const [first] = [...weights].sort(([, one], [, other]) => other.weight - one.weight)
  return first !== undefined && first[1].stories >= leastStories && first[1].weight >= leastShare * all ? first[0] : null
}

/**
 * The topics of this newspaper whose name stands in the text, in any inflection of its last word (ইরানের for ইরান). Those
 * named in the headline first, then the oftenest; a topic whose name is within another's found there too (যুদ্ধ beside
 * ইউক্রেন যুদ্ধ) needs a mention of its own.
 */
export async function proposeTopics(db: Db, { headline, standfirst, text }: Omit<WrittenSoFar, 'id'>): Promise<Topic[]> {
  const parts = [headline, standfirst, text.slice(0, longestText)].map((part) => tokens(part).map((token) => token.key))
  const beginnings = new Set(parts.flat().map(beginningOf))
  const topics = (await listTopicsBeginning(db, [...beginnings])).map((topic) => ({ topic, name: key(topic.name).split(' ') }))
  // The longest name takes its words, so that a shorter one within it is not counted for them.
  topics.sort((one, other) => other.name.length - one.name.length)
  const stems = new Map<string, readonly string[]>()
  const stemsOf = (word: string) => {
    if (!stems.has(word)) stems.set(word, cuts(word))
    return stems.get(word)!
  }
  const found = new Map<Topic, { first: number; times: number }>()
  for (const [part, words] of parts.entries()) {
    const taken = new Set<number>()
    for (const { topic, name } of topics) {
      for (let at = 0; at + name.length <= words.length; at += 1) {
        const isHere = name.every((word, place) => {
          const here = words[at + place]!
          return !taken.has(at + place) && (here === word || (place === name.length - 1 && stemsOf(here).includes(word)))
        })
        if (!isHere) continue
        for (let place = 0; place < name.length; place += 1) taken.add(at + place)
        const seen = found.get(topic)
        found.set(topic, { first: seen?.first ?? part, times: (seen?.times ?? 0) + 1 })
      }
    }
  }
  return [...found]
    // One mention deep in the text does not make a subject.
    .filter(([, { first, times }]) => first < 2 || times > 1)
    .sort(([, one], [, other]) => Number(one.first > 0) - Number(other.first > 0) || other.times - one.times)
    .slice(0, mostTopics)
    .map(([topic]) => topic)
}

const mostNew = 2
/** How often a name stands in a text that is about it, and in how many of the stories here a word stands that names nothing. */
const leastTimes = 3
const commonShare = 0.05
const fewStories = 40
/** Endings that tell what a word's stem is, when it is found with them elsewhere. */
const endings = ['', 'ের', 'র', 'কে', 'ে', 'তে', '\u09AF\u09BC', 'টি', 'রা', 'দের', 'গুলো']

/**
 * Names for topics that there are not yet: words of the headline, or two side by side, that come back in the text three
 * times in any inflection, are no verbs and are not common in this newspaper. Written as their stem (রাশিয়ার: রাশিয়া).
 */
export async function proposeNewTopics(db: Db, { headline, standfirst, text }: Omit<WrittenSoFar, 'id'>): Promise<Topic[]> {
  const heads = tokens(headline).map((token) => token.key)
  const words = tokens(`${headline}\n${standfirst}\n${text.slice(0, longestText)}`).map((token) => token.key)
  const index = searchIndex(db)
  const ways = heads.flatMap((word) => cuts(word).flatMap((cut) => endings.map((ending) => cut + ending)))
  const { stories, byKey: known } = await index.lookUp({ keys: [...heads, ...ways] })
  const counts = new Map(known.map((word) => [word.word, word.stories]))
  const storiesWith = (word: string) => counts.get(word) ?? 0
  const isName = (word: string) => word.length > 2 && /^[\p{L}\p{M}]+$/u.test(word) && !stopWords.has(word) && findVerb(word) === null
  const isCommon = (word: string) => stories >= fewStories && storiesWith(word) > commonShare * stories
  const stems = heads.map((word) => stem(word, storiesWith))
  const timesOf = (first: string, second: string | null) => words.filter((word, at) =>
    (second === null ? word === first || cuts(word).includes(first) : word === first && (words[at + 1] === second || cuts(words[at + 1] ?? '').includes(second)))).length
  const names: string[] = []
  for (let at = 0; at < heads.length; at += 1) {
    if (!isName(heads[at]!)) continue
    const next = heads[at + 1]
    const pair = next !== undefined && isName(next) ? `${heads[at]} ${stems[at + 1]}` : null
    if (pair !== null && timesOf(heads[at]!, stems[at + 1]!) >= leastTimes) {
      names.push(pair)
      at += 1
    } else if (!isCommon(stems[at]!) && timesOf(stems[at]!, null) >= leastTimes) names.push(stems[at]!)
  }
  const taken = await listNamesTaken(db, names)
  return [...new Set(names)].filter((name) => !taken.has(name)).slice(0, mostNew).map(topicOf)
}

/** Enough of a word to find the names that begin like it, whatever its ending. */
function beginningOf(word: string): string {
  return [...word].slice(0, 2).join('')
}
