import { key } from '@/lib/bangla/normalise'
import { picturesIn } from '@/lib/news/blocks'
import type { Draft } from '@/lib/news/draft'
import { findSection } from '@/lib/news/paper'
import { signOffOf, type Handler } from '@/lib/news/sign-off'
import type { StoryKind } from '@/lib/news/story'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { saveBylines } from '@/lib/store/contributors'
import { areNamesKnown, listKnownStories, saveText, type EditableStory, type StoryText } from '@/lib/store/editing'
import { holdPictures } from '@/lib/store/pictures'
import { saveCuratedLinks } from '@/lib/store/related'
import { saveTopics } from '@/lib/store/topics'
import { inChange, inImport, type Db, type DbClient } from '@/lib/store/transaction'
import { findKeptDraft } from '@/lib/store/drafts'
import { lookupWords } from './lookup-words'

/** What of a draft readers are to see. */
export interface ReadyText {
  kind: StoryKind
  text: StoryText
  draft: Draft
}

/**
 * `headline`: no letter or digit is in it. `section`: this newspaper has none of that name. `text`: there is neither a
 * standfirst nor a body. `picture`: one is not there, or nobody has described it or said whose it is; the field is
 * `picture` or `body.{picture's id}`, and `.alt` or `.credit` where that is what it lacks.
 */
export type NotReady = 'headline' | 'section' | 'text' | 'picture'

/**
 * Whether a draft can be shown to readers, and what they then see; its pictures are held as they are until the transaction
 * ends. Nobody's sign-off but what is written by hand stands before the initials of who handled it. A picture that
 * readers of the story see already asks for nothing: imported ones may have no credit, and a typing error in their story
 * must not have to wait for one. A headline that came without its text may go on without.
 */
export async function readyText(db: Db, story: EditableStory, draft: Draft, handlers: readonly Handler[], now: Date): Promise<Outcome<ReadyText, NotReady>> {
  const headline = draft.headline.trim()
  if (key(headline) === '') return refused('headline', 'headline')
  if (findSection(draft.section) === null) return refused('section', 'section')
  const seen = story.state === 'published' || story.state === 'withdrawn'
  const standfirst = line(draft.standfirst)
  const hasText = draft.body.length > 0 || standfirst !== null
  const staysHeadline = seen && story.kind === 'headline-only'
  if (!hasText && !staysHeadline) return refused('text', 'body')
  const fault = await faultOfPictures(db, draft, seen ? story : null)
  if (fault !== null) return refused('picture', fault)
  const breakingUntil = draft.breakingUntil === null ? null : new Date(draft.breakingUntil)
  return ok({
    kind: hasText ? 'full' : 'headline-only',
    draft,
    text: {
      headline, standfirst, shortHeadline: line(draft.shortHeadline), body: draft.body, section: draft.section, place: line(draft.place),
      signOff: line(draft.signOff) ?? signOffOf(handlers), sourceLine: line(draft.sourceLine), pictureId: draft.picture,
      breakingUntil: breakingUntil !== null && breakingUntil > now ? breakingUntil : null,
    },
  })
}

/** Writes what readers see, or will, in all the places where it is kept. */
export async function writeReadyText(db: Db, story: EditableStory, { kind, text, draft }: ReadyText): Promise<void> {
  await saveText(db, story.id, kind, text, lookupWords(text))
  await saveTopics(db, story.id, draft.topics)
  await saveBylines(db, story.id, draft.bylines)
  // A chosen story may have gone since.
  await saveCuratedLinks(db, story.id, await listKnownStories(db, draft.related))
}

/**
 * The transaction in which the draft of a story is shown to readers. Imports make topics and contributors, too, and two
 * that each wait for one of the other's would wait for ever; so where this one has some to make, it waits for the imports
 * that are under way.
 */
export async function transactionFor(db: DbClient, id: string): Promise<typeof inChange> {
  const draft = await findKeptDraft(db, id)
  if (draft === null) return inChange
  const { topics, bylines } = draft.content
  return await areNamesKnown(db, topics.map(({ slug }) => slug), bylines.map(({ slug }) => slug)) ? inChange : inImport
}

function line(text: string | null): string | null {
  return text?.trim() || null
}

async function faultOfPictures(db: Db, draft: Draft, shown: EditableStory | null): Promise<string | null> {
  const free = new Set(shown === null ? [] : [shown.pictureId, ...picturesIn(shown.body)])
  const inBody = picturesIn(draft.body)
  const known = new Map((await holdPictures(db, [...(draft.picture === null ? [] : [draft.picture]), ...inBody])).map((one) => [one.id, one]))
  const wanted: [string, string][] = [...(draft.picture === null ? [] : [['picture', draft.picture] as [string, string]]), ...inBody.map((id): [string, string] => [`body.${id}`, id])]
  for (const [field, id] of wanted) {
    const picture = known.get(id)
    if (picture === undefined) return field
    if (free.has(id)) continue
    if (key(picture.alt) === '') return `${field}.alt`
    if (key(picture.credit ?? '') === '') return `${field}.credit`
  }
  return null
}
