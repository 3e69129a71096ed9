import { banglaMonthNumbers, monthNumbers, weekdayNumbers } from '@/lib/bangla/date-names'
import { fold } from '@/lib/bangla/normalise'
import { findPronoun } from '@/lib/bangla/pronouns'
import { stem } from '@/lib/bangla/stem'
import { stopWords } from '@/lib/bangla/stop-words'
import { findVerb } from '@/lib/bangla/verbs'

/** A story as the index has it: its words by id in their order, 0 between two parts, the headline first. */
export interface ReadStory {
  id: string
  sequence: Int32Array
}

/** Words in key form, with their roots, by id. */
export type Words = ReadonlyMap<number, { word: string; root: string }>

/** A name that recurs, with the stories that are about it. */
export interface RecurringName {
  /** The same for all forms and spellings of the name, see lib/bangla/name-key.ts. */
  key: string
  /** As it is written oftenest, without an ending. */
  name: string
  /** Other spellings of it, the commonest first. */
  spellings: string[]
  /** The keys of all forms in which it was met. */
  forms: Set<string>
  /** In the order in which they were given. */
  stories: string[]
}

/** A name is proposed when so many stories are about it; a young newspaper has not written more, a large one has by this share. */
const leastStories = 3
const leastOfYoung = 2
const youngStories = 200
const leastShare = 0.001
/** Each way to write it, solid or in two words, has to be found in so many. */
const leastEach = 2
/** What stands in more of the stories than this names nothing. Of few stories a share says little. */
const commonShare = 0.1
const fewStories = 40
/** Of the stories that have a name at all so many are about it: names are written about, other words only used. */
const leastAbout = 0.3
/** The words of a compound stand side by side in so many of the stories that have the rarer one. */
const leastTogether = 0.3
/** A name is left out when so many of its stories are told of by a better one that has a word of it. */
const sameStories = 0.6
/** So many stories are gone through at a stretch. */
const betweenPauses = 100

/**
 * The names, and compounds of two words, that some of these stories are about: they stand in the headline and come back in
 * the text, where there is one. All forms and spellings count together; what most is told of comes first. `words` has
 * every word of the stories by its id. The time it takes grows with the words of the stories; `pause` is awaited every
 * few milliseconds of it, so that whoever serves readers can let them through.
 */
export async function recurringNames(stories: readonly ReadStory[], words: Words, pause: () => Promise<void>): Promise<RecurringName[]> {
  const read = new Reading(stories, words)
  await read.count(pause)
  const least = Math.max(stories.length < youngStories ? leastOfYoung : leastStories, Math.ceil(leastShare * stories.length))
  const isCommon = (having: number) => stories.length >= fewStories && having > commonShare * stories.length
  const named = joined([...await read.pairs(leastEach, pause), ...await read.singles(leastEach, pause)]).filter(({ stories: about, having, together }) =>
    about.size >= least && !isCommon(having) && about.size >= leastAbout * together && together >= leastTogether * having)
  return withoutParts(named.sort(byStories)).map(({ key, written, forms, stories: about }) => {
    const [name, ...spellings] = [...written].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1)).map(([one]) => one)
    return { key, name: name!, spellings, forms, stories: [...about] }
  })
}

const byStories = (one: Candidate, other: Candidate) => other.stories.size - one.stories.size || (one.key < other.key ? -1 : 1)

interface Candidate {
  key: string
  /** How it is written without an ending, and in how many stories. */
  written: Map<string, number>
  forms: Set<string>
  roots: number[]
  stories: Set<string>
  /** How many stories have it at all; of a compound, its rarer word. */
  having: number
  /** How many have it in one piece; for a single word the same. */
  together: number
}

/** What is written solid here and in two words there is one name. */
function joined(candidates: readonly Candidate[]): Candidate[] {
  const found = new Map<string, Candidate>()
  for (const one of candidates) {
    const known = found.get(one.key)
    found.set(one.key, known === undefined ? one : {
      key: one.key,
      written: new Map([...known.written, ...one.written]),
      forms: new Set([...known.forms, ...one.forms]),
      roots: [...known.roots, ...one.roots],
      stories: new Set([...known.stories, ...one.stories]),
      having: known.having + one.having,
      together: known.together + one.together,
    })
  }
  return [...found.values()]
}

