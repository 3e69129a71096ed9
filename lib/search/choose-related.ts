import type { StoryId } from '@/lib/news/story'
import type { RelatedRanking } from './related'
import { leadWords } from './subject'

/** A story that might stand beside another. */
export interface Candidate {
  storyId: StoryId
  no: number
  section: string
  ordered: Date
  /** See RelatedHit. */
  score: number
}

export interface Chosen extends Candidate {
  /** It tells of what the other story tells of too, at nearly the same time. */
  sameEvent: boolean
}

export interface Choice {
  /** Best first, at most `kept`. */
  chosen: Chosen[]
  /** Which stories are nearly the same as the story itself. */
  alike: Set<StoryId>
}

/** Kept of each story: those that are shown, and some to take the place of what is withdrawn. */
export const kept = 12
/** So many are shown, and of one section so many among them where others are as well. */
const shown = 6
const ofOneSection = 2

/**
 * Below this two stories have words in common and no subject; and one name is often that of two people, where two
 * together are a subject. For stories of the same section, which would stand there anyway, any likeness will do.
 */
const leastScore = 0.09
const leastOfSection = 0.03
const sharedNames = 2
/** Of a mere headline any two words are a good part. */
const fewTerms = 8
const leastOfFew = 0.2
/** What tells so much of the same goes with a story whatever it is by. */
const plainScore = 0.3

/** Two texts that share so many of their runs of three words, as a share of the shorter, are one text twice. */
const sameText = 0.3
/** In a list a little less is enough to be the same news again. */
const sameNews = 0.24
/** Of a few words more have to be the same. */
const fewShingles = 10
const sameFew = 0.6
/** What tells so much of what the story tells writes the same event up again. */
const rewriteScore = 0.55

const day = 86_400_000
/** What happened in the same weeks is a little nearer than what happened a year ago. */
const nearness = 0.2
const nearDays = 20

/** An event is told of within so many days, and by three names or more that so few stories have. */
const eventDays = 30
const eventNames = 3
const rareAtLeast = 3
const rareShare = 0.01
const eventScore = 0.15

/**
 * Chooses what stands beside a story: never what is the same text again, at most one that writes its event up again, of
 * candidates that are alike only the best. `stories`: how many there are, by which a name is rare. A story whose time is
 * not known (`ordered` null) is neither near nor far. Pure.
 */
export function chooseRelated(
  self: { sequence: Int32Array; section: string; ordered: Date | null }, candidates: readonly Candidate[],
  { weighed, sequences }: Pick<RelatedRanking, 'weighed' | 'sequences'>, stories: number,
): Choice {
  const rootOf = new Map([...weighed].flatMap(([root, { forms }]) => forms.map(({ id }) => [id, root] as const)))
  const having = new Map([...weighed].map(([root, word]) => [root, word.having]))
  const own = shinglesOf(self.sequence)
  const headline = headlineOf(self.sequence, rootOf)
  const ranked = candidates.map((one) => ({ ...one, score: one.score * prior(self.ordered, one.ordered) }))
    .sort((a, b) => b.score - a.score || b.no - a.no)
  const chosen: Chosen[] = []
  const taken: Set<number>[] = []
  const alike = new Set<StoryId>()
  let rewritten = false
  for (const candidate of ranked) {
    const sequence = sequences.get(candidate.no)
    if (sequence === undefined) continue
    const names = namesIn(sequence, rootOf)
    const goes = hasSubject(candidate.score, names.size, weighed.size)
    if (!goes && !(candidate.section === self.section && candidate.score >= leastOfSection)) continue
    const shingles = shinglesOf(sequence)
    const isRewrite = candidate.score >= rewriteScore
    if (isSame(own, shingles, sameText) || (isRewrite && rewritten)) {
      alike.add(candidate.storyId)
      continue
    }
    if (taken.some((other) => isSame(other, shingles, sameNews))) continue
    rewritten ||= isRewrite
    taken.push(shingles)
    const inHeadlines = [...headlineOf(sequence, rootOf)].some((root) => headline.has(root))
    chosen.push({ ...candidate, sameEvent: isSameEvent(self.ordered, candidate, { names, inHeadlines }, having, stories) })
    if (chosen.length >= 2 * kept) break
  }
  return { chosen: arrange(chosen), alike }
}

