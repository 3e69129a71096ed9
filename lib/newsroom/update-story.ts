import { isDeepStrictEqual } from 'node:util'
import { key, store } from '@/lib/bangla/normalise'
import { bodySchema, type Block } from '@/lib/news/blocks'
import { findSection } from '@/lib/news/paper'
import type { Topic } from '@/lib/news/story'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { lockStory, saveText, type StoryText } from '@/lib/store/editing'
import { saveTopics } from '@/lib/store/topics'
import { inChange, inImport, type DbClient } from '@/lib/store/transaction'
import { changeStory, type Changed } from './change-story'
import { lookupWords } from './lookup-words'
import { inStoredForm } from './stored-form'

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
 * `headline`: no letter or digit is in it. `section`: this newspaper has none of that name. `body`: a block has not the
 * form that lib/news/blocks.ts describes. `topics`: a slug that cannot be an address, or a topic without a name.
 * `headlineOnly`: its text has not arrived, so there is none to change.
 */
export type UpdateRefusal = 'unknown' | 'headline' | 'section' | 'body' | 'topics' | 'headlineOnly'

/**
 * Changes a story in whatever state it is. Readers who could see it before are told that it was updated `now`; a text
 * that nobody has seen yet is not "updated". What says the same as before changes nothing.
 */
export async function updateStory(db: DbClient, id: string, update: StoryUpdate, now: Date): Promise<Outcome<Changed, UpdateRefusal>> {
  const wanted = read(update)
  if (!wanted.ok) return wanted
  const { topics, ...changes } = wanted.value
  return changeStory(db, id, async (within, story) => {
    const { headline, standfirst, body, section, place, signOff, sourceLine } = story
    const before: StoryText = { headline, standfirst, body, section, place, signOff, sourceLine }
    const after: StoryText = { ...before, ...changes }
    if (story.kind === 'headline-only' && (after.standfirst !== null || after.body.length > 0)) {
      return refused('headlineOnly', after.standfirst === null ? 'body' : 'standfirst')
    }
    if (topics !== undefined) await saveTopics(within, story.id, topics)
    // A topic may be known by another name than it was given here, so what counts is what came of it.
    const topicsAfter = topics === undefined ? story.topics : (await lockStory(within, story.id))!.topics
    if (isDeepStrictEqual([after, topicsAfter], [before, story.topics])) return ok('unchanged')
    const seen = story.state === 'published' || story.state === 'withdrawn'
    await saveText(within, story.id, after, lookupWords(after), seen ? now : undefined)
    return ok('changed')
    // Imports make topics, too; two that each wait for a topic of the other's would wait for ever.
  }, topics === undefined ? inChange : inImport)
}

type Wanted = Partial<StoryText> & { topics?: Topic[] }

function read(update: StoryUpdate): Outcome<Wanted, Exclude<UpdateRefusal, 'unknown' | 'headlineOnly'>> {
  const wanted: Wanted = {}
  if (update.headline !== undefined) {
    wanted.headline = store(update.headline).trim()
    if (key(wanted.headline) === '') return refused('headline', 'headline')
  }
  if (update.section !== undefined) {
    if (findSection(update.section) === null) return refused('section', 'section')
    wanted.section = update.section
  }
  for (const name of ['standfirst', 'place', 'signOff', 'sourceLine'] as const) {
    const text = update[name]
    if (text !== undefined) wanted[name] = store(text ?? '').trim() || null
  }
  if (update.body !== undefined) {
    const body = bodySchema.safeParse(inStoredForm(update.body))
    if (!body.success) return refused('body', ['body', ...body.error.issues[0]!.path].join('.'))
    wanted.body = body.data
  }
  if (update.topics !== undefined) {
    wanted.topics = update.topics.map(({ slug, name }) => ({ slug, name: store(name).trim() }))
    const wrong = wanted.topics.findIndex(({ slug, name }) => name === '' || !/^[a-z0-9][a-z0-9-]{0,79}$/.test(slug))
    if (wrong >= 0) return refused('topics', `topics.${wrong}`)
  }
  return ok(wanted)
}
