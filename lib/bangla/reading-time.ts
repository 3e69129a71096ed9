/** Adults read Bengali silently at about 180 to 200 words a minute; the slower figure keeps the promise. */
const wordsPerMinute = 180

/** How many words a text has: runs without spaces that hold a letter or digit. A hyphenated compound is one word. */
export function countWords(text: string): number {
  let count = 0
  for (const run of text.split(/\s+/u)) if (/[\p{L}\p{N}]/u.test(run)) count += 1
  return count
}

/** Whole minutes needed to read a text, rounded up; at least 1. The text comes without sign-off and notes. */
export function readingMinutes(text: string): number {
  return Math.max(1, Math.ceil(countWords(text) / wordsPerMinute))
}
