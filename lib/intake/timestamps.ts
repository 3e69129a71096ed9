import { isCivilDate, type BanglaDate, type CivilDate } from '@/lib/bangla/calendar'
import { banglaMonthNumbers, halfDayHours, monthNumbers, weekdayNumbers } from '@/lib/bangla/date-names'
import { dhakaInstant } from '@/lib/bangla/dates'
import { toLatinDigits } from '@/lib/bangla/digits'
import {
  dayParts, fillers, hijriWords, hourInHalf, hourInPart, ordinalEndings, roleWords, shortMonths, type StampRole,
} from './timestamp-words'

export type { StampRole } from './timestamp-words'

/** A moment as printed. `role` is null when no word says what it is; `time` when only the day stands there. */
export interface Stamp {
  role: StampRole | null
  civil: CivilDate
  time: { hour: number; minute: number } | null
}

/** A line that is dates and times and their words, and besides them at most a few words before and after. */
export interface DateLine {
  stamps: Stamp[]
  /** The Bangla date as printed, right or wrong. */
  bangla: BanglaDate | null
  /** Whether a day of the week leads, as in the date line at the head of a page. */
  weekdayLeads: boolean
  /** The role that a label at the end leaves open for the next line. */
  openRole: StampRole | null
  before: string
  after: string
  /** What was printed and can be no date or time. */
  faults: { code: string; message: string }[]
}

const longestDateLine = 240
const firstYear = 1900
const lastYear = 2100

interface Token {
  text: string
  kind: 'number' | 'word' | 'sign'
  start: number
  end: number
}

/** One pass, one class a token: nothing here can backtrack. Digits part from letters, so glued text comes apart. */
const tokenForm = /([0-9]+)|([\p{L}\p{M}\u200C\u200D]+)|\S/gu

