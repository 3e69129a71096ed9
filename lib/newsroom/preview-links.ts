import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Draft } from '@/lib/news/draft'
import { may, type Editor } from '@/lib/news/roles'
import type { StoryId, StoryState } from '@/lib/news/story'
import { isStoryId } from '@/lib/news/story-id'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { recordStoryAct } from '@/lib/store/audit'
import { findStateOf } from '@/lib/store/desk'
import { findKeptDraft } from '@/lib/store/drafts'
import { addPreviewLink, endPreviewLink, findPreviewLink, listOpenPreviewLinks, type PreviewLink } from '@/lib/store/preview-links'
import { addRevision, findRevisionOfVersion } from '@/lib/store/revisions'
import { inChange, type DbClient } from '@/lib/store/transaction'
import { actOnStory, type ActRefusal } from './change-story'

export type { PreviewLink } from '@/lib/store/preview-links'

/** A link lasts a month at most, in hours. */
const longest = 720
/** 128 bits, as base64url writes them. */
const form = /^[A-Za-z0-9_-]{22}$/

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/**
 * Makes a link by which somebody without a login reads one story for some hours: always what the draft says then, or,
 * with `version`, that one alone. The token is returned here and never again; the store has its hash. `version`: no
 * revision holds it. `hours`: less than one, or more than thirty days.
 */
export async function createPreviewLink(
  db: DbClient, editor: Editor, id: string, { version, hours = 72 }: { version: number | null; hours?: number }, now: Date,
): Promise<Outcome<{ id: string; token: string; expires: Date }, ActRefusal | 'version' | 'hours'>> {
  if (!(hours >= 1 && hours <= longest)) return refused('hours', 'hours')
  const token = randomBytes(16).toString('base64url')
  const link = { id: randomUUID(), storyId: id, tokenHash: hashOf(token), version, expires: new Date(now.getTime() + hours * 3_600_000) }
  const made = await actOnStory(db, editor, id, { permission: 'preview.link', change: null, version: null }, now, async (within, { draft }) => {
    if (version !== null && await findRevisionOfVersion(within, id, version) === null) {
      if (draft.version !== version) return refused('version', 'version')
      await addRevision(within, id, { version, content: draft.content, act: 'kept' }, editor, now)
    }
    await addPreviewLink(within, link, editor, now)
    await recordStoryAct(within, editor, { action: 'preview.create', storyId: id, detail: { link: link.id, version, expires: link.expires.toISOString() } }, now)
    return ok({})
  })
  return made.ok ? ok({ id: link.id, token, expires: link.expires }) : made
}

/** The links of a story that still open at `now`, newest first; none for who may make none. */
export async function listPreviewLinks(db: DbClient, editor: Editor, id: string, now: Date): Promise<PreviewLink[]> {
  return may(editor.role, 'preview.link') && isStoryId(id) ? listOpenPreviewLinks(db, id, now) : []
}

/** Ends a link of a story at once. `unknown`: the story has none of that id that is not ended. */
export async function revokePreviewLink(
  db: DbClient, editor: Editor, id: string, link: string, now: Date,
): Promise<Outcome<Record<never, never>, 'forbidden' | 'unknown'>> {
  if (!may(editor.role, 'preview.link')) return refused('forbidden')
  if (!isStoryId(id)) return refused('unknown', 'id')
  return inChange(db, async (within) => {
    if (!await endPreviewLink(within, id, link, now)) return refused('unknown', 'link')
    await recordStoryAct(within, editor, { action: 'preview.revoke', storyId: id, detail: { link } }, now)
    return ok({})
  })
}

/** What a preview shows, and what it says of itself. */
export interface Preview {
  storyId: StoryId
  content: Draft
  /** As readers have the story. */
  state: StoryState
  label: {
    version: number
    /** Whether the link follows the draft, or shows this one version for good. */
    latest: boolean
    savedBy: string | null
    savedAt: Date
    expires: Date
  }
}

/**
 * What the link with this token shows at `now`. It asks nobody who they are: the token is what they have. `expired` and
 * `revoked` are told to those alone who had a true one; text of another form costs no query.
 */
export async function readPreview(db: DbClient, token: string, now: Date): Promise<Outcome<Preview, 'unknown' | 'expired' | 'revoked'>> {
  if (!form.test(token)) return refused('unknown')
  const link = await findPreviewLink(db, hashOf(token))
  if (link === null) return refused('unknown')
  if (link.revoked !== null) return refused('revoked')
  if (link.expires <= now) return refused('expired')
  const { storyId, version, expires } = link
  const state = await findStateOf(db, storyId)
  if (state === null) return refused('unknown')
  if (version === null) {
    const draft = await findKeptDraft(db, storyId)
    if (draft === null) return refused('unknown')
    const label = { version: draft.version, latest: true, savedBy: draft.savedBy?.name ?? null, savedAt: draft.saved, expires }
    return ok({ storyId, state, content: draft.content, label })
  }
  const revision = await findRevisionOfVersion(db, storyId, version)
  if (revision === null) return refused('unknown')
  return ok({ storyId, state, content: revision.content, label: { version, latest: false, savedBy: revision.by, savedAt: revision.at, expires } })
}
