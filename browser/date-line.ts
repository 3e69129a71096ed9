import {
  banglaDateAt, dhakaDate, dhakaInstant, formatBanglaDate, formatDate, formatWeekday, type DateLocale, type DayStart,
  type SundayName,
} from '../lib/bangla/dates'
import { addDays, isoDay } from '../lib/bangla/calendar'

/**
 * `<date-line>`: today in Dhaka at the head of the page. The server writes it; here it is written anew when the page was
 * kept beyond its day, at the next midnight, and when the Bangla day turns with the sun, then too.
 * Attributes: data-locale, data-sunday, data-day-start, data-day (the day written). Inside, the elements marked
 * `data-part="weekday"`, `"date"` and `"bangla"` hold the texts.
 */
class DateLine extends HTMLElement {
  // Declared only: a field with a value would bring the compiler's helper for fields along.
  private declare timer: number | undefined

  connectedCallback() {
    this.write()
    // A sleeping tab misses its midnight.
    document.addEventListener('visibilitychange', this)
  }

  disconnectedCallback() {
    clearTimeout(this.timer)
    document.removeEventListener('visibilitychange', this)
  }

  handleEvent() {
    if (!document.hidden) this.write()
  }

  private write() {
    const now = new Date()
    const { locale, sunday, dayStart } = this.dataset as { locale?: DateLocale; sunday?: SundayName; dayStart?: DayStart }
    const tongue = locale ?? 'bn'
    const today = dhakaDate(now)
    const bangla = banglaDateAt(now, dayStart ?? 'midnight')
    this.say('weekday', formatWeekday(today, tongue, sunday))
    this.say('date', formatDate(today, tongue))
    if (bangla) this.say('bangla', formatBanglaDate(bangla, tongue))
    this.dataset.day = isoDay(today)

    const tomorrow = dhakaInstant(addDays(today, 1)).getTime()
    const sunrise = dhakaInstant(today, 6).getTime()
    const next = dayStart === 'sunrise' && sunrise > now.getTime() ? sunrise : tomorrow
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => this.write(), next - now.getTime() + 500)
  }

  /** Changes a text only where it differs, so that nothing moves and no reader is interrupted on an ordinary day. */
  private say(part: string, text: string) {
    const place = this.querySelector<HTMLElement>(`[data-part="${part}"]`)
    if (place && place.textContent !== text) {
      place.textContent = text
      place.closest('time')?.setAttribute('datetime', isoDay(dhakaDate(new Date())))
    }
  }
}

customElements.define('date-line', DateLine)