/**
 * Of শেখ হাসিনা, শেখ and হাসিনা, when the same stories tell of them, only the compound; of two compounds that share a word
 * the one with more stories. The rest stay in their order.
 */
function withoutParts(candidates: readonly Candidate[]): Candidate[] {
  const withRoot = new Map<number, Candidate[]>()
  const isToldBy = (one: Candidate, other: Candidate) =>
    [...one.stories].filter((id) => other.stories.has(id)).length >= sameStories * one.stories.size
  for (const one of [...candidates.filter(({ roots }) => roots.length > 1), ...candidates.filter(({ roots }) => roots.length === 1)]) {
    if (one.roots.some((root) => withRoot.get(root)?.some((other) => isToldBy(one, other)))) continue
    for (const root of one.roots) withRoot.set(root, [...withRoot.get(root) ?? [], one])
  }
  const kept = new Set([...withRoot.values()].flat())
  return candidates.filter((one) => kept.has(one))
}

/** The stories with their roots numbered, and what is counted of them. */
class Reading {
  readonly #stories: readonly ReadStory[]
  readonly #words: Words
  /** The root of a word by the word's id, from 1 on; 0 of what parts two parts. */
  readonly #rootOf: Int32Array
  /** In how many stories a root stands. */
  readonly #having: Int32Array
  readonly #storiesWith = new Map<string, number>()
  readonly #names = new Map<number, { name: string; isBare: boolean } | null>()

  constructor(stories: readonly ReadStory[], words: Words) {
    this.#stories = stories
    this.#words = words
    let last = 0
    for (const id of words.keys()) last = Math.max(last, id)
    this.#rootOf = new Int32Array(last + 1)
    const roots = new Map<string, number>()
    for (const [id, { root }] of words) {
      const number = roots.get(root) ?? roots.size + 1
      roots.set(root, number)
      this.#rootOf[id] = number
    }
    this.#having = new Int32Array(roots.size + 1)
  }

