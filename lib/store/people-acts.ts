import type { Editor } from '@/lib/news/roles'
import type { Prisma } from './generated/client'
import type { Db } from './transaction'

/** Something that was done to people and not to a story. */
export interface Act {
  /** Null: nobody who is known, or whoever sits at the server's terminal. */
  by: Editor | null
  action: string
  /** The id of the person or invitation it was done to. */
  target: string | null
  /** Never a password, a code or an address that opens something. */
  detail: Prisma.InputJsonObject
}

/** Writes an act into the audit, in the transaction that does it. */
export async function recordAct(db: Db, { by, action, target, detail }: Act, now: Date): Promise<void> {
  await db.audit.create({ data: { at: now, actorId: by?.id, actorName: by?.name, actorRole: by?.role, action, target, detail } })
}
