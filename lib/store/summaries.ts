import type { StoryId, StorySummary } from '@/lib/news/story'
import { Prisma } from './generated/client'
import { summaryColumns, toSummary, type SummaryRow } from './rows'
import type { Db } from './transaction'
import { visible } from './visible'

/** Ids in the order in which the stories are to come, as a query that selects `id` and `rank`. */
export type Ranking = Prisma.Sql

/**
 * The published stories of `ranking` in its order, each once. The ranking need not ask for published ones: this is the
 * one place through which every list goes, and it lets nothing else out.
 */
export async function listRanked(db: Db, ranking: Ranking): Promise<StorySummary[]> {
  const rows = await db.$queryRaw<SummaryRow[]>`
    with ranked as (${ranking})
    select ${summaryColumns} from (select id, min(rank) as rank from ranked group by id) r
    join story s on s.id = r.id
    where ${visible}
    order by r.rank, s.id desc`
  return rows.map(toSummary)
}

/** The published ones among `ids`, in their order. No query for none. */
export async function listByIds(db: Db, ids: readonly StoryId[]): Promise<StorySummary[]> {
  if (ids.length === 0) return []
  return listRanked(db, Prisma.sql`select id, rank from unnest(${[...ids]}::text[]) with ordinality as wanted(id, rank)`)
}
