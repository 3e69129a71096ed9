import { root } from '@/lib/bangla/stem'
import { tokens } from '@/lib/bangla/tokens'
import type { IndexWord, PostingBlock, SearchIndex } from '@/lib/store/search-index'
import { saturation, Scores } from './scores'
import { subjectOf, tells, type Subject } from './subject'
import { averageLength, frequencies } from './weights'

/** A story that goes with another, before any is collapsed or left out. */
export interface RelatedHit {
  no: number
  /** What share of all that the story tells this one tells too; mostly between 0 and 1. */
  score: number
}

export interface RelatedRanking {
  /** Best first. */
  hits: RelatedHit[]
  /** What a story that said all the same would score, in the ranking's own measure: by it scores became shares. */
  ideal: number
  /** Of each root that tells something here: the inverse document frequency, and its words with their shares. */
  weighed: ReadonlyMap<string, Weighed>
  /** The words, in their order, of the best of the hits and of the story itself. */
  sequences: ReadonlyMap<number, Int32Array>
  /** How many stories there are. */
  stories: number
}

interface Form {
  id: number
  share: number
}

export interface Weighed {
  /** What the story makes of it. */
  weight: number
  rarity: number
  /** How many stories have it, about. */
  having: number
  forms: Form[]
}

/** BM25: how much the length of a story matters. */
const lengthMatters = 0.45
/** Rare words tell more than BM25 says: its measure of rarity is raised to this power. */
const rarityPower = 1.5
/** A form that the story itself does not use. */
const otherForm = 0.7
const pairGain = 1

/** What more than this share of the stories say tells nothing of one; a few stories may always say the same. */
const commonShare = 0.12
const commonAtLeast = 6
/** From so many stories on a store is large. */
const manyStories = 1_000
/** So many postings are read at most, those of the rarest words first: in a large store the others tell little. */
const mostPostings = 60_000

/** The words that the best hits tell beside: of so many hits, so much of each, so many words, at so much of a full weight. */
const tellers = 8
const toldWithin = 60
const toldWords = 20
const toldWeight = 0.2

/** As the index counts a word of the headline. */
const headlineCounts = 3

const mostHits = 200
/** So many of the best are looked at more closely. */
const looked = 60

/**
 * The stories that tell of the same as `text` (a headline and its lead), best first. Words count by how rare they are, in
 * any of their forms; neighbours that are neighbours there too count more; and what the first few hits have in common
 * helps to find the others. `self`: the number of the story itself, which is left out. Throws only where the index cannot be asked.
 */
export async function rankRelated(index: SearchIndex, text: string, self: number | null): Promise<RelatedRanking> {
  const subject = subjectOf(text)
  const { stories, byRoot: kin, byKey: others } = await index.lookUp({ roots: [...subject.terms.keys()], keys: [...subject.others] })
  const common = Math.max(commonAtLeast, commonShare * stories)
  const likely = weigh(subject, kin, stories)
  const blocks = await postingsOf(index, affordable([...likely.values()], mostPostings))
  const weighed = counted(likely, blocks, stories, common)
  const words = [...weighed.values()]
  const scale = frequencies(averageLength([...blocks.values()].flat()), lengthMatters)
  const first = scored(blocks, words, scale)
  let best = first.highest(self, looked)
  const kept = first.copy()
  first.forget()
  const sequences = await index.sequences([...best.map(({ no }) => no), ...(self === null ? [] : [self])])
  const known = new Map([...kin.map((word) => [word.id, word.root] as const), ...others.map(({ id, word }) => [id, `=${word}`] as const)])
  const told = await feedback(index, best.slice(0, tellers), sequences, { known, stories, common })
  const more = await postingsOf(index, told)
  const scores = new Scores()
  scores.makeRoom(blocks.values())
  scores.makeRoom(more.values())
  scores.resume(kept)
  for (const word of told) scores.add(word, more, scale)
  addPairs(scores, best, sequences, subject, known)
  best = scores.highest(self, mostHits)
  scores.forget()
  const ideal = words.reduce((sum, { weight, rarity }) => sum + weight * rarity, 0) * (saturation + 1) || 1
  return { hits: best.map(({ no, score }) => ({ no, score: score / ideal })), ideal, weighed, sequences, stories }
}

/** How much of what a subject tells a story tells too. */
export interface Told {
  /** In the measure of `RelatedRanking.ideal`. */
  sum: number
  /** The roots that both have, and those among them that stand in the story's headline. */
  shared: Set<string>
  inHeadline: Set<string>
}

