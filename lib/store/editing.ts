import type { Block } from '@/lib/news/blocks'
import type { Dates } from '@/lib/news/publishing'
import type { StoryId, StoryKind, StoryState, Topic } from '@/lib/news/story'
import type { Prisma } from './generated/client'
import type { Db } from './transaction'

/** What an editor can change of a story, in stored form. */
export interface StoryText {
  headline: string
  standfirst: string | null
  body: Block[]
  section: string
  place: string | null
  signOff: string | null
  sourceLine: string | null
}

/** A story as the newsroom has it, in any state. */
export interface EditableStory extends StoryText, Dates {
  id: StoryId
  kind: StoryKind
  state: StoryState
  topics: Topic[]
}

/** The story of that id, held until the transaction ends, so that nobody changes it meanwhile; null where there is none. */
export async function lockStory(db: Db, id: StoryId): Promise<EditableStory | null> {
  await db.$queryRaw`select id from story where id = ${id} for update`
  // A statement of its own: it sees what whoever held the story before has made of it.
  const story = await db.story.findUnique({
    where: { id },
    select: {
      id: true, kind: true, state: true, section: true, headline: true, standfirst: true, body: true, published: true, captured: true,
      ordered: true, place: true, signOff: true, sourceLine: true,
      topics: { select: { topic: { select: { slug: true, name: true } } }, orderBy: { position: 'asc' } },
    },
  })
  if (story === null) return null
  return {
    ...story,
    kind: story.kind === 'headline_only' ? 'headline-only' : 'full',
    body: story.body as unknown as Block[],
    topics: story.topics.map(({ topic }) => topic),
  }
}

/** Puts a story into a state. Its text stays, whatever the state. */
export async function saveState(db: Db, id: StoryId, state: StoryState, { published, captured, ordered }: Dates): Promise<void> {
  await db.story.update({ where: { id }, data: { state, published, captured, ordered } })
}

/** Writes the text of a story, with the words it is looked up by. `updated` is left as it was where it is not given. */
export async function saveText(
  db: Db, id: StoryId, text: StoryText, lookup: { headlineKey: string; plainText: string; searchKey: string; leadWords: string[] }, updated?: Date,
): Promise<void> {
  const { headline, standfirst, section, place, signOff, sourceLine } = text
  const body = text.body as unknown as Prisma.InputJsonValue
  await db.story.update({ where: { id }, data: { headline, standfirst, section, place, signOff, sourceLine, body, ...lookup, updated } })
}