/**
 * Puts a list (best first) in the order in which it is shown: of one section at most two among the first six, as long as
 * there are others. Pure; at most `kept`.
 */
export function arrange<Value extends { section: string }>(list: readonly Value[]): Value[] {
  const first: Value[] = []
  const later: Value[] = []
  for (const one of list) {
    const full = first.length >= shown || first.filter(({ section }) => section === one.section).length >= ofOneSection
    ;(full ? later : first).push(one)
  }
  return [...first, ...later].slice(0, kept)
}

/** Whether a score says that two stories have a subject in common, by how many words they share and how many the one has that tell. */
export function hasSubject(score: number, shared: number, terms: number): boolean {
  return score >= (shared < sharedNames ? plainScore : terms < fewTerms ? leastOfFew : leastScore)
}

/** How much nearer two stories are by their time; 1 where one has none. */
export function prior(own: Date | null, other: Date | null): number {
  if (own === null || other === null) return 1
  return 1 + nearness * Math.exp(-Math.abs(own.getTime() - other.getTime()) / day / nearDays)
}

/** What two stories have in common: names in their leads, by root, and whether both headlines have one of them. */
interface Shared {
  names: ReadonlySet<string>
  inHeadlines: boolean
}

/**
 * Whether a candidate tells of the event that the story tells of: by its score, by the time between them, and by three names
 * in its lead that few other stories have, and one in both headlines.
 */
export function isSameEvent(
  own: Date | null, { ordered, score }: Pick<Candidate, 'ordered' | 'score'>, { names, inHeadlines }: Shared, having: ReadonlyMap<string, number>, stories: number,
): boolean {
  if (own === null || !inHeadlines || score < eventScore || Math.abs(own.getTime() - ordered.getTime()) > eventDays * day) return false
  const rare = Math.max(rareAtLeast, rareShare * stories)
  return [...names].filter((root) => (having.get(root) ?? Infinity) <= rare).length >= eventNames
}

function headlineOf(sequence: Int32Array, rootOf: ReadonlyMap<number, string>): Set<string> {
  const end = sequence.indexOf(0)
  return new Set([...sequence.subarray(0, end < 0 ? undefined : end)].flatMap((id) => rootOf.get(id) ?? []))
}

function namesIn(sequence: Int32Array, rootOf: ReadonlyMap<number, string>): Set<string> {
  return new Set([...sequence.subarray(0, leadWords + 15)].flatMap((id) => rootOf.get(id) ?? []))
}

function isSame(one: ReadonlySet<number>, other: ReadonlySet<number>, share: number): boolean {
  return overlap(one, other) >= (Math.min(one.size, other.size) < fewShingles ? sameFew : share)
}

/** Every run of three words of a story, as numbers; in a short text of two. */
function shinglesOf(sequence: Int32Array): Set<number> {
  const words = sequence.filter((id) => id !== 0)
  const length = words.length < 12 ? 2 : 3
  const shingles = new Set<number>()
  for (let at = 0; at + length <= words.length; at += 1) {
    let mixed = 2_166_136_261
    for (let place = 0; place < 3; place += 1) mixed = Math.imul(mixed ^ (place < length ? words[at + place]! : 0), 16_777_619) ^ (mixed >>> 13)
    shingles.add(mixed)
  }
  return shingles
}

/** The share of the shorter text that the other has too, from 0 to 1. */
function overlap(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one]
  if (few.size === 0) return 0
  let both = 0
  for (const shingle of few) if (many.has(shingle)) both += 1
  return both / few.size
}
