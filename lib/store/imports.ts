import type { Block } from '@/lib/news/blocks'
import type { Sample, StoryId, StoryState } from '@/lib/news/story'
import type { Prisma } from './generated/client'
import type { Db } from './transaction'

/** A full story as an import brings it, in stored form; what its words are looked up by stands beside them. */
export interface ImportedStory {
  sourceKey: string
  section: string
  headline: string
  headlineKey: string
  standfirst: string | null
  body: Block[]
  plainText: string
  searchKey: string
  published: Date | null
  updated: Date | null
  captured: Date | null
  ordered: Date
  place: string | null
  signOff: string | null
  sourceLine: string | null
  sample: Sample
  importHash: string
  /** Left out: the story keeps the picture it has. */
  pictureId?: string | null
}

/** A headline without its text. */
export interface ImportedHeadline {
  id: StoryId
  section: string
  headline: string
  headlineKey: string
  searchKey: string
  captured: Date | null
  ordered: Date
  sample: Sample
}

/** What an import asks of a story that is there already. */
export interface KnownStory {
  id: StoryId
  full: boolean
  state: StoryState
  captured: Date | null
  sample: Sample
  importHash: string | null
}

const known = { id: true, kind: true, state: true, captured: true, sample: true, importHash: true } as const

function toKnown({ kind, ...story }: { kind: 'full' | 'headline_only' } & Omit<KnownStory, 'full'>): KnownStory {
  return { ...story, full: kind === 'full' }
}

/** The story that came from this source before, in any state, or null. */
export async function findBySource(db: Db, sourceKey: string): Promise<KnownStory | null> {
  const story = await db.story.findUnique({ where: { sourceKey }, select: known })
  return story === null ? null : toKnown(story)
}

/** Stories in any state with this headline, and the one with this id whatever its headline is now; newest first. */
export async function listByHeadline(db: Db, headlineKey: string, id: StoryId): Promise<KnownStory[]> {
  const stories = await db.story.findMany({
    where: { OR: [{ headlineKey }, { id }] }, select: known, orderBy: [{ ordered: 'desc' }, { id: 'desc' }],
  })
  return stories.map(toKnown)
}

/** Writes a full story under `id`: a new one is published at once, one that is there keeps the state it is in. */
export async function saveImported(db: Db, id: StoryId, story: ImportedStory): Promise<void> {
  const data = { ...story, kind: 'full' as const, body: story.body as unknown as Prisma.InputJsonValue }
  await db.story.upsert({ where: { id }, create: { ...data, id, state: 'published' }, update: data })
}

/** Publishes a headline without its text. The id must be free. */
export async function createHeadline(db: Db, headline: ImportedHeadline): Promise<void> {
  await db.story.create({ data: { ...headline, kind: 'headline_only', state: 'published' } })
}

/** Changes what is known of a headline's page. */
export async function updateHeadline(
  db: Db, id: StoryId, page: { captured: Date | null; ordered: Date } | { sample: Sample },
): Promise<void> {
  await db.story.update({ where: { id }, data: page })
}

/**
 * Lets `to` stand wherever `from` was linked or listed, and removes `from`; unless somebody is writing its text here, whose
 * work must not go with it.
 */
export async function absorbStory(db: Db, from: StoryId, to: StoryId): Promise<void> {
  await db.$executeRaw`
    update curated_link l set related_id = ${to} where related_id = ${from} and story_id <> ${to}
      and not exists (select from curated_link other where other.story_id = l.story_id and other.related_id = ${to})`
  await db.$executeRaw`
    update page_list_item i set story_id = ${to} where story_id = ${from}
      and not exists (select from page_list_item other where other.list_id = i.list_id and other.story_id = ${to})`
  await db.story.deleteMany({ where: { id: from, OR: [{ draft: null }, { draft: { savedBy: null } }] } })
}

/** The ids of the stories that a captured page named: those its lists and its story's links lead to. */
export async function listNamedBy(db: Db, page: { sourceKey: string; storyId: StoryId }): Promise<StoryId[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select related_id as id from curated_link where story_id = ${page.storyId}
    union
    select i.story_id from page_list_item i join page_list l on l.id = i.list_id where l.source_key = ${page.sourceKey}`
  return rows.map(({ id }) => id)
}
