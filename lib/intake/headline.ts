import { key } from '@/lib/bangla/normalise'

/** The shortest headline that is looked for twice in one line. */
const shortestDoubled = 10

/** A headline that stands twice in one line, glued or with a sign between, once; any other as it is. */
export function headlineOnce(text: string): string {
  for (const between of ['', ' ', ' | ', ' - ', ' – ']) {
    const half = (text.length - between.length) / 2
    if (half < shortestDoubled || !Number.isInteger(half)) continue
    const first = text.slice(0, half)
    if (text.endsWith(first) && text.slice(half, half + between.length) === between) return first
  }
  return text
}

/** What two printings of one headline have in common. */
export function headlineKey(text: string): string {
  return key(headlineOnce(text))
}

/**
 * Whether a line is the headline once more: as it is, doubled, as a page title with the outlet's name behind it
 * (`… | দৈনিক পাঠক`), or cut short with an ellipsis. Both in stored form.
 */
export function isHeadlineAgain(line: string, headline: string): boolean {
  if (line === headline || headlineKey(line) === headlineKey(headline)) return true
  const once = headlineOnce(headline)
  if (line.startsWith(once) && line.length <= once.length + 60) return /^ ?(?:[|»\u2013\u2014]| - | :: )/.test(line.slice(once.length))
  const cut = /^(.{10,}?) ?(?:…|\.\.\.)$/.exec(line)
  return cut !== null && once.startsWith(cut[1]!)
}
