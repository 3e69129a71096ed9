import type { Editor } from '@/lib/news/roles'
import type { StoryId } from '@/lib/news/story'
import type { Db } from './transaction'

/** A link by which somebody without a login reads one story. */
export interface PreviewLink {
  id: string
  storyId: StoryId
  /** The version of the draft that it shows; null: always the latest. */
  version: number | null
  by: string
  created: Date
  expires: Date
  revoked: Date | null
}

const columns = { id: true, storyId: true, version: true, createdByName: true, created: true, expires: true, revoked: true } as const

function toLink({ createdByName, ...row }: Omit<PreviewLink, 'by'> & { createdByName: string }): PreviewLink {
  return { ...row, by: createdByName }
}

/** Keeps a link under the hash of its token. Those that ended long before `now` are forgotten meanwhile. */
export async function addPreviewLink(
  db: Db, link: { id: string; storyId: StoryId; tokenHash: string; version: number | null; expires: Date }, by: Pick<Editor, 'id' | 'name'>, now: Date,
): Promise<void> {
  await db.previewLink.deleteMany({ where: { expires: { lt: new Date(now.getTime() - 30 * 86_400_000) } } })
  await db.previewLink.create({ data: { ...link, createdBy: by.id, createdByName: by.name, created: now } })
}

/** The link with a token of this hash, whatever has become of it; null where there is none. */
export async function findPreviewLink(db: Db, tokenHash: string): Promise<PreviewLink | null> {
  const row = await db.previewLink.findUnique({ where: { tokenHash }, select: columns })
  return row === null ? null : toLink(row)
}

/** The links of a story that still open at `now`, newest first. */
export async function listOpenPreviewLinks(db: Db, storyId: StoryId, now: Date): Promise<PreviewLink[]> {
  const rows = await db.previewLink.findMany({ where: { storyId, revoked: null, expires: { gt: now } }, orderBy: [{ created: 'desc' }, { id: 'desc' }], select: columns })
  return rows.map(toLink)
}

/** Ends a link for good. Whether there was one to end. */
export async function endPreviewLink(db: Db, storyId: StoryId, id: string, now: Date): Promise<boolean> {
  const { count } = await db.previewLink.updateMany({ where: { storyId, id, revoked: null }, data: { revoked: now } })
  return count > 0
}