  async count(pause: () => Promise<void>): Promise<void> {
    const storiesWith = new Int32Array(this.#rootOf.length)
    const [seenWord, seenRoot] = [new Marks(storiesWith.length), new Marks(this.#having.length)]
    for (const [at, { sequence }] of this.#stories.entries()) {
      if (at % betweenPauses === 0) await pause()
      for (const id of sequence) {
        if (!seenWord.mark(id, at)) continue
        storiesWith[id]! += 1
        if (seenRoot.mark(this.#rootOf[id]!, at)) this.#having[this.#rootOf[id]!]! += 1
      }
    }
    for (const [id, { word }] of this.#words) this.#storiesWith.set(word, storiesWith[id]!)
  }

  /** The words of the headlines that come back in the text, by their stems. */
  async singles(least: number, pause: () => Promise<void>): Promise<Candidate[]> {
    const inText = new Marks(this.#having.length)
    const subjects = this.#stories.map((story, at) => {
      const text = textOf(story)
      for (const id of text) inText.mark(this.#rootOf[id]!, at)
      return headlineOf(story).filter((id) => text.length === 0 || inText.has(this.#rootOf[id]!, at))
    })
    const about = new Int32Array(this.#having.length)
    const counted = new Marks(this.#having.length)
    for (const [at, subject] of subjects.entries()) for (const id of subject) if (counted.mark(this.#rootOf[id]!, at)) about[this.#rootOf[id]!]! += 1
    const found = new Map<string, Candidate>()
    await pause()
    for (const [at, subject] of subjects.entries()) {
      if (at % betweenPauses === 0) await pause()
      for (const id of subject) {
        const root = this.#rootOf[id]!
        // To find a stem costs more than all the rest.
        const name = about[root]! < least ? null : this.#nameOf(id)
        if (name !== null) add(found, [name.name], [root], this.#stories[at]!, this.#words.get(id)!.word)
      }
    }
    for (const one of found.values()) one.having = one.together = this.#having[one.roots[0]!]!
    return [...found.values()]
  }

  /** What stands side by side in the headlines and comes back so in the text. */
  async pairs(least: number, pause: () => Promise<void>): Promise<Candidate[]> {
    const heads = this.#stories.map(headlineOf)
    const wanted = new Map<number, number>()
    for (const head of heads) this.#eachPair(head, (pair) => wanted.set(pair, (wanted.get(pair) ?? 0) + 1))
    const begins = new Uint8Array(this.#having.length)
    for (const [pair, times] of wanted) {
      if (times < least) wanted.delete(pair)
      else begins[Math.floor(pair / this.#having.length)] = 1
    }
    const together = new Map<number, number>()
    const found = new Map<string, Candidate>()
    for (const [at, story] of this.#stories.entries()) {
      if (at % betweenPauses === 0) await pause()
      const [head, text] = [heads[at]!, textOf(story)]
      const [inText, all] = [new Set<number>(), new Set<number>()]
      this.#eachPair(text, (pair) => inText.add(pair), begins)
      this.#eachPair(head, (pair) => all.add(pair), begins)
      for (const pair of inText) all.add(pair)
      for (const pair of all) if (wanted.has(pair)) together.set(pair, (together.get(pair) ?? 0) + 1)
      this.#eachPair(head, (pair, place) => {
        if (!wanted.has(pair) || (text.length > 0 && !inText.has(pair))) return
        const [one, other] = [head[place]!, head[place + 1]!]
        const [first, second] = [this.#nameOf(one), this.#nameOf(other)]
        if (first === null || second === null || !first.isBare) return
        add(found, [first.name, second.name], [this.#rootOf[one]!, this.#rootOf[other]!], story, this.#words.get(one)!.word + this.#words.get(other)!.word)
      })
    }
    for (const one of found.values()) {
      const [first, second] = one.roots as [number, number]
      one.having = Math.min(this.#having[first]!, this.#having[second]!)
      one.together = together.get(first * this.#having.length + second) ?? 0
    }
    return [...found.values()]
  }

  /** The roots that stand side by side, as one number, with the place of the first; those that begin as given. */
  #eachPair(words: Int32Array, tell: (pair: number, place: number) => void, begins?: Uint8Array): void {
    for (let at = 0; at + 1 < words.length; at += 1) {
      const [first, second] = [this.#rootOf[words[at]!]!, this.#rootOf[words[at + 1]!]!]
      if (first !== 0 && second !== 0 && first !== second && begins?.[first] !== 0) tell(first * this.#having.length + second, at)
    }
  }

  /** A word without its ending, and whether it stood there without one; null for what can name nothing. */
  #nameOf(id: number): { name: string; isBare: boolean } | null {
    const known = this.#names.get(id)
    if (known !== undefined) return known
    const { word } = this.#words.get(id)!
    const name = mayName(word) ? stem(word, (other) => this.#storiesWith.get(other) ?? 0) : null
    const answer = name === null || !mayName(name) ? null : { name, isBare: name === word }
    this.#names.set(id, answer)
    return answer
  }
}

/** Which numbers were met in a story: a row of marks that needs no wiping between two stories. */
class Marks {
  readonly #last: Int32Array

  constructor(size: number) {
    this.#last = new Int32Array(size).fill(-1)
  }

  /** Whether this is the first time in that story. */
  mark(number: number, story: number): boolean {
    if (this.#last[number] === story) return false
    this.#last[number] = story
    return true
  }

  has(number: number, story: number): boolean {
    return this.#last[number] === story
  }
}

function add(found: Map<string, Candidate>, name: readonly string[], roots: number[], { id }: ReadStory, form: string): void {
  const unit = fold(name.join(''))
  const one = found.get(unit) ?? { key: unit, written: new Map<string, number>(), forms: new Set([unit]), roots, stories: new Set<string>(), having: 0, together: 0 }
  found.set(unit, one)
  one.forms.add(fold(form))
  if (one.stories.has(id)) return
  one.stories.add(id)
  const written = name.join(' ')
  one.written.set(written, (one.written.get(written) ?? 0) + 1)
}

function endOfHeadline(sequence: Int32Array): number {
  const end = sequence.indexOf(0)
  return end < 0 ? sequence.length : end
}

const headlineOf = ({ sequence }: ReadStory) => sequence.subarray(0, endOfHeadline(sequence))
const textOf = ({ sequence }: ReadStory) => sequence.subarray(endOfHeadline(sequence))

/** Whether a word in key form may be a name or a part of one; what ends in সহ is told along with something else. */
function mayName(word: string): boolean {
  return word.length > 2 && /^[\u0980-\u09FF]+$/.test(word) && !word.endsWith('সহ') && !stopWords.has(word) && findVerb(word) === null && findPronoun(word) === null
    && !monthNumbers.has(word) && !banglaMonthNumbers.has(word) && !weekdayNumbers.has(word)
}
