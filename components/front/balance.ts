import type { StorySummary } from '@/lib/news/story'

/** What the top of the front page can show; the balance decides how much of it. */
export interface Top {
  lead: StorySummary | null
  seconds: StorySummary[]
  besideLead: StorySummary[]
  latest: StorySummary[]
}

/** A line of type: how many UTF-16 units fit into it on a desk (measured with the faces of the paper), and its height in px. */
interface Type {
  fits: number
  line: number
}

const leadHeadline: Type = { fits: 17, line: 64 }
const leadHeadlineWide: Type = { fits: 28, line: 64 }
const leadStandfirst: Type = { fits: 66, line: 33 }
const second: Type = { fits: 27, line: 35 }
const listOfThree: Type = { fits: 33, line: 27 }
const meta = 26
const kicker = 22

/**
 * Chooses how many stories stand in each of the three columns at the top of the front page on a desk, so that the
 * columns end as near to one another as the stories allow; of equal choices the fullest. Heights are estimated from the
 * length of the text, since the page is made before anyone knows the reader's fonts.
 */
export function balanceTop(top: Top): Top {
  let best: { top: Top; score: number } | null = null
  for (const seconds of countsDown(top.seconds.length, 2)) {
    for (const beside of top.besideLead.length >= 2 ? [2, 0] : [0]) {
      for (const latest of countsDown(top.latest.length, 4)) {
        const candidate = { ...top, seconds: top.seconds.slice(0, seconds), besideLead: top.besideLead.slice(0, beside), latest: top.latest.slice(0, latest) }
        const heights = columnHeights(candidate)
        const score = Math.max(...heights) - Math.min(...heights) - 4 * (seconds + beside + latest)
        if (best === null || score < best.score) best = { top: candidate, score }
      }
    }
  }
  return best?.top ?? top
}

function countsDown(available: number, atLeast: number): number[] {
  const least = Math.min(available, atLeast)
  return Array.from({ length: available - least + 1 }, (_, at) => available - at)
}

/** Estimated heights in px of the seconds, the lead's column and the latest. */
export function columnHeights({ lead, seconds, besideLead, latest }: Top): [number, number, number] {
  const secondsHeight = sum(seconds.map((story) => kicker + height(story.headline, second) + meta)) + 36 * Math.max(0, seconds.length - 1)
  const leadHeight = lead === null ? 0
    : kicker
      + (lead.picture === null
        ? Math.max(200, height(lead.headline, leadHeadline) + height(lead.standfirst ?? lead.opening ?? '', leadStandfirst))
        : height(lead.headline, leadHeadlineWide) + 424 + height(lead.standfirst ?? lead.opening ?? '', leadStandfirst))
      + meta + 12
  const besideHeight = besideLead.length === 0 ? 0
    : 42 + kicker + Math.max(...besideLead.map((story) => height(story.headline, listOfThree) + meta))
  const days = new Set(latest.map((story) => (story.published ?? story.captured)?.toDateString()))
  const latestHeight = 34 + sum(latest.map((story) => height(story.headline, {
    ...listOfThree,
    fits: story.published === null ? listOfThree.fits : listOfThree.fits - 7,
  }) + (story.kind === 'headline-only' ? 8 : 0) + 25)) + 25 * days.size
  return [secondsHeight, leadHeight + besideHeight, latestHeight]
}

function height(text: string, { fits, line }: Type): number {
  return text === '' ? 0 : Math.ceil(text.length / fits) * line
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
