import type { StoryId } from '@/lib/news/story'
import { touchedAddresses, type Shown } from '@/lib/news/touched'
import { raiseEdition } from '@/lib/store/edition'
import { listShown } from '@/lib/store/shown'
import { inImport, type Db, type DbClient } from '@/lib/store/transaction'
import { indexChanged } from './index-changed'
import { relateStories } from './relate-stories'

/** What a transaction does to stories, told before it does it, so that what readers saw is known. */
export interface StoryChanges {
  /** These are about to change, appear or go. */
  change(ids: readonly StoryId[]): Promise<void>
  /** These may go; whichever stay, stay as they are. */
  watch(ids: readonly StoryId[]): Promise<void>
  /** These are about to lose their text, for readers to see no more; something of them may stay. */
  takeBack(ids: readonly StoryId[]): Promise<void>
}

/**
 * Does `work` within an open transaction, brings the search index and the related stories to what it changed and, last, raises the edition by what
 * readers see differently since: once, whatever `work` changes. `edition` is the new number, null when readers see no difference.
 */
export async function raisingEdition<Value>(
  db: Db, work: (changes: StoryChanges) => Promise<Value>,
): Promise<{ value: Value; edition: number | null }> {
  const before = new Map<StoryId, Shown | null>()
  const changed = new Set<StoryId>()
  const takenBack = new Set<StoryId>()
  const remember = async (ids: readonly StoryId[]) => {
    // The first time counts: later in the transaction it would be what nobody has seen.
    const unknown = ids.filter((id) => !before.has(id))
    const shown = byId(await listShown(db, unknown))
    for (const id of unknown) before.set(id, shown.get(id) ?? null)
  }
  const value = await work({
    async change(ids) {
      await remember(ids)
      for (const id of ids) changed.add(id)
    },
    watch: remember,
    async takeBack(ids) {
      await remember(ids)
      for (const id of ids) {
        changed.add(id)
        takenBack.add(id)
      }
    },
  })

  await indexChanged(db, [...changed])
  await relateStories(db, [...changed])
  const after = byId(await listShown(db, [...before.keys()]))
  const touched = new Set<string>()
  const withdrawn: StoryId[] = []
  for (const [id, seen] of before) {
    const sees = after.get(id) ?? null
    if (!changed.has(id) && sees !== null) continue
    for (const address of touchedAddresses(seen, sees)) touched.add(address)
    if (seen !== null && (sees === null || takenBack.has(id))) withdrawn.push(id)
  }
  if (touched.size === 0) return { value, edition: null }
  return { value, edition: await raiseEdition(db, { touched: [...touched], withdrawn }) }
}

/** Runs an import or a removal as one transaction after every other one (`inImport`), which is one edition at most. */
export async function importing<Value>(db: DbClient, work: (db: Db, changes: StoryChanges) => Promise<Value>): Promise<Value> {
  return inImport(db, async (within) => (await raisingEdition(within, (changes) => work(within, changes))).value)
}

function byId(shown: readonly Shown[]): Map<StoryId, Shown> {
  return new Map(shown.map((one) => [one.id, one]))
}
