import { key, store } from '@/lib/bangla/normalise'
import type { Draft } from '@/lib/news/draft'
import type { NewsroomPicture } from '@/lib/news/newsroom-picture'
import { may, type Editor } from '@/lib/news/roles'
import type { Contributor, StoryId, Topic } from '@/lib/news/story'
import { storyIdOfSource } from '@/lib/news/story-id'
import { listKeptByIds } from '@/lib/store/pictures'
import { listContributorsLike, listHeadlines, listTopicsLike } from '@/lib/store/suggestions'
import type { Db, DbClient } from '@/lib/store/transaction'
import { contributorOf } from './byline-slugs'
import { newsroomPicture } from './kept-picture'
import { findStories } from './list-desk'

/** As much of what somebody typed as a name can have, in stored form. */
const typed = (words: string) => [...store(words).replace(/\s+/g, ' ').trim()].slice(0, 100).join('')

/** Topics that `words` may mean, known ones first; last, where none has that name, a new one. None for who writes nothing. */
export async function suggestTopics(db: Db, editor: Editor, words: string): Promise<Topic[]> {
  const name = typed(words)
  if (!may(editor.role, 'story.create') || key(name) === '') return []
  const known = await listTopicsLike(db, name)
  if (known.some((topic) => key(topic.name) === key(name))) return known
  return [...known, topicOf(name)]
}

/** A topic that there was not, by its name in stored form. */
export function topicOf(name: string): Topic {
  // Ten characters made from the name, as for contributors: two installations agree, and no letter needs encoding.
  return { slug: storyIdOfSource(`topic:${key(name)}`), name }
}

/** Persons and desks that `words` may mean; last, where nobody has that name, somebody new: a desk if it says so. */
export async function suggestContributors(db: Db, editor: Editor, words: string): Promise<Contributor[]> {
  const name = typed(words)
  if (!may(editor.role, 'story.create') || key(name) === '') return []
  const known = await listContributorsLike(db, name)
  if (known.some((one) => key(one.name) === key(name))) return known
  return [...known, contributorOf({ name, kind: /(ডেস্ক|প্রতিবেদক|প্রতিবেদন|ব্যুরো)$/.test(name) ? 'desk' : 'person' })]
}

/** Stories that readers see and `words` may mean, the newest first, for a box or the list of related ones. */
export async function suggestStories(db: DbClient, editor: Editor, words: string, now: Date): Promise<{ id: StoryId; headline: string }[]> {
  if (key(typed(words)) === '') return []
  const { stories } = await findStories(db, editor, { words: typed(words), state: 'published', section: null, person: null }, null, now)
  return stories.slice(0, 8).map(({ id, headline }) => ({ id, headline }))
}

/** What a draft names by id, for whoever writes it. */
export interface DraftMaterial {
  pictures: Record<string, NewsroomPicture>
  stories: Record<StoryId, { id: StoryId; headline: string }>
}

/** The pictures and stories that a draft names; those that are not there are left out. */
export async function findMaterial(db: Db, draft: Draft): Promise<DraftMaterial> {
  const pictureIds = new Set(draft.picture === null ? [] : [draft.picture])
  const storyIds = new Set(draft.related)
  for (const block of draft.body) {
    if (block.kind === 'picture') pictureIds.add(block.picture)
    if (block.kind === 'gallery') for (const id of block.pictures) pictureIds.add(id)
    if (block.kind === 'related') storyIds.add(block.story)
  }
  const [pictures, stories] = await Promise.all([listKeptByIds(db, [...pictureIds]), listHeadlines(db, [...storyIds])])
  return {
    pictures: Object.fromEntries(pictures.map((picture) => [picture.id, newsroomPicture(picture)])),
    stories: Object.fromEntries(stories.map((story) => [story.id, story])),
  }
}
