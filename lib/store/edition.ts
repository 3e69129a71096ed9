import type { StoryId } from '@/lib/news/story'
import type { Db } from './transaction'

/**
 * The edition is one number, raised by every transaction that changes what readers see. It tells whoever keeps finished
 * pages which of them are still as the store has them.
 */
export interface Edition {
  /** A UUID, made with the store and anew when a backup is brought back: numbers of two histories are never compared. */
  history: string
  number: number
}

/** What one edition changed. */
export interface Change {
  number: number
  /** Paths of the Bengali site without arguments, see `touchedAddresses` in lib/news/touched.ts. */
  touched: string[]
  /** Stories that readers saw before and that no kept page may show as it did. */
  withdrawn: StoryId[]
}

/** How many editions back it is known what they changed; who missed more than these throws all kept pages away. */
const recorded = 10_000

/**
 * The newest edition of which readers can see the whole. `oldest` is the number of the oldest change that is still
 * recorded, `number + 1` when none is: whoever knows `oldest - 1` or a later one misses nothing in `listChangesAfter`.
 * Throws where the store has no edition, which no migrated one lacks.
 */
export async function findEdition(db: Db): Promise<Edition & { oldest: number }> {
  // One statement, so that the three are of one moment.
  const [edition] = await db.$queryRaw<(Edition & { oldest: number })[]>`
    select history::text as history, number, coalesce((select min(number) from edition_change), number + 1) as oldest
    from edition where id = 1`
  if (edition === undefined) throw new Error('The table edition has lost its row.')
  return edition
}

/** The changes that are recorded after edition `number`, in the order of their commits. */
export async function listChangesAfter(db: Db, number: number): Promise<Change[]> {
  return db.editionChange.findMany({ where: { number: { gt: number } }, orderBy: { number: 'asc' } })
}

/**
 * Raises the edition, records what it changed, and has every server that follows told when the transaction commits.
 * Resolves with the new number. It must be the last statement of its transaction: the one row stays locked until the
 * commit, which makes numbers follow commits; and since nothing is waited for after it, nobody waits in a circle. What
 * is rolled back leaves no number, no change and no notice.
 */
export async function raiseEdition(
  db: Db, { touched, withdrawn }: { touched: readonly string[]; withdrawn: readonly StoryId[] },
): Promise<number> {
  const [raised] = await db.$queryRaw<{ number: number }[]>`
    with raised as (update edition set number = number + 1 where id = 1 returning number),
    written as (
      insert into edition_change (number, touched, withdrawn)
      select number, ${[...touched]}::text[], ${[...withdrawn]}::text[] from raised),
    forgotten as (delete from edition_change where number <= (select number from raised) - ${recorded}::int)
    select number, pg_notify('pathok_edition', number::text)::text as notified from raised`
  if (raised === undefined) throw new Error('The table edition has lost its row.')
  return raised.number
}