/**
 * Looks at one story from the side of others: resolves with a function that says how much of a subject the story (its
 * headline and the beginning of its text) tells, about as `rankRelated` for that subject would score it, but for
 * neighbours and for what others tell; and with how many stories have each of its words.
 */
export async function toldBy(
  index: SearchIndex, story: { headline: string; standfirst: string | null; beginning: string }, subjects: readonly Subject[],
  weighed: ReadonlyMap<string, Weighed>, stories: number,
): Promise<{ told: (subject: Subject) => Told; having: ReadonlyMap<string, number> }> {
  const counts = new Map<string, Map<string, number>>()
  const headline = new Set<string>()
  const read = (text: string, weight: number) => {
    for (const { key, also } of tokens(text)) {
      for (const one of [key, ...also]) {
        const itsRoot = root(one)
        if (weight === headlineCounts) headline.add(itsRoot)
        const forms = counts.get(itsRoot) ?? new Map<string, number>()
        counts.set(itsRoot, forms.set(one, (forms.get(one) ?? 0) + weight))
      }
    }
  }
  read(story.headline, headlineCounts)
  read(`${story.standfirst ?? ''} ${story.beginning}`, 1)
  const having = new Map([...weighed].map(([itsRoot, word]) => [itsRoot, word.having]))
  const wanted = new Set(subjects.flatMap(({ terms }) => [...terms.keys()]).filter((one) => counts.has(one) && !having.has(one)))
  for (const [itsRoot, forms] of grouped((await index.lookUp({ roots: [...wanted] })).byRoot, (word) => word.root)) having.set(itsRoot, havingAny(forms))
  const common = Math.max(commonAtLeast, commonShare * stories)
  return {
    having,
    told({ terms }) {
      const shared = new Set<string>()
      const inHeadline = new Set<string>()
      let sum = 0
      for (const { root: itsRoot, keys, weight } of terms.values()) {
        const forms = counts.get(itsRoot)
        const all = having.get(itsRoot)
        if (forms === undefined || all === undefined || all > common) continue
        const count = [...forms].reduce((before, [key, times]) => before + (keys.has(key) ? 1 : otherForm) * times, 0)
        shared.add(itsRoot)
        if (headline.has(itsRoot)) inHeadline.add(itsRoot)
        sum += weight * rarityOf(all, stories) * count * (saturation + 1) / (count + saturation)
      }
      return { sum, shared, inHeadline }
    },
  }
}

/** Among fewer stories than this nothing could be called rare: a word that both of two stories have would be the commonest. */
const fewestStories = 60

/** How much a word tells that so many of all stories have. */
function rarityOf(having: number, stories: number): number {
  return Math.log(1 + (Math.max(stories, fewestStories, having) - having + 0.5) / (having + 0.5)) ** rarityPower
}

function weigh({ terms }: Subject, kin: readonly (IndexWord & { root: string })[], stories: number): Map<string, Weighed> {
  const byRoot = grouped(kin, (word) => word.root)
  const weighed = new Map<string, Weighed>()
  for (const { root, keys, weight } of terms.values()) {
    const words = byRoot.get(root) ?? []
    const having = words.reduce((sum, word) => sum + word.stories, 0)
    if (having === 0 || (stories >= manyStories && having > commonShare * stories)) continue
    weighed.set(root, { weight, having, rarity: rarityOf(having, stories), forms: words.map(({ id, word }) => ({ id, share: keys.has(word) ? 1 : otherForm })) })
  }
  return weighed
}

/** How many stories have one of these words or another, where they cannot be counted: many have several forms of one word. */
function havingAny(words: readonly IndexWord[]): number {
  return Math.round((Math.max(0, ...words.map(({ stories }) => stories)) + words.reduce((sum, { stories }) => sum + stories, 0)) / 2)
}

/**
 * The words, without those that too many stories have. In a small store the stories are counted one by one, since a story
 * with three forms of a name would count three times. In a large one the sum does, which takes a name of many forms for a
 * little less rare than it is: measured, that ranks better.
 */
function counted(likely: ReadonlyMap<string, Weighed>, blocks: ReadonlyMap<number, PostingBlock[]>, stories: number, common: number): Map<string, Weighed> {
  if (stories >= manyStories) return new Map(likely)
  const weighed = new Map<string, Weighed>()
  for (const [root, word] of likely) {
    const having = new Set<number>()
    for (const { id } of word.forms) for (const block of blocks.get(id) ?? []) for (let at = 0; at < block.count; at += 1) having.add(block.stories[at]!)
    if (having.size === 0 || having.size > common) continue
    weighed.set(root, { ...word, having: having.size, rarity: rarityOf(having.size, stories) })
  }
  return weighed
}

