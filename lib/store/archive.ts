import type { CivilDate } from '@/lib/bangla/calendar'
import type { StorySummary } from '@/lib/news/story'
import { Prisma } from './generated/client'
import { summaryColumns, toSummary, type SummaryRow } from './rows'
import type { Db } from './transaction'
import { visible } from './visible'

/**
 * The archive goes by days in Dhaka and by the moment that lists order by (lib/news/ordering.ts): a headline-only story
 * lies under the day of its page, and one without a date lies at the beginning of time, hence under no day.
 */

const dated = Prisma.sql`${visible} and s.ordered >= '0002-01-01T00:00:00Z'`
const dhakaDay = Prisma.sql`(s.ordered at time zone 'Asia/Dhaka')::date`
const dayParts = (date: Prisma.Sql) => Prisma.sql`
  extract(year from ${date})::int as year, extract(month from ${date})::int as month, extract(day from ${date})::int as day`
const startOf = ({ year, month, day }: CivilDate) => Prisma.sql`(make_date(${year}::int, ${month}::int, ${day}::int)::timestamp at time zone 'Asia/Dhaka')`
const endOf = ({ year, month, day }: CivilDate) => Prisma.sql`((make_date(${year}::int, ${month}::int, ${day}::int) + 1)::timestamp at time zone 'Asia/Dhaka')`

/** The months that have stories, newest first, with how many. */
export async function listArchiveMonths(db: Db): Promise<{ year: number; month: number; count: number }[]> {
  return db.$queryRaw`
    select extract(year from day)::int as year, extract(month from day)::int as month, count(*)::int as count
    from (select ${dhakaDay} as day from story s where ${dated}) days
    group by 1, 2 order by 1 desc, 2 desc`
}

/** The days of a month that have stories, in the month's order, with how many. */
export async function listArchiveDays(db: Db, year: number, month: number): Promise<{ date: CivilDate; count: number }[]> {
  const first = { year, month, day: 1 }
  const rows = await db.$queryRaw<(CivilDate & { count: number })[]>`
    select ${dayParts(Prisma.sql`day`)}, count(*)::int as count
    from (
      select ${dhakaDay} as day from story s
      where ${dated} and s.ordered >= ${startOf(first)}
        and s.ordered < ((make_date(${year}::int, ${month}::int, 1) + interval '1 month') at time zone 'Asia/Dhaka')
    ) days
    group by day order by day`
  return rows.map(({ count, ...date }) => ({ date, count }))
}

/** The stories of a day, newest first. All of them: a day's newspaper has no second page. */
export async function listArchiveStories(db: Db, date: CivilDate): Promise<StorySummary[]> {
  const rows = await db.$queryRaw<SummaryRow[]>`
    select ${summaryColumns} from story s
    where ${dated} and s.ordered >= ${startOf(date)} and s.ordered < ${endOf(date)}
    order by s.ordered desc, s.id desc`
  return rows.map(toSummary)
}

/** Whether readers have a story with a text of that day, which makes it a day with a newspaper. */
export async function hasFullStoryOn(db: Db, date: CivilDate): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    select 1 from story s where ${dated} and s.kind = 'full' and s.ordered >= ${startOf(date)} and s.ordered < ${endOf(date)} limit 1`
  return rows.length > 0
}

/** The nearest days before and after `date` that have stories; null where there is none. */
export async function findArchiveNeighbours(db: Db, date: CivilDate): Promise<{ previous: CivilDate | null; next: CivilDate | null }> {
  const rows = await db.$queryRaw<(CivilDate & { side: 'previous' | 'next' })[]>`
    select side, ${dayParts(Prisma.sql`(moment at time zone 'Asia/Dhaka')`)}
    from (
      select 'previous' as side, max(s.ordered) as moment from story s where ${dated} and s.ordered < ${startOf(date)}
      union all
      select 'next', min(s.ordered) from story s where ${dated} and s.ordered >= ${endOf(date)}
    ) nearest
    where moment is not null`
  const on = (wanted: 'previous' | 'next') => {
    const found = rows.find(({ side }) => side === wanted)
    return found === undefined ? null : { year: found.year, month: found.month, day: found.day }
  }
  return { previous: on('previous'), next: on('next') }
}
