import 'server-only'
import { fold, key } from '@/lib/bangla/normalise'
import { paper } from '@/lib/news/paper'
import type { StorySummary } from '@/lib/news/story'
import { hostIn, readStoryCode } from '@/lib/news/story-code'
import type { VerifiedStory } from '@/lib/news/verified-story'
import { first, keptText } from '@/lib/search/asked'
import { search } from '@/lib/search/search'
import { findWithdrawal, listIdsByHeadline, listPublicHistory, listWithdrawnIds, type PublicHistory } from '@/lib/store/public-history'
import { searchIndex } from '@/lib/store/search-index'
import { listByIds } from '@/lib/store/summaries'
import type { Db } from '@/lib/store/transaction'
import { ask, found, type Found } from './found'

/**
 * What is known of a card or a headline: `ours` a published story, or several of one headline; `withdrawn` one that was
 * published and taken back; `never` none, with published stories whose headlines have much in common with what was typed.
 * `elsewhere` is the host of the address that was typed, where that is another's: what stands there is not known here.
 */
export type Verdict =
  | { kind: 'nothing asked' }
  | { kind: 'ours'; stories: VerifiedStory[]; elsewhere: string | null }
  | { kind: 'withdrawn'; at: Date | null }
  | { kind: 'never'; asked: 'code' | 'headline'; near: StorySummary[] }

/** How many stories of one headline are named, how many near ones, and how many found ones are compared. */
const most = 3
const compared = 30
/** Of so many withdrawn stories, the newest, the headlines of before are known. */
const remembered = 300
/** What part of their words two headlines share that are shown as near. */
const nearFrom = 0.6

/** The query as it stands in the field again. */
export const keptQuestion = (typed: string) => first(typed.trim(), keptText)

/**
 * Tells whether this newspaper, whose own address is `siteAddress` where it has one, published what somebody has a code or a
 * headline of. Nothing is told of drafts.
 */
export async function verify(typed: string, now: Date, siteAddress = paper.siteAddress): Promise<Found<Verdict>> {
  const text = keptQuestion(typed)
  const id = readStoryCode(text)
  if (id === null && key(text) === '') return found({ kind: 'nothing asked' })
  return ask(async (db) => {
    if (id === null) return found(await byHeadline(db, text, now))
    const [story] = await listByIds(db, [id])
    if (story !== undefined) {
      const stories = await verified(db, [story], () => ({ by: 'code', spelledOtherwise: false }))
      return found({ kind: 'ours', stories, elsewhere: hostElsewhere(text, siteAddress) })
    }
    const withdrawal = await findWithdrawal(db, { id })
    if (withdrawal !== null) return found({ kind: 'withdrawn', ...withdrawal })
    // Many a word of ten letters could be a code.
    const verdict = await byHeadline(db, text, now)
    return found(verdict.kind === 'never' ? { kind: 'never', asked: 'code', near: [] } : verdict)
  })
}

/** The host of a typed address that is not this newspaper's; null where there is none, or nobody knows which is its own. */
function hostElsewhere(typed: string, siteAddress: string | null): string | null {
  const host = hostIn(typed)
  if (host === null || siteAddress === null) return null
  const own = new URL(siteAddress).hostname
  return host === own || host === `www.${own}` ? null : host
}

async function byHeadline(db: Db, text: string, now: Date): Promise<Verdict> {
  const wanted = key(text)
  const exact = await listByIds(db, await listIdsByHeadline(db, wanted, most))
  if (exact.length > 0) return { kind: 'ours', elsewhere: null, stories: await verified(db, exact, () => ({ by: 'headline', spelledOtherwise: false })) }

  // A headline of before has left the index; the story's text mostly still says what it said.
  const { hits } = await search(searchIndex(db), { text, section: null, desk: null, from: null, until: null, order: 'best' }, { now, recency: false })
  const stories = await listByIds(db, hits.slice(0, compared).map(({ storyId }) => storyId))
  const history = new Map((await listPublicHistory(db, stories.map((story) => story.id))).map((one) => [one.id, one]))
  const spoken = spellingOf(wanted)
  const alike = (keys: readonly string[]) => keys.includes(wanted) || keys.some((one) => spellingOf(one) === spoken)
  const match = (story: StorySummary) => {
    const own = [story.headline, story.shortHeadline ?? story.headline].map(key)
    const before = history.get(story.id)?.headlines.map(({ headline }) => key(headline)) ?? []
    if (alike(own)) return { by: 'headline' as const, spelledOtherwise: !own.includes(wanted) }
    return alike(before) ? { by: 'earlier headline' as const, spelledOtherwise: !before.includes(wanted) } : null
  }
  const matched = stories.filter((story) => match(story) !== null).slice(0, most)
  if (matched.length > 0) return { kind: 'ours', elsewhere: null, stories: await verified(db, matched, (story) => match(story)!) }
  const withdrawal = await findWithdrawal(db, { headlineKey: wanted }) ?? await findWithdrawnUnder(db, alike)
  if (withdrawal !== null) return { kind: 'withdrawn', ...withdrawal }
  const near = stories.map((story) => ({ story, shared: shared(spoken, spellingOf(key(story.headline))) }))
    .filter((one) => one.shared >= nearFrom).sort((one, other) => other.shared - one.shared)
  return { kind: 'never', asked: 'headline', near: near.slice(0, most).map(({ story }) => story) }
}

/** A withdrawn story by a headline that it had before, or by another spelling of one. */
async function findWithdrawnUnder(db: Db, alike: (keys: readonly string[]) => boolean): Promise<{ at: Date | null } | null> {
  const taken = await listPublicHistory(db, await listWithdrawnIds(db, remembered))
  const one = taken.find(({ headlines }) => alike(headlines.map(({ headline }) => key(headline))))
  return one === undefined ? null : findWithdrawal(db, { id: one.id })
}

/** A headline in which spellings of one word are one. */
const spellingOf = (headlineKey: string) => headlineKey.split(' ').map(fold).join(' ')

/** What part of their words two headlines have in common, each word once for once. */
function shared(one: string, other: string): number {
  const [mine, theirs] = [one.split(' '), other.split(' ')]
  let count = 0
  for (const word of mine) {
    const at = theirs.indexOf(word)
    if (at < 0) continue
    theirs.splice(at, 1)
    count += 1
  }
  return count / Math.max(mine.length, theirs.length + count)
}

async function verified(
  db: Db, stories: readonly StorySummary[], match: (story: StorySummary) => Pick<VerifiedStory, 'by' | 'spelledOtherwise'>,
): Promise<VerifiedStory[]> {
  const history = new Map((await listPublicHistory(db, stories.map(({ id }) => id))).map((one) => [one.id, one]))
  return stories.map((story) => ({ story, ...become(story, history.get(story.id)), ...match(story) }))
}

function become(story: StorySummary, known: PublicHistory | undefined): Pick<VerifiedStory, 'updated' | 'corrections' | 'earlier'> {
  const headlines = known?.headlines ?? []
  return {
    updated: known?.updated ?? null,
    corrections: known?.corrections ?? 0,
    earlier: headlines.flatMap(({ headline, from }, at) => {
      const next = headlines[at + 1]
      return next === undefined || headline === story.headline ? [] : [{ headline, from, until: next.from }]
    }),
  }
}
