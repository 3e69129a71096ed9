import { key } from '@/lib/bangla/normalise'
import { pictureWordsSchema, type NewsroomPicture, type PictureWords } from '@/lib/news/newsroom-picture'
import { may, type Editor } from '@/lib/news/roles'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { recordAct } from '@/lib/store/people-acts'
import { findKeptPicture, listStoriesShowing, lockPicture, savePictureWords, type KeptPicture } from '@/lib/store/pictures'
import { inChange, type DbClient } from '@/lib/store/transaction'
import { endOfDay, newsroomPicture } from './kept-picture'
import { inStoredForm } from './stored-form'
import { raisingEdition } from './story-changes'

export type DescribeRefusal = 'forbidden' | 'unknown' | 'invalid'

/**
 * Writes what somebody says of a picture: only the fields that `content` has, so that two who write different ones do not
 * undo each other. Whoever brought a picture may describe it, and whoever may edit the stories of others; once readers see
 * it, its words and its focal point are for those who may publish. `invalid` names the field: it has no such form, or a
 * picture that readers see (or will, at a time that is set) would lose its alternative text or its credit.
 */
export async function describePicture(
  db: DbClient, editor: Editor, id: string, content: unknown, now: Date,
): Promise<Outcome<{ picture: NewsroomPicture; edition: number | null }, DescribeRefusal>> {
  if (!may(editor.role, 'picture.upload')) return refused('forbidden')
  const read = pictureWordsSchema.safeParse(content)
  if (!read.success) return refused('invalid', String(read.error.issues[0]?.path[0] ?? '') || null)
  const words = tidied(read.data)
  return inChange(db, async (within) => {
    const before = await lockPicture(within, id)
    if (before === null) return refused('unknown')
    const changes = changesOf(before, words)
    const shown = Object.keys(changes).some((name) => !inward.has(name)) ? await listStoriesShowing(within, id) : []
    if (!mayDescribe(editor, before, shown.length > 0)) return refused('forbidden')
    // Imported pictures may lack a credit; only what is there cannot be taken away.
    const lost = shown.length === 0 ? undefined : (['alt', 'credit'] as const).find((name) => changes[name] !== undefined && key(changes[name] ?? '') === '')
    if (lost !== undefined) return refused('invalid', lost)
    if (Object.keys(changes).length === 0) return ok({ picture: newsroomPicture(before), edition: null })

    const { edition } = await raisingEdition(within, async (stories) => {
      await stories.change(shown.filter(({ seen }) => seen).map(({ id: story }) => story))
      await savePictureWords(within, id, changes)
      await recordAct(within, { by: editor, action: 'picture.describe', target: id, detail: { fields: Object.keys(changes) } }, now)
    })
    return ok({ picture: newsroomPicture((await findKeptPicture(within, id))!), edition })
  })
}

type Changes = Partial<Pick<KeptPicture, 'alt' | 'caption' | 'credit' | 'focal' | 'rightsNote' | 'rightsExpire'>>

/** What readers never see. */
const inward = new Set(['rightsNote', 'rightsExpire'])

function mayDescribe(editor: Editor, picture: KeptPicture, isShown: boolean): boolean {
  if (isShown) return may(editor.role, 'story.publish')
  return picture.uploadedBy === editor.id || may(editor.role, 'story.edit')
}

/** In stored form and without spaces at the ends; what is empty is nothing. */
function tidied(words: PictureWords): PictureWords {
  const stored = inStoredForm(words)
  const line = (text: string | null) => (text === null || text.trim() === '' ? null : text.trim())
  return {
    ...stored,
    ...(stored.alt !== undefined && { alt: stored.alt.trim() }),
    ...(stored.caption !== undefined && { caption: line(stored.caption) }),
    ...(stored.credit !== undefined && { credit: line(stored.credit) }),
    ...(stored.rightsNote !== undefined && { rightsNote: line(stored.rightsNote) }),
  }
}

/** Those of the given fields that are not as they were. */
function changesOf(before: KeptPicture, { rightsUntil, ...words }: PictureWords): Changes {
  const given: Changes = { ...words, ...(rightsUntil !== undefined && { rightsExpire: rightsUntil === null ? null : endOfDay(rightsUntil) }) }
  return Object.fromEntries(Object.entries(given).filter(([name, value]) =>
    value !== undefined && JSON.stringify(value) !== JSON.stringify(before[name as keyof Changes]))) as Changes
}
