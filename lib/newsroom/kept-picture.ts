import { addDays, isoDay } from '@/lib/bangla/calendar'
import { dhakaDate, dhakaInstant } from '@/lib/bangla/dates'
import type { NewsroomPicture } from '@/lib/news/newsroom-picture'
import type { KeptPicture } from '@/lib/store/pictures'

/** A picture of the store as the newsroom shows it. */
export function newsroomPicture({ uploadedBy: _uploadedBy, rightsExpire, uploaded, ...rest }: KeptPicture): NewsroomPicture {
  return { ...rest, rightsUntil: rightsExpire === null ? null : lastDayBefore(rightsExpire), uploaded: uploaded?.toISOString() ?? null }
}

/** The end of a day in Dhaka, YYYY-MM-DD. */
export function endOfDay(day: string): Date {
  const [year, month, date] = day.split('-').map(Number)
  return dhakaInstant(addDays({ year: year!, month: month!, day: date! }, 1))
}

function lastDayBefore(moment: Date): string {
  return isoDay(dhakaDate(new Date(moment.getTime() - 1)))
}
