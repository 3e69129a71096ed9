import type { StoryId } from '@/lib/news/story'
import { isStoryId } from '@/lib/news/story-id'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { lockStory, type EditableStory } from '@/lib/store/editing'
import { inChange, type Db, type DbClient } from '@/lib/store/transaction'
import { raisingEdition } from './story-changes'

/** A change that was made. */
export interface Changed {
  id: StoryId
  /** The edition with which readers see it; null when they see no difference. */
  edition: number | null
}

/**
 * Changes one story as one transaction: nobody else can change it from when it is read until the edition is raised, so
 * of two at the same time the second finds what the first has made. `change` gets the story and writes what it wants, or
 * refuses and writes nothing. `unknown`: there is no story of that id.
 */
export async function changeStory<Code extends string>(
  db: DbClient, id: string, change: (within: Db, story: EditableStory) => Promise<Outcome<'changed' | 'unchanged', Code>>,
  transaction: typeof inChange = inChange,
): Promise<Outcome<Changed, Code | 'unknown'>> {
  if (!isStoryId(id)) return refused('unknown', 'id')
  return transaction(db, async (within) => {
    const story = await lockStory(within, id)
    if (story === null) return refused('unknown', 'id')
    const { value: outcome, edition } = await raisingEdition(within, async (changes) => {
      await changes.watch([id])
      const made = await change(within, story)
      if (made.ok && made.value === 'changed') await changes.change([id])
      return made
    })
    return outcome.ok ? ok({ id, edition }) : outcome
  })
}