function tokensOf(text: string): Token[] {
  return Array.from(toLatinDigits(text).toLowerCase().matchAll(tokenForm), (match) => ({
    text: match[0],
    kind: match[1] !== undefined ? 'number' : match[2] !== undefined ? 'word' : 'sign',
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/**
 * Reads a line of dates: those under headlines (`প্রকাশ: …`, `…আপডেট : …`, with ২০:৩৭, ১২:০৬ এএম, ১:০৫ অপরাহ্ণ, রাত ৮টা ৩৭ মিনিট, time
 * before or after the day, day or month first) and those at the head of a page (weekday, Gregorian, Bangla and Hijri
 * day). Digits of either kind. `text` in stored form. Null when the line is something else, a sentence with a date in it
 * among them. An impossible day or time is a fault and gives no stamp.
 */
export function readDateLine(text: string): DateLine | null {
  if (text.length > longestDateLine) return null
  const reader = new DateLineReader(text)
  return reader.read()
}

/** The instant of a stamp on Dhaka's clock; where only the day is known, its first minute. */
export function stampInstant({ civil, time }: Stamp): Date {
  return dhakaInstant(civil, time?.hour ?? 0, time?.minute ?? 0)
}

class DateLineReader {
  readonly #text: string
  readonly #tokens: Token[]
  #at = 0
  #role: StampRole | null = null
  #stamp: { role: StampRole | null; civil: CivilDate | null; time: Stamp['time'] } | null = null
  readonly #line: DateLine = {
    stamps: [], bangla: null, weekdayLeads: false, openRole: null, before: '', after: '', faults: [],
  }
  /** Where the unknown words before the first date, and those after the last one, lie. */
  #beforeEnd = 0
  #afterStart: number | null = null
  #dated = false

  constructor(text: string) {
    this.#text = text
    this.#tokens = tokensOf(text)
  }

  read(): DateLine | null {
    while (this.#at < this.#tokens.length) {
      const before = this.#at
      const known = this.#label() || this.#banglaDate() || this.#hijriDate() || this.#civilDate() || this.#time()
      if (known) {
        if (this.#afterStart !== null) return null
        this.#dated = true
      } else if (!this.#filler()) {
        this.#unknown()
      }
      if (this.#at === before) this.#at += 1
    }
    this.#close()
    return this.#result()
  }

  #result(): DateLine | null {
    const line = this.#line
    line.before = trimSigns(this.#text.slice(0, this.#beforeEnd))
    line.after = this.#afterStart === null ? '' : trimSigns(this.#text.slice(this.#afterStart))
    line.openRole = line.after === '' ? this.#role : null
    const says = line.stamps.length > 0 || line.bangla !== null || line.faults.length > 0
    const labelOnly = line.openRole !== null && line.before === ''
    return says || labelOnly ? line : null
  }

  #token(ahead = 0): Token | undefined {
    return this.#tokens[this.#at + ahead]
  }

  #word(ahead = 0): string {
    const token = this.#token(ahead)
    return token?.kind === 'word' ? token.text : ''
  }

  #number(ahead = 0): number | null {
    const token = this.#token(ahead)
    return token?.kind === 'number' && token.text.length <= 4 ? Number(token.text) : null
  }

  #isYear(ahead: number): boolean {
    const token = this.#token(ahead)
    return token?.kind === 'number' && token.text.length === 4
  }

  #sign(ahead: number, signs: string): boolean {
    const token = this.#token(ahead)
    return token?.kind === 'sign' && signs.includes(token.text)
  }

  #label(): boolean {
    const role = roleWords.get(this.#word()) ?? roleWords.get(this.#word().replace(/\u0983$/, ''))
    if (role === undefined) return false
    this.#close()
    this.#role = role
    this.#at += 1
    return true
  }

  /** `১২ বৈশাখ ১৪৩১`, `বৈশাখ ১২, ১৪৩১`. */
  #banglaDate(): boolean {
    const found = this.#namedDate((word) => banglaMonthNumbers.get(word))
    if (found === null) return false
    this.#line.bangla ??= found
    return true
  }

  #hijriDate(): boolean {
    const start = this.#number() === null ? 0 : this.#ordinal(1)
    if (!hijriWords.has(this.#word(start))) return false
    this.#at += start
    while (hijriWords.has(this.#word())) this.#at += 1
    if (this.#sign(0, ',')) this.#at += 1
    if (this.#isYear(0)) this.#at += 1
    return true
  }

  #civilDate(): boolean {
    const civil = this.#namedDate((word) => monthNumbers.get(word) ?? shortMonths.get(word)) ?? this.#numericDate()
    if (civil === null) return false
    if (this.#stamp === null || this.#stamp.civil !== null) {
      this.#close()
      this.#stamp = { role: this.#role, civil: null, time: null }
    }
    this.#stamp.civil = civil
    return true
  }

  /** Skips the ending of an ordinal (১লা, ২৫শে) at that place. */
  #ordinal(ahead: number): number {
    return ordinalEndings.has(this.#word(ahead)) ? ahead + 1 : ahead
  }

  #namedDate(monthOf: (word: string) => number | undefined): CivilDate | null {
    const dayFirst = this.#number()
    let month: number | undefined
    let day: number | null
    let next: number
    if (dayFirst !== null) {
      next = this.#ordinal(1)
      if (this.#sign(next, ',-/')) next += 1
      month = monthOf(this.#word(next))
      day = dayFirst
      next += 1
    } else {
      month = monthOf(this.#word())
      day = this.#number(1)
      next = this.#ordinal(2)
    }
    if (month === undefined || day === null) return null
    if (this.#sign(next, ',.-/')) next += 1
    if (!this.#isYear(next)) return null
    const year = this.#number(next)!
    this.#at += next + 1
    return { year, month, day }
  }

  /** `০৪/১২/২০২২`, `০৪-১২-২০২২`, `2022-12-04T`. */
  #numericDate(): CivilDate | null {
    const [first, second, third] = [this.#number(0), this.#number(2), this.#number(4)]
    if (first === null || second === null || third === null) return null
    if (!this.#sign(1, '/-.') || this.#token(1)!.text !== this.#token(3)?.text) return null
    if (this.#isYear(4)) {
      this.#at += 5
      return { year: third, month: second, day: first }
    }
    if (!this.#isYear(0)) return null
    this.#at += this.#word(5) === 't' ? 6 : 5
    return { year: first, month: second, day: third }
  }

  #time(): boolean {
    const part = dayParts.has(this.#word()) ? this.#word() : null
    const start = part === null ? 0 : 1
    const clock = this.#clock(start)
    if (clock === null) return false
    this.#at += clock.length
    const half = this.#halfDay(0)
    this.#at += half.length
    const hour = half.add === null ? hourInPart(clock.hour, part) : hourInHalf(clock.hour, half.add)
    if (hour > 23 || clock.minute > 59) {
      this.#line.faults.push({ code: 'impossible-time', message: `There is no ${clock.hour}:${String(clock.minute).padStart(2, '0')} on a clock; the moment is left out` })
      this.#stamp = null
      return true
    }
    if (this.#stamp === null || this.#stamp.time !== null) {
      this.#close()
      this.#stamp = { role: this.#role, civil: null, time: null }
    }
    this.#stamp.time = { hour, minute: clock.minute }
    return true
  }

  /** `২০:৩৭`, `20:37:05`, `১২.০৬ এএম`, `৮টা ৩৭ মিনিট`, `২০৩৭ ঘণ্টা`. */
  #clock(start: number): { hour: number; minute: number; length: number } | null {
    const hour = this.#number(start)
    if (hour === null) return null
    const minute = this.#number(start + 2)
    if (minute !== null && this.#sign(start + 1, ':\u0983')) {
      const seconds = this.#sign(start + 3, ':') && this.#number(start + 4) !== null
      return { hour, minute, length: start + (seconds ? 5 : 3) }
    }
    if (minute !== null && this.#sign(start + 1, '.') && (start > 0 || this.#halfDay(start + 3).add !== null)) {
      return { hour, minute, length: start + 3 }
    }
    if (this.#word(start + 1) === 'টা' || this.#word(start + 1) === 'টায়') {
      const minutes = this.#number(start + 2)
      return minutes !== null && this.#word(start + 3).startsWith('মিনিট')
        ? { hour, minute: minutes, length: start + 4 }
        : { hour, minute: 0, length: start + 2 }
    }
    const joined = this.#token(start)!.text
    if (joined.length === 4 && /^ঘ[ণন]্টা$/.test(this.#word(start + 1))) {
      return { hour: Number(joined.slice(0, 2)), minute: Number(joined.slice(2)), length: start + 2 }
    }
    return null
  }

  /** `এএম`, `এ.এম.`, `পিএম`, `PM`, `p.m.`, পূর্বাহ্ণ, অপরাহ্ণ. */
  #halfDay(ahead: number): { add: 0 | 12 | null; length: number } {
    const whole = halfDayHours.get(this.#word(ahead))
    if (whole !== undefined) return { add: whole, length: 1 }
    const second = this.#sign(ahead + 1, '.') ? ahead + 2 : ahead + 1
    const parted = halfDayHours.get(this.#word(ahead) + this.#word(second))
    if (parted === undefined || this.#word(second) === '') return { add: null, length: 0 }
    return { add: parted, length: second - ahead + (this.#sign(second + 1, '.') ? 2 : 1) }
  }

  #filler(): boolean {
    const token = this.#token()!
    if (token.kind === 'sign') return true
    if (token.kind === 'number') return false
    // Within other words these belong to them: নিজস্ব প্রতিবেদক, ঢাকা.
    if (!this.#dated && this.#beforeEnd > 0) return false
    if (this.#afterStart !== null) return true
    if (weekdayNumbers.has(token.text) && this.#line.stamps.length === 0 && this.#stamp === null) this.#line.weekdayLeads = true
    return fillers.has(token.text) || token.text === 'ঢাকা' || token.text === 'dhaka'
  }

  #unknown(): void {
    const token = this.#token()!
    if (!this.#dated) this.#beforeEnd = token.end
    else this.#afterStart ??= token.start
  }

  #close(): void {
    const stamp = this.#stamp
    this.#stamp = null
    if (stamp?.civil == null) return
    this.#role = null
    const { year, month, day } = stamp.civil
    const printed = `${day}/${month}/${year}`
    if (!isCivilDate(stamp.civil)) {
      this.#line.faults.push({ code: 'impossible-date', message: `There is no ${printed} (day/month/year); the date is left out` })
    } else if (year < firstYear || year > lastYear) {
      this.#line.faults.push({ code: 'absurd-date', message: `${printed} (day/month/year) can be no date of this page; it is left out` })
    } else {
      this.#line.stamps.push({ role: stamp.role, civil: stamp.civil, time: stamp.time })
    }
  }
}

function trimSigns(text: string): string {
  return text.replace(/^[^\p{L}\p{M}\p{N}]+/u, '').replace(/[^\p{L}\p{M}\p{N}]+$/u, '')
}
