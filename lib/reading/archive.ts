import 'server-only'
import { isCivilDate, type CivilDate } from '@/lib/bangla/calendar'
import type { StorySummary } from '@/lib/news/story'
import * as archive from '@/lib/store/archive'
import { ask, found, unknown, type Found } from './found'

/** The archive by days in Dhaka. A headline lies under the day of its page; what has no date lies nowhere here. */

/** The years and months that have stories, newest first. */
export interface ArchiveYears {
  years: { year: number; count: number }[]
  months: { year: number; month: number; count: number }[]
}

/** The stories of a day, and the nearest days with stories on either side. */
export interface ArchiveDay {
  stories: StorySummary[]
  previous: CivilDate | null
  next: CivilDate | null
}

export async function findArchiveYears(): Promise<Found<ArchiveYears>> {
  return ask(async (db) => {
    const months = await archive.listArchiveMonths(db)
    const counts = new Map<number, number>()
    for (const { year, count } of months) counts.set(year, (counts.get(year) ?? 0) + count)
    return found({ years: [...counts].map(([year, count]) => ({ year, count })), months })
  })
}

/** The days of a month with stories, in the month's order; none perhaps. Unknown, without a query, for what is no month. */
export async function findArchiveMonth(year: number, month: number): Promise<Found<{ days: { date: CivilDate; count: number }[] }>> {
  if (!isCivilDate({ year, month, day: 1 })) return unknown
  return ask(async (db) => found({ days: await archive.listArchiveDays(db, year, month) }))
}

/** A day's stories, newest first; none perhaps. Unknown, without a query, for what is no day. */
export async function listArchiveDay(date: CivilDate): Promise<Found<ArchiveDay>> {
  if (!isCivilDate(date)) return unknown
  return ask(async (db) => {
    const [stories, neighbours] = await Promise.all([
      archive.listArchiveStories(db, date),
      archive.findArchiveNeighbours(db, date),
    ])
    return found({ stories, ...neighbours })
  })
}
