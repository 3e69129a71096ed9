import { cardFacts, type CardFacts } from '@/lib/cards/facts'
import { findPreviewedStory } from '@/lib/newsroom/draft-as-story'
import type { OpenDraft } from '@/lib/newsroom/open-draft'
import type { newsroomStore } from '@/lib/newsroom/with-store'

/** What the card of a story says if its working copy is published as it is; null where the story has gone. */
export async function factsOfDraft(db: ReturnType<typeof newsroomStore>, { id, content }: OpenDraft, now: Date): Promise<CardFacts | null> {
  const previewed = await findPreviewedStory(db, { storyId: id, content }, now)
  return previewed === null ? null : cardFacts(previewed.story)
}
