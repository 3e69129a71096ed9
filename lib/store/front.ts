import type { StoryId } from '@/lib/news/story'
import { undatedOrder } from '@/lib/news/ordering'
import { Prisma } from './generated/client'
import type { Db } from './transaction'
import { visible } from './visible'

/** What the composer of a front page needs of a story to place it. */
export interface FrontCandidate {
  id: StoryId
  section: string
  full: boolean
  dated: boolean
  /** Whether it is of the sample paper, which makes way for everything else. */
  samplePaper: boolean
}

/**
 * The published stories among which a front page is chosen, newest first: the newest `deep` of all, and of each of
 * `sections` the newest full ones, the undated full ones and the newest headlines, up to `deep` of each sort. One
 * statement of index scans, whatever the store holds.
 */
export async function listFrontCandidates(db: Db, sections: readonly string[], deep: number): Promise<FrontCandidate[]> {
  return db.$queryRaw<FrontCandidate[]>`
    with chosen as (
      (select s.id from story s where ${visible} order by s.ordered desc, s.id desc limit ${deep})
      union
      select found.id from unnest(${[...sections]}::text[]) as wanted(section) cross join lateral (
        (${ofSection(Prisma.sql`s.kind = 'full' and s.ordered > ${undatedOrder}`, deep)})
        union all
        (${ofSection(Prisma.sql`s.kind = 'full' and s.ordered = ${undatedOrder}`, deep)})
        union all
        (${ofSection(Prisma.sql`s.kind = 'headline_only'`, deep)})
      ) found
    )
    select s.id, s.section, s.kind = 'full' as full, s.ordered > ${undatedOrder} as dated,
      s.sample is not distinct from 'paper' as "samplePaper"
    from story s join chosen using (id)
    order by s.ordered desc, s.id desc`
}

function ofSection(condition: Prisma.Sql, limit: number): Prisma.Sql {
  return Prisma.sql`
    select s.id from story s
    where s.section = wanted.section and ${visible} and ${condition}
    order by s.ordered desc, s.id desc limit ${limit}`
}
