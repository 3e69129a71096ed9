import type { StoryId } from '@/lib/news/story'
import { touchedAddresses } from '@/lib/news/touched'
import { recordStoryAct } from './audit'
import { raiseEdition } from './edition'
import { indexWaiting } from './search-writing'
import { listShown } from './shown'
import { inChange, type Db, type DbClient } from './transaction'

/** What the clock did. */
export interface Due {
  /** Scheduled stories that are stamped as published now. */
  published: StoryId[]
  /** Stories that are no longer breaking news. */
  settled: StoryId[]
  /** The edition with which servers hear of it; null when there was nothing to do. */
  edition: number | null
}

/** Stories at most in one transaction; the next turn takes the rest. */
const atOnce = 50

/**
 * Stamps the scheduled stories whose time has come by `now` as published, brings them into the search index, and takes the mark of breaking news from those
 * whose hour is over; one transaction, which raises the edition so that every server renders their pages again. Any
 * number of processes may call it at the same moment: what one holds the others pass by, so each story is stamped
 * once. Readers see a story from its time on even where nobody calls this (`visible`); what is stamped stays published
 * when a clock is set back.
 */
export async function publishDue(db: DbClient, now: Date): Promise<Due> {
  // Nearly always there is nothing, and a look without a transaction costs next to nothing.
  const [waiting] = await db.$queryRaw<{ any: boolean }[]>`
    select exists (select from story where state = 'scheduled' and due <= ${now}) or exists (select from story where breaking_until <= ${now}) as any`
  if (waiting?.any !== true) return { published: [], settled: [], edition: null }
  return inChange(db, async (within) => {
    const published = await take(within, now)
    const ended = await within.$queryRaw<{ id: string }[]>`
      select id from story where breaking_until <= ${now} order by id limit ${atOnce} for no key update skip locked`
    const settled = ended.map(({ id }) => id)
    if (published.length > 0) {
      await within.$executeRaw`update story set state = 'published', stamped = ${now} where id = any (${published}::text[])`
      for (const storyId of published) await recordStoryAct(within, null, { action: 'clock.publish', storyId }, now)
    }
    await indexWaiting(within, published)
    if (settled.length > 0) await within.$executeRaw`update story set breaking_until = null where id = any (${settled}::text[])`
    const shown = await listShown(within, [...new Set([...published, ...settled])])
    if (shown.length === 0) return { published, settled, edition: null }
    const touched = [...new Set(shown.flatMap((story) => touchedAddresses(null, story)))]
    return { published, settled, edition: await raiseEdition(within, { touched, withdrawn: [] }) }
  })
}

async function take(db: Db, now: Date): Promise<StoryId[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select id from story where state = 'scheduled' and due <= ${now} order by due, id limit ${atOnce} for no key update skip locked`
  return rows.map(({ id }) => id)
}
