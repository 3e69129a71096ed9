import { key } from '@/lib/bangla/normalise'

const longestQuery = 200
const mostWords = 8

/**
 * The words of what a colleague looks for, in key form, each once: the first eight of its first 200 characters. None for a query
 * without a letter or digit. What is past the limits is left out, not refused; a pasted headline still finds its story.
 */
export function queryWords(query: string): string[] {
  const words = key(query.slice(0, longestQuery)).split(' ').filter((word) => word !== '')
  return [...new Set(words)].slice(0, mostWords)
}

/** What the plain search looks through for a story: its parts in key form, so that no word runs from one into the next. */
export function searchKey(parts: readonly (string | null)[]): string {
  return parts.map((part) => key(part ?? '')).filter((part) => part !== '').join('\n')
}
