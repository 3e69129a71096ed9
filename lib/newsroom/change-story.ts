import { mayChange, stateAt, type StateChange } from '@/lib/news/publishing'
import { may, type Editor, type Permission } from '@/lib/news/roles'
import { withHandler, type Handler } from '@/lib/news/sign-off'
import type { StoryId } from '@/lib/news/story'
import { isStoryId } from '@/lib/news/story-id'
import { undatedOrder } from '@/lib/news/ordering'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { lockDraft, writeDraft, type KeptDraft } from '@/lib/store/drafts'
import { lockStory, saveState, type EditableStory } from '@/lib/store/editing'
import { inChange, type Db, type DbClient } from '@/lib/store/transaction'
import { draftOfStory, draftSearchKey } from './draft-text'
import { raisingEdition } from './story-changes'
import { systemEditor } from './system-editor'

/** A change that was made. */
export interface Changed {
  id: StoryId
  /** The edition with which readers see it; null when they see no difference. */
  edition: number | null
}

/** What is asked before anything is done. */
export interface Asked {
  permission: Permission
  /** Null: it may be done in every state, and readers see no difference. */
  change: StateChange | null
  /** The version of the draft that the editor has before them; null: whichever there is. */
  version: number | null
}

/** `conflict`: somebody has saved a newer version. `state`: it is not for a story in this state. `unknown`: there is no such story. */
export type ActRefusal = 'forbidden' | 'unknown' | 'state' | 'conflict'

/** A story with its working copy, both held. Its `state` is the one that readers see, also where the clock has not stamped it. */
export interface Held {
  story: EditableStory
  draft: KeptDraft
  /** Its time has come without a stamp; whoever writes its state sets one. */
  unstamped: boolean
}

/**
 * Does something deliberate to one story as one transaction: nobody else can change story or draft from when they are
 * read until the edition is raised, so of two at the same time the second finds what the first has made. `work` writes
 * what it wants, or refuses and has written nothing; `unchanged` says that readers see no difference.
 */
export async function actOnStory<Value extends object, Code extends string>(
  db: DbClient, editor: Editor, id: string, { permission, change, version }: Asked, now: Date,
  work: (within: Db, held: Held) => Promise<Outcome<Value, Code>>, transaction: typeof inChange = inChange,
): Promise<Outcome<Value & Changed, Code | ActRefusal>> {
  if (!may(editor.role, permission)) return refused('forbidden')
  if (!isStoryId(id)) return refused('unknown', 'id')
  return transaction(db, async (within) => {
    const story = await lockStory(within, id)
    if (story === null) return refused('unknown', 'id')
    const { value: outcome, edition } = await raisingEdition(within, async (changes): Promise<Outcome<Value, Code | ActRefusal>> => {
      await changes.watch([id])
      const state = stateAt(story, now)
      const draft = await holdDraft(within, story)
      if (change !== null && !mayChange(state, change)) return refused('state')
      if (version !== null && draft.version !== version) return refused('conflict')
      const done = await work(within, { story: { ...story, state }, draft, unstamped: state !== story.state })
      if (done.ok && change !== null && !('unchanged' in done.value)) await changes.change([id])
      return done
    })
    return outcome.ok ? ok({ ...outcome.value, id, edition }) : outcome
  })
}

/**
 * The working copy of a story that is held, held as well. Where nobody has opened one yet, it is made of what readers
 * see, as its first version.
 */
export async function holdDraft(db: Db, story: EditableStory): Promise<KeptDraft> {
  const known = await lockDraft(db, story.id)
  if (known !== null) return known
  const content = draftOfStory(story)
  const saved = story.updated ?? story.published ?? story.captured ?? undatedOrder
  const draft: KeptDraft = { version: 1, content, savedBy: null, saved, handlers: [] }
  await writeDraft(db, story.id, draft, draftSearchKey(content))
  if (story.state === 'published' || story.state === 'withdrawn') {
    await saveState(db, story.id, story.state, { publishedVersion: 1 })
    story.publishedVersion = 1
  }
  return draft
}

/** The handlers of a draft after this editor had it. */
export function handledBy(handlers: readonly Handler[], editor: Editor): Handler[] {
  return editor.id === systemEditor.id ? [...handlers] : withHandler(handlers, editor)
}
