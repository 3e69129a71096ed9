import { isDeepStrictEqual } from 'node:util'
import type { Block } from '@/lib/news/blocks'
import { key, store } from '@/lib/bangla/normalise'
import type { Draft } from '@/lib/news/draft'
import { findSection } from '@/lib/news/paper'
import type { Editor } from '@/lib/news/roles'
import type { Topic } from '@/lib/news/story'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { recordStoryAct } from '@/lib/store/audit'
import { writeDraft } from '@/lib/store/drafts'
import { inImport, inChange, type DbClient } from '@/lib/store/transaction'
import { actOnStory, handledBy, type ActRefusal, type Changed } from './change-story'
import { draftSearchKey, readDraft } from './draft-text'
import { publishWithin } from './publish-story'
import type { NotReady } from './ready-text'

/** What to change, as it was typed; what is left out stays. An empty line is the same as null: there is none. */
export interface StoryUpdate {
  headline?: string
  standfirst?: string | null
  body?: readonly Block[]
  section?: string
  /** In their order, in place of those it had. */
  topics?: readonly Topic[]
  place?: string | null
  signOff?: string | null
  sourceLine?: string | null
}

/**
 * `invalid`: a field has not the form that lib/news/draft.ts describes; it is named. `headlineOnly`: its text has not
 * arrived, so there is none to change. `pending`: somebody's changes wait in its draft, and would be published with it.
 */
export type UpdateRefusal = ActRefusal | NotReady | 'invalid' | 'headlineOnly' | 'pending'

/**
 * Changes a story in one step, without a desk: its draft and, where readers see the story, what they see, as an update
 * of `now`. A text that nobody has seen yet changes in its draft alone. What says the same as before changes nothing.
 */
export async function updateStory(db: DbClient, editor: Editor, id: string, update: StoryUpdate, now: Date): Promise<Outcome<Changed, UpdateRefusal>> {
  if (update.headline !== undefined && key(store(update.headline)) === '') return refused('headline', 'headline')
  if (update.section !== undefined && findSection(update.section) === null) return refused('section', 'section')
  const changes = trimmed(update)
  const done = await actOnStory(db, editor, id, { permission: 'story.publish', change: 'publish', version: null }, now, async (within, held): Promise<Outcome<{ unchanged?: true }, UpdateRefusal>> => {
    const { story, draft } = held
    const read = readDraft({ ...draft.content, ...changes })
    if (!read.ok) return read
    const content = read.value
    if (isDeepStrictEqual(content, draft.content)) return ok({ unchanged: true })
    const seen = story.state === 'published'
    if (seen && story.publishedVersion !== draft.version) return refused('pending')
    if (story.kind === 'headline-only' && (content.standfirst !== null || content.body.length > 0)) {
      return refused('headlineOnly', content.standfirst === null ? 'body' : 'standfirst')
    }
    const next = { version: draft.version + 1, content, savedBy: { id: editor.id, name: editor.name }, saved: now, handlers: handledBy(draft.handlers, editor) }
    if (seen) {
      const published = await publishWithin(within, editor, { ...held, draft: next }, true, now)
      if (!published.ok) return published.code === 'unchanged' ? ok({ unchanged: true }) : refused(published.code, published.field)
    }
    await writeDraft(within, id, next, draftSearchKey(content))
    if (!seen) await recordStoryAct(within, editor, { action: 'story.update', storyId: id, detail: { version: next.version } }, now)
    return ok({})
    // Imports make topics, too; two that each wait for a topic of the other's would wait for ever.
  }, update.topics === undefined ? inChange : inImport)
  return done.ok ? ok({ id: done.value.id, edition: done.value.edition }) : done
}

function trimmed({ headline, section, body, topics, ...lines }: StoryUpdate): Partial<Draft> {
  const changes: Partial<Draft> = {}
  if (headline !== undefined) changes.headline = store(headline).trim()
  if (section !== undefined) changes.section = section
  if (body !== undefined) changes.body = [...body]
  if (topics !== undefined) changes.topics = topics.map(({ slug, name }) => ({ slug, name: store(name).trim() }))
  for (const name of ['standfirst', 'place', 'signOff', 'sourceLine'] as const) {
    const text = lines[name]
    if (text !== undefined) changes[name] = store(text ?? '').trim() || null
  }
  return changes
}
