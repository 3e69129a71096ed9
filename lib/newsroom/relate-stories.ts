import { firstDatedOrder } from '@/lib/news/ordering'
import type { StoryId } from '@/lib/news/story'
import { arrange, chooseRelated, hasSubject, isSameEvent, kept, prior, type Candidate } from '@/lib/search/choose-related'
import { rankRelated, toldBy } from '@/lib/search/related'
import { subjectOf, textAbout } from '@/lib/search/subject'
import { dropFromLists, holdLists, listKept, listRelatable, saveLists, type KeptList, type KeptRelated, type Relatable } from '@/lib/store/related-lists'
import { searchIndex, type SearchIndex } from '@/lib/store/search-index'
import type { Db } from '@/lib/store/transaction'

/** Of so many of the best hits it is asked who they are. */
const asked = 60
/** So many stories a new one may come to stand beside. */
const newlyBeside = 24

/** More than these are related behind: a transaction that brings in thousands is not kept waiting for it. */
const mostAtOnce = 300

/**
 * Finds what goes with these stories, which the transaction has brought into the index, and writes them into the lists of
 * the stories that they go with. What readers do not see is taken out of all lists. Resolves with how many lists it made.
 * Late in a transaction: another one that relates waits for this one, though never for long. Whoever does not get a turn
 * makes no list, since no publishing may fail for that; `relateMissing` finds what was left.
 */
export async function relateStories(db: Db, ids: readonly StoryId[]): Promise<number> {
  if (ids.length === 0) return 0
  if (!await holdLists(db)) return 0
  const stories = await listRelatable(db, ids)
  const seen = new Set(stories.map(({ id }) => id))
  await dropFromLists(db, ids.filter((id) => !seen.has(id)))
  const index = searchIndex(db)
  for (const story of stories.slice(0, mostAtOnce)) await relate(db, index, story)
  return Math.min(stories.length, mostAtOnce)
}

const dated = (ordered: Date) => (ordered < firstDatedOrder ? null : ordered)

async function relate(db: Db, index: SearchIndex, story: Relatable): Promise<void> {
  const ranking = await rankRelated(index, textAbout(story), story.no)
  const { stories } = ranking
  const best = ranking.hits.slice(0, asked)
  const living = await index.living(best.map(({ no }) => no))
  const candidates = best.flatMap(({ no, score }): Candidate[] => {
    const found = living.get(no)
    return found === undefined || found.storyId === story.id ? [] : [{ no, score, ...found }]
  })
  const sequence = ranking.sequences.get(story.no) ?? new Int32Array(0)
  const { chosen, alike } = chooseRelated({ sequence, section: story.section, ordered: dated(story.ordered) }, candidates, ranking, stories)
  await saveLists(db, [{ id: story.id, no: story.no, ideal: ranking.ideal, related: chosen }], stories)

  // Now from the other side.
  const lists = await listKept(db, candidates.filter(({ storyId }) => !alike.has(storyId)).slice(0, newlyBeside).map(({ storyId }) => storyId))
  const subjects = new Map(lists.map((list) => [list.id, subjectOf(textAbout(list))]))
  const { told, having } = await toldBy(index, story, [...subjects.values()], ranking.weighed, stories)
  await saveLists(db, lists.flatMap((list) => {
    const { sum, shared, inHeadline } = told(subjects.get(list.id)!)
    const inHeadlines = [...subjectOf(list.headline).terms.keys()].some((root) => inHeadline.has(root))
    const score = sum / list.ideal * prior(dated(list.ordered), dated(story.ordered))
    const sameEvent = isSameEvent(dated(list.ordered), { ordered: story.ordered, score }, { names: shared, inHeadlines }, having, stories)
    const related = withStory(list, { storyId: story.id, section: story.section, score, sameEvent, goes: hasSubject(score, shared.size, subjects.get(list.id)!.terms.size) }, alike)
    return related === null ? [] : [{ id: list.id, no: list.no, ideal: list.ideal, version: list.version, related }]
  }), stories)
}

/** The list with the story at its place; null where it stays as it is. Of stories that are alike only the better stands. */
function withStory({ related }: KeptList, { goes, ...story }: KeptRelated & { goes: boolean }, alike: ReadonlySet<StoryId>): KeptRelated[] | null {
  const others = related.filter(({ storyId }) => storyId !== story.storyId)
  const comes = goes && others.every(({ storyId, score }) => !alike.has(storyId) || score < story.score)
    && (others.length < kept || story.score > others.at(-1)!.score)
  if (!comes) return others.length === related.length ? null : arrange(others)
  const list = [...others.filter(({ storyId }) => !alike.has(storyId)), story].sort((a, b) => b.score - a.score)
  return arrange(list.slice(0, kept))
}
