import type { Block } from '@/lib/news/blocks'
import type { Dates } from '@/lib/news/publishing'
import type { Contributor, StoryId, StoryKind, StoryState, Topic } from '@/lib/news/story'
import type { Prisma } from './generated/client'
import type { Db } from './transaction'

/** What readers see of a story in its own row, in stored form. */
export interface StoryText {
  headline: string
  shortHeadline: string | null
  standfirst: string | null
  body: Block[]
  section: string
  place: string | null
  signOff: string | null
  sourceLine: string | null
  pictureId: string | null
  breakingUntil: Date | null
}

/** A story as the newsroom has it, in any state. */
export interface EditableStory extends StoryText, Dates {
  id: StoryId
  kind: StoryKind
  state: StoryState
  updated: Date | null
  /** From when on a scheduled story is seen; what was planned stays when it is published. */
  due: Date | null
  /** The version of the draft that readers see, or will at its time; null where it is of none. */
  publishedVersion: number | null
  /** A user's id; null for what was imported. */
  createdBy: string | null
  topics: Topic[]
  bylines: Contributor[]
  /** Chosen related stories, in order. */
  related: StoryId[]
}

/**
 * The story of that id, held until the transaction ends, so that nobody changes it meanwhile; null where there is none. It
 * is not held against rows that only name it (a revision, a link), or whoever holds its draft could wait in a circle.
 */
export async function lockStory(db: Db, id: StoryId): Promise<EditableStory | null> {
  await db.$queryRaw`select id from story where id = ${id} for no key update`
  // A statement of its own: it sees what whoever held the story before has made of it.
  return findEditable(db, id)
}

/** The same without holding it. */
export async function findEditable(db: Db, id: StoryId): Promise<EditableStory | null> {
  // One statement: Prisma loads relations side by side, which one connection in a transaction cannot do.
  const [row] = await db.$queryRaw<(Omit<EditableStory, 'kind'> & { kind: 'full' | 'headline_only' })[]>`
    select s.id, s.kind::text as kind, s.state::text as state, s.section, s.headline, s.short_headline as "shortHeadline", s.standfirst, s.body,
      s.published, s.captured, s.ordered, s.updated, s.due, s.place, s.sign_off as "signOff", s.source_line as "sourceLine",
      s.picture_id as "pictureId", s.breaking_until as "breakingUntil", s.published_version as "publishedVersion", s.created_by as "createdBy",
      (select coalesce(jsonb_agg(jsonb_build_object('slug', t.slug, 'name', t.name) order by st.position), '[]')
         from story_topic st join topic t on t.slug = st.topic_slug where st.story_id = s.id) as topics,
      (select coalesce(jsonb_agg(jsonb_build_object('slug', c.slug, 'name', c.name, 'kind', c.kind) order by b.position), '[]')
         from byline b join contributor c on c.slug = b.contributor_slug where b.story_id = s.id) as bylines,
      array(select related_id from curated_link where story_id = s.id order by position) as related
    from story s where s.id = ${id}`
  return row === undefined ? null : { ...row, kind: row.kind === 'headline_only' ? 'headline-only' : 'full' }
}

/** Begins a story that nobody sees: a row to which a draft and everything after it belongs. The id must be free. */
export async function addStory(db: Db, id: StoryId, { section, ordered, createdBy, created }: { section: string; ordered: Date; createdBy: string; created: Date }): Promise<void> {
  await db.story.create({ data: { id, kind: 'full', state: 'draft', section, headline: '', headlineKey: '', ordered, createdBy, created } })
}

/** Puts a story into a state, with what goes with it. What is left out stays, and so does its text. */
export async function saveState(
  db: Db, id: StoryId, state: StoryState,
  more: Partial<Dates> & { updated?: Date | null; due?: Date | null; stamped?: Date | null; publishedVersion?: number | null } = {},
): Promise<void> {
  const { published, captured, ordered, updated, due, stamped, publishedVersion } = more
  await db.story.update({ where: { id }, data: { state, published, captured, ordered, updated, due, stamped, publishedVersion } })
}

/** What a story's words are looked up by, see the columns of the same names. */
export interface StoryLookup {
  headlineKey: string
  plainText: string
  searchKey: string
}

/** Writes what readers see of a story, or will, with the words it is looked up by. */
export async function saveText(db: Db, id: StoryId, kind: StoryKind, text: StoryText, lookup: StoryLookup): Promise<void> {
  const { headline, shortHeadline, standfirst, section, place, signOff, sourceLine, pictureId, breakingUntil } = text
  const { headlineKey, plainText, searchKey } = lookup
  await db.story.update({
    where: { id },
    data: {
      kind: kind === 'headline-only' ? 'headline_only' : 'full',
      headline, shortHeadline, standfirst, section, place, signOff, sourceLine, pictureId, breakingUntil,
      body: text.body as unknown as Prisma.InputJsonValue,
      headlineKey, plainText, searchKey,
    },
  })
}

/** Takes away again what readers were to see of a story at its time, so that no column of theirs holds it. */
export async function clearText(db: Db, id: StoryId): Promise<void> {
  await db.byline.deleteMany({ where: { storyId: id } })
  await db.storyTopic.deleteMany({ where: { storyId: id } })
  await db.curatedLink.deleteMany({ where: { storyId: id } })
  await db.story.update({
    where: { id },
    data: {
      headline: '', headlineKey: '', shortHeadline: null, standfirst: null, body: [], plainText: '', searchKey: '', place: null,
      signOff: null, sourceLine: null, pictureId: null, breakingUntil: null, publishedVersion: null, published: null, due: null, stamped: null,
    },
  })
}

/** Those among `ids` that are stories, in the order given. */
export async function listKnownStories(db: Db, ids: readonly StoryId[]): Promise<StoryId[]> {
  if (ids.length === 0) return []
  const known = new Set((await db.story.findMany({ where: { id: { in: [...ids] } }, select: { id: true } })).map(({ id }) => id))
  return ids.filter((id) => known.has(id))
}

/** Whether every topic and contributor of these slugs is there, so that none would have to be made. */
export async function areNamesKnown(db: Db, topics: readonly string[], contributors: readonly string[]): Promise<boolean> {
  const [known] = await db.$queryRaw<{ topics: number; contributors: number }[]>`
    select (select count(*)::int from topic where slug = any (${[...topics]}::text[])) as topics,
      (select count(*)::int from contributor where slug = any (${[...contributors]}::text[])) as contributors`
  return known!.topics === new Set(topics).size && known!.contributors === new Set(contributors).size
}
