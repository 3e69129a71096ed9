import { may, type Editor } from '@/lib/news/roles'
import * as desk from '@/lib/store/desk'
import type { DbClient } from '@/lib/store/transaction'

/** Those by whom one can look for stories: everybody who has begun or saved one, by name. None for who may not read. */
export async function listColleagues(db: DbClient, editor: Editor): Promise<{ id: string; name: string }[]> {
  return may(editor.role, 'story.read') ? desk.listColleagues(db) : []
}
