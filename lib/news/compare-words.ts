/** A stretch of a comparison. What is the same or removed makes up the text before, what is the same or added the text after. */
export interface WordChange {
  kind: 'same' | 'removed' | 'added'
  text: string
}

/** Cells of the table at most: past it a stretch counts as written anew, which is also how a reader would see it. */
const largest = 4_000_000

/**
 * Compares two plain texts word by word. Joined, the stretches give both texts back to the letter, spaces included; no
 * stretch is empty and no two neighbours are of one kind. Paragraphs are matched first, so that a paragraph which was
 * moved or written anew does not pull its neighbours along. Texts of a story take milliseconds; the longest are bounded.
 */
export function compareWords(before: string, after: string): WordChange[] {
  const changes: WordChange[] = []
  const add = (kind: WordChange['kind'], text: string) => {
    if (text === '') return
    const last = changes[changes.length - 1]
    if (last?.kind === kind) last.text += text
    else changes.push({ kind, text })
  }
  walk(paragraphsOf(before), paragraphsOf(after), (kind, removed, added) => {
    if (kind === 'same') return add('same', removed.join(''))
    walk(wordsOf(removed.join('')), wordsOf(added.join('')), (inner, gone, come) => {
      if (inner === 'same') return add('same', gone.join(''))
      add('removed', gone.join(''))
      add('added', come.join(''))
    })
  })
  return ordered(changes)
}

/** Each with the line breaks that end it. */
const paragraphsOf = (text: string): string[] => text.match(/[^\n]*\n+|[^\n]+$/g) ?? []
/** Words, signs that stand after them, and the spaces between. */
const wordsOf = (text: string): string[] => text.match(/\s+|[^\s।,;:?!.]+|[।,;:?!.]/gu) ?? []

type Stretch = (kind: 'same' | 'changed', before: string[], after: string[]) => void

/** Goes through two sequences side by side, from stretch to stretch of what they share and what they do not. */
function walk(before: string[], after: string[], stretch: Stretch): void {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let end = 0
  while (end < before.length - start && end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++

  if (start > 0) stretch('same', before.slice(0, start), after.slice(0, start))
  const left = before.slice(start, before.length - end)
  const right = after.slice(start, after.length - end)
  let i = 0
  let j = 0
  for (const [x, y] of shared(left, right)) {
    if (x > i || y > j) stretch('changed', left.slice(i, x), right.slice(j, y))
    stretch('same', [left[x]!], [right[y]!])
    i = x + 1
    j = y + 1
  }
  if (i < left.length || j < right.length) stretch('changed', left.slice(i), right.slice(j))
  if (end > 0) stretch('same', before.slice(before.length - end), after.slice(after.length - end))
}

/** The places of a longest common subsequence; none where the table would be too large. */
function shared(left: readonly string[], right: readonly string[]): [number, number][] {
  const width = right.length + 1
  if (left.length === 0 || right.length === 0 || (left.length + 1) * width > largest) return []
  const table = new Uint32Array((left.length + 1) * width)
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      table[i * width + j] = left[i] === right[j]
        ? table[(i + 1) * width + j + 1]! + 1
        : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!)
    }
  }
  const places: [number, number][] = []
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    if (left[i] === right[j]) places.push([i++, j++])
    else if (table[(i + 1) * width + j]! >= table[i * width + j + 1]!) i++
    else j++
  }
  return places
}

/**
 * Between two stretches that stay, first what went and then what came: a single space that both happen to share would
 * otherwise chop a rewritten sentence into crumbs.
 */
function ordered(changes: readonly WordChange[]): WordChange[] {
  const out: WordChange[] = []
  let removed = ''
  let added = ''
  const flush = () => {
    if (removed !== '') out.push({ kind: 'removed', text: removed })
    if (added !== '') out.push({ kind: 'added', text: added })
    removed = ''
    added = ''
  }
  changes.forEach((change, at) => {
    const crumb = change.kind === 'same' && /^[^\S\n]+$/.test(change.text) && at > 0 && at < changes.length - 1
    if (change.kind === 'removed' || crumb) removed += change.text
    if (change.kind === 'added' || crumb) added += change.text
    if (change.kind !== 'same' || crumb) return
    flush()
    out.push({ ...change })
  })
  flush()
  return out
}
