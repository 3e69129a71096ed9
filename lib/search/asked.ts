import { addDays, isoDay, type CivilDate } from '@/lib/bangla/calendar'
import { dhakaDate, dhakaInstant } from '@/lib/bangla/dates'
import { findSection } from '@/lib/news/paper'
import { readTypedDays, type TypedDays } from './typed-days'

/** Stories on one page of results, and the last page that can have any: two hundred are ranked. */
export const pageLength = 20
export const lastPage = 10

/** What an address asks of the search: its arguments as they were given, and what they were understood to mean. */
export interface Asked {
  /** As it stands in the field again: of a query that is far too long, its beginning. */
  text: string
  section: string | null
  desk: string | null
  from: AskedDay | null
  until: AskedDay | null
  order: 'best' | 'newest'
  /** From 1. */
  page: number
  /** The arguments that were given and could not be understood; they are left out of the search. */
  odd: ('section' | 'desk' | 'from' | 'until' | 'order' | 'page')[]
}

/** One end of a range of days as it was typed, with the days that it names; null where it names none. */
export interface AskedDay {
  typed: string
  days: TypedDays | null
}

export type ReadArgument = (name: string) => string | null

/** More than is searched, so that the page can say so, and less than would fill the address of another page. */
export const keptText = 300
const keptDay = 50

/** Reads the arguments of /search and of /api/search, whatever they hold; `argument` gives one by name, null where it is not there. */
export function readAsked(argument: ReadArgument, now: Date): Asked {
  const today = dhakaDate(now)
  const odd: Asked['odd'] = []
  const given = (name: string) => (argument(name) ?? '').trim() || null
  const told = <Value>(name: Asked['odd'][number], value: Value | null): Value | null => {
    if (value === null && given(name) !== null) odd.push(name)
    return value
  }
  const day = (name: 'from' | 'until'): AskedDay | null => {
    const typed = given(name)
    if (typed === null) return null
    return { typed: first(typed, keptDay), days: told(name, readTypedDays(typed, today)) }
  }
  const section = given('section')
  const desk = given('desk')
  const order = given('order')
  const page = given('page')
  return {
    text: first(argument('q')?.trim() ?? '', keptText),
    section: told('section', section !== null && findSection(section) !== null ? section : null),
    desk: told('desk', desk !== null && /^[a-z0-9][a-z0-9-]{0,79}$/.test(desk) ? desk : null),
    from: day('from'),
    until: day('until'),
    order: told('order', order === 'newest' || order === 'best' ? order : null) ?? 'best',
    page: told('page', page !== null && /^\d{1,3}$/.test(page) && Number(page) >= 1 ? Math.min(Number(page), lastPage + 1) : null) ?? 1,
    odd,
  }
}

/** Cut between code points: half a sign could not be written into an address. */
export const first = (text: string, most: number) => text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')

/** The instants between which a story must lie: from the first on, and before the second. Null where there is no bound. */
export function rangeOf({ from, until }: Pick<Asked, 'from' | 'until'>): { from: Date | null; until: Date | null } {
  const begin = from?.days ? dhakaInstant(from.days.first) : null
  const end = until?.days ? dhakaInstant(addDays(until.days.last, 1)) : null
  return { from: begin, until: end }
}

/** The ranges that are offered beside what can be typed: each with what the two arguments then hold. */
export function usualRanges(today: CivilDate, banglaYear: number | null): { name: 'today' | 'week' | 'month' | 'year' | 'banglaYear'; from: string; until: string | null }[] {
  return [
    { name: 'today', from: isoDay(today), until: null },
    { name: 'week', from: isoDay(addDays(today, -6)), until: null },
    { name: 'month', from: isoDay(addDays(today, -29)), until: null },
    { name: 'year', from: String(today.year), until: String(today.year) },
    ...(banglaYear === null ? [] : [{ name: 'banglaYear' as const, from: String(banglaYear), until: String(banglaYear) }]),
  ]
}
