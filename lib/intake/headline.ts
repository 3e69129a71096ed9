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
 * Tells whether a line is this headline once more: as it is, doubled, as a page title with the outlet's name behind it
 * (`… | দৈনিক পাঠক`), or cut short with an ellipsis. Both in stored form.
 */
export function againOf(headline: string): (line: string) => boolean {
  const once = headlineOnce(headline)
  const title = headlineKey(headline)
  const longest = headline.length * 2 + 60
  return (line) => {
    if (line.length > longest) return false
    if (headlineKey(line) === title) return true
    if (line.startsWith(once)) return /^ ?(?:[|»\u2013\u2014]| - | :: )/.test(line.slice(once.length))
    const stem = line.replace(/ ?(?:…|\.\.\.)$/, '')
    return stem !== line && stem.length >= shortestDoubled && once.startsWith(stem)
  }
}
