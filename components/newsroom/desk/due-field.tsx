import { isoDay } from '@/lib/bangla/calendar'
import { dhakaClock, dhakaDate } from '@/lib/bangla/dates'

const two = (n: number) => String(n).padStart(2, '0')

/** What a field of day and time holds: Dhaka's clock, whatever the zone of the browser. */
function wall(instant: Date): string {
  const { hour, minute } = dhakaClock(instant)
  return `${isoDay(dhakaDate(instant))}T${two(hour)}:${two(minute)}`
}

/** Asks for the moment of publication in the browser's own field, which has a calendar and a clock on every phone. */
export function DueField({ label, due, now }: { label: string; due: Date | null; now: Date }) {
  const usual = due !== null && due > now ? due : new Date(Math.ceil((now.getTime() + 3_600_000) / 1_800_000) * 1_800_000)
  return (
    <label className="block">
      <span className="type-meta block">{label}</span>
      <input type="datetime-local" name="due" required defaultValue={wall(usual)} min={wall(now)} className="control w-full" />
    </label>
  )
}