/** The rarest of the words, as many as have no more than `most` postings together; in their order. */
function affordable(words: Weighed[], most: number): Weighed[] {
  let left = most
  const chosen = new Set(words.toSorted((a, b) => a.having - b.having).filter(({ having }) => (left -= having) >= 0))
  return words.filter((word) => chosen.has(word))
}

async function postingsOf(index: SearchIndex, words: readonly Weighed[]): Promise<Map<number, PostingBlock[]>> {
  const blocks = await index.postings([...new Set(words.flatMap(({ forms }) => forms.map(({ id }) => id)))])
  return grouped(blocks, (block) => block.wordId)
}

function scored(blocks: ReadonlyMap<number, PostingBlock[]>, words: readonly Weighed[], scale: Float32Array): Scores {
  const scores = new Scores()
  scores.makeRoom(blocks.values())
  for (const word of words) scores.add(word, blocks, scale)
  return scores
}

/** What the best hits say at their beginnings and the story did not say: words that belong to the subject, to a small part. */
async function feedback(
  index: SearchIndex, best: readonly RelatedHit[], sequences: ReadonlyMap<number, Int32Array>,
  { known, stories, common }: { known: ReadonlyMap<number, string>; stories: number; common: number },
): Promise<Weighed[]> {
  const leads = best.map(({ no, score }) => ({ score, ids: (sequences.get(no) ?? new Int32Array(0)).slice(0, toldWithin).filter((id) => id !== 0 && !known.has(id)) }))
  const words = new Map((await index.wordsById([...new Set(leads.flatMap(({ ids }) => [...ids]))])).map((word) => [word.id, word]))
  const told = new Map<string, number>()
  const commonest = new Map<string, number>()
  for (const { score, ids } of leads) {
    const counts = new Map<string, number>()
    for (const id of ids) {
      const word = words.get(id)
      if (word === undefined || !tells(word.word) || /^\d/.test(word.word)) continue
      counts.set(word.root, (counts.get(word.root) ?? 0) + 1)
      commonest.set(word.root, Math.max(commonest.get(word.root) ?? 0, word.stories))
    }
    for (const [root, count] of counts) {
      told.set(root, (told.get(root) ?? 0) + score / best[0]!.score * count / (count + 1))
    }
  }
  // By the commonest form of each, so that few have to be looked up in all their forms.
  const worth = (root: string) => told.get(root)! * rarityOf(commonest.get(root)!, stories)
  const fresh = [...told].filter(([root]) => commonest.get(root)! <= common).sort(([a], [b]) => worth(b) - worth(a)).slice(0, 2 * toldWords)
  const kin = grouped((await index.lookUp({ roots: fresh.map(([root]) => root) })).byRoot, (word) => word.root)
  const found = fresh.flatMap(([root, votes]) => {
    const forms = kin.get(root) ?? []
    const having = forms.reduce((sum, word) => sum + word.stories, 0)
    if (having < 2 || having > common) return []
    return [{ votes, value: votes * rarityOf(having, stories), having, rarity: rarityOf(having, stories), forms: forms.map(({ id }) => ({ id, share: 1 })) }]
  }).sort((a, b) => b.value - a.value).slice(0, toldWords)
  const most = Math.max(...told.values())
  return found.map(({ votes, ...word }) => ({ ...word, weight: toldWeight * votes / most }))
}

/** Two words side by side are often one name. How much that tells is seen from how few of the best hits have them so. */
function addPairs(
  scores: Scores, best: readonly RelatedHit[], sequences: ReadonlyMap<number, Int32Array>, { pairs }: Subject, rootOf: ReadonlyMap<number, string>,
): void {
  const having = new Map<string, number[]>()
  for (const { no } of best) {
    const seen = new Set<string>()
    let before: string | undefined
    for (const id of sequences.get(no) ?? []) {
      const here = rootOf.get(id)
      if (before !== undefined && here !== undefined && pairs.has(`${before} ${here}`)) seen.add(`${before} ${here}`)
      before = here
    }
    for (const pair of seen) having.set(pair, [...(having.get(pair) ?? []), no])
  }
  for (const stories of having.values()) {
    const gain = pairGain * Math.log((best.length + 1) / stories.length)
    for (const no of stories) scores.raise(no, gain)
  }
}

function grouped<Key, Value>(values: readonly Value[], keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group === undefined) groups.set(keyOf(value), [value])
    else group.push(value)
  }
  return groups
}
