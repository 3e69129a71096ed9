import { listedDay } from '@/components/lists/story-time'
import { isoDay } from '@/lib/bangla/calendar'
import { listHeadline, type StorySummary } from '@/lib/news/story'

/** What the top of the front page can show; the balance decides how much of it. */
export interface Top {
  lead: StorySummary | null
  seconds: StorySummary[]
  besideLead: StorySummary[]
  latest: StorySummary[]
}

export interface BalancedTop extends Top {
  /** Whether the seconds show their first words. */
  secondsWithText: boolean
}

/** A line of type: how many UTF-16 units fit into it on a desk (measured with the faces of the paper), and its height in px. */
interface Type {
  fits: number
  line: number
}

const leadHeadline: Type = { fits: 17, line: 64 }
const leadHeadlineWide: Type = { fits: 28, line: 64 }
const leadStandfirst: Type = { fits: 41, line: 33 }
const leadStandfirstWide: Type = { fits: 66, line: 33 }
const second: Type = { fits: 27, line: 35 }
const listOfThree: Type = { fits: 34, line: 27 }
const meta = 26
const kicker = 22

/**
 * Chooses how many stories stand in each of the three columns at the top of the front page on a desk, so that the
 * columns end as near to one another as the stories allow; of equal choices the fullest. Heights are estimated from the
 * length of the text, since the page is made before anyone knows the reader's fonts.
 */
export function balanceTop(top: Top): BalancedTop {
  let best: { top: BalancedTop; score: number } | null = null
  for (const seconds of countsDown(top.seconds.length, 2)) {
    for (const beside of top.besideLead.length >= 2 ? [2, 0] : [0]) {
      for (const latest of countsDown(top.latest.length, 4)) {
        for (const secondsWithText of [true, false]) {
          const candidate = {
            ...top,
            seconds: top.seconds.slice(0, seconds),
            secondsWithText,
            besideLead: top.besideLead.slice(0, beside),
            latest: top.latest.slice(0, latest),
          }
          const heights = columnHeights(candidate)
          const score = Math.max(...heights) - Math.min(...heights) - 4 * (seconds + beside + latest)
          if (best === null || score < best.score) best = { top: candidate, score }
        }
      }
    }
  }
  return best?.top ?? { ...top, secondsWithText: false }
}

function countsDown(available: number, atLeast: number): number[] {
  const least = Math.min(available, atLeast)
  return Array.from({ length: available - least + 1 }, (_, at) => available - at)
}

/** Estimated heights in px of the seconds, the lead's column and the latest. */
export function columnHeights({ lead, seconds, secondsWithText, besideLead, latest }: BalancedTop): [number, number, number] {
  const secondsHeight = 33 * Math.max(0, seconds.length - 1) + sum(seconds.map((story) => {
    // A picture at the right takes 104 px of the column's 288.
    const room = story.picture === null ? 1 : 0.64
    const text = secondsWithText ? 4 + height(story.standfirst ?? story.opening ?? '', narrowed(listOfThree, room)) : 0
    return kicker + Math.max(story.picture === null ? 0 : 96, height(listHeadline(story), narrowed(second, room)) + text + meta)
  }))
  const leadHeight = lead === null ? 0
    : kicker
      + (lead.picture === null
        ? Math.max(200, height(listHeadline(lead), leadHeadline) + height(lead.standfirst ?? lead.opening ?? '', leadStandfirst))
        : height(listHeadline(lead), leadHeadlineWide) + 396 + height(lead.standfirst ?? lead.opening ?? '', leadStandfirstWide))
      + meta + 12
  const besideHeight = besideLead.length === 0 ? 0
    : 41 + kicker + Math.max(...besideLead.map((story) => height(listHeadline(story), listOfThree) + meta))
  const days = new Set(latest.map((story) => {
    const day = listedDay(story)
    return day === null ? null : isoDay(day)
  }))
  const latestHeight = 48 + 25 * days.size - 12 + sum(latest.map((story) => 25 + height(
    // The mark of a headline without a text, or of breaking news, is as long as ten letters; a time takes seven from its line.
    listHeadline(story) + (story.kind === 'headline-only' || story.breakingUntil !== null ? ' '.repeat(10) : ''),
    story.published === null ? listOfThree : narrowed(listOfThree, 0.8),
  )))
  return [secondsHeight, leadHeight + besideHeight, latestHeight]
}

function narrowed({ fits, line }: Type, room: number): Type {
  return { fits: Math.floor(fits * room), line }
}

function height(text: string, { fits, line }: Type): number {
  return text === '' ? 0 : Math.ceil(text.length / fits) * line
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
