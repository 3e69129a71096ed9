import type { Correction, Sample, StoryId, StoryKind, StoryState } from '@/lib/news/story'
import type { Db } from './transaction'

/** What readers are told of a story beside its text, in any state, for whoever shows a draft of it. */
export interface StoryFacts {
  kind: StoryKind
  state: StoryState
  published: Date | null
  captured: Date | null
  ordered: Date
  updated: Date | null
  due: Date | null
  sample: Sample
  /** The newest first. */
  corrections: Correction[]
}

/** The facts of the story of that id; null where there is none. Its text is not read. */
export async function findStoryFacts(db: Db, id: StoryId): Promise<StoryFacts | null> {
  const row = await db.story.findUnique({
    where: { id },
    select: {
      kind: true, state: true, published: true, captured: true, ordered: true, updated: true, due: true, sample: true,
      corrections: { select: { text: true, at: true }, orderBy: [{ at: 'desc' }, { id: 'desc' }] },
    },
  })
  return row === null ? null : { ...row, kind: row.kind === 'headline_only' ? 'headline-only' : 'full' }
}
