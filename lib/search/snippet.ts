import { countGraphemes } from '@/lib/bangla/cut'
import { tokens } from '@/lib/bangla/tokens'

/** A run of text, and whether it is one of the words that were looked for. Joined, pieces are the text that is shown. */
export interface Piece {
  text: string
  marked: boolean
}

interface Span {
  start: number
  end: number
  key: string
}

/** Graphemes of a snippet. */
const usualLength = 115
/** Longer texts are looked through so far and no further, in UTF-16 units. */
const longestText = 20_000

/** The whole of a text, with the words marked whose keys are among `marked`. */
export function markWords(text: string, marked: ReadonlySet<string>): Piece[] {
  return piecesOf(text, 0, text.length, markedSpans(text, marked))
}

/**
 * The part of a text that shows best what was looked for: the most different marked words, from the beginning of a
 * sentence if one is near, at most `length` graphemes, cut between words, `…` where something is left out. Without a
 * marked word the beginning of the text. No pieces for a text without words.
 */
export function snippet(text: string, marked: ReadonlySet<string>, length = usualLength): Piece[] {
  const whole = text.slice(0, longestText)
  const parts = wordsOf(whole)
  if (parts.length === 0) return []
  const spans = markedSpans(whole, marked)
  const { from, to } = toWholeSentence(chooseWindow(parts, spans, length), parts, spans)
  const start = parts[from]!.start
  let end = parts[to]!.end
  const atEnd = to === parts.length - 1 && whole.length === text.length
  const cut = !atEnd && !parts[to]!.closes
  if (cut) end = start + whole.slice(start, end).replace(/[\s,;:\u2013\u2014-]+$/u, '').length
  const pieces = piecesOf(whole, start, end, spans)
  if (from > 0 && !parts[from]!.opens) pieces.unshift({ text: '…\u00A0', marked: false })
  if (cut) pieces.push({ text: '…', marked: false })
  return joined(pieces)
}

/** The ranges of the marked pieces in the text that they make, in UTF-16 units. */
export function markRanges(pieces: readonly Piece[]): [start: number, end: number][] {
  const ranges: [number, number][] = []
  let at = 0
  for (const { text, marked } of pieces) {
    if (marked) ranges.push([at, at + text.length])
    at += text.length
  }
  return ranges
}

function markedSpans(text: string, marked: ReadonlySet<string>): Span[] {
  const spans: Span[] = []
  if (marked.size === 0) return spans
  for (const { key, also, start, end } of tokens(text)) {
    const hit = marked.has(key) ? key : also.find((one) => marked.has(one))
    if (hit === undefined) continue
    const span = { start: start - leaning(text, start), end: end + following(text, end), key: hit }
    const last = spans.at(-1)
    // Parts of a compound and the whole of it may lie over one another.
    if (last !== undefined && span.start < last.end) last.end = Math.max(last.end, span.end)
    else spans.push(span)
  }
  return spans
}

const leans = /^[\p{M}\u200C\u200D]$/u

/** How many signs before a place belong to the letter that is drawn there: none, unless it begins within one. */
function leaning(text: string, at: number): number {
  let back = 0
  while (at - back > 0 && leans.test(text[at - back] ?? '')) back += 1
  return back
}

/** How many signs behind a place are drawn onto the letter before it. */
function following(text: string, at: number): number {
  let on = 0
  while (at + on < text.length && leans.test(text[at + on]!)) on += 1
  return on
}

interface Word {
  start: number
  end: number
  size: number
  /** Whether a sentence or a paragraph begins here, and whether a sentence ends. */
  opens: boolean
  closes: boolean
}

const sentenceEnd = /[\u0964?!][\u2019\u201D'")\]]*$/

function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let opens = true
  let before = 0
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    const closes = sentenceEnd.test(word)
    const isOnNewLine = text.slice(before, index).includes('\n')
    // A space stands between words, and a point between two spaces in place of a line's end.
    words.push({ start: index, end: index + word.length, size: countGraphemes(word) + (isOnNewLine ? 3 : 1), opens: opens || isOnNewLine, closes })
    before = index + word.length
    opens = closes
  }
  return words
}

/** What the beginning of a sentence is worth, in marked words; and what each word is by which the hits lie off the middle. */
const opening = 0.7
const offMiddle = 0.01
const repeated = 0.25

function chooseWindow(words: Word[], spans: Span[], length: number): { from: number; to: number } {
  const keysAt = new Map<number, string[]>()
  let word = 0
  for (const { start, key } of spans) {
    while (word < words.length - 1 && words[word + 1]!.start <= start) word += 1
    keysAt.set(word, [...(keysAt.get(word) ?? []), key])
  }
  const inside = new Map<string, number>()
  let best = { from: 0, to: 0, score: -1 }
  let to = -1
  let size = 0
  let hits = 0
  let sum = 0
  const move = (at: number, by: 1 | -1) => {
    for (const key of keysAt.get(at) ?? []) {
      inside.set(key, (inside.get(key) ?? 0) + by)
      if (inside.get(key) === 0) inside.delete(key)
      hits += by
      sum += by * at
    }
  }
  for (let from = 0; from < words.length; from += 1) {
    while (to + 1 < words.length && (to < from || size + words[to + 1]!.size <= length)) {
      to += 1
      size += words[to]!.size
      move(to, 1)
    }
    const atEnd = to === words.length - 1
    if (atEnd && from === 0) return { from, to }
    // What is left is hardly a snippet any more, and has stood in the ones before.
    if (atEnd && size < 0.6 * length) break
    const off = hits === 0 ? 0 : Math.abs(sum / hits - (from + to) / 2)
    const score = inside.size + repeated * (hits - inside.size) + (words[from]!.opens ? opening : 0) - offMiddle * off
    // Where nothing is marked the beginning is what there is to see.
    if (score > best.score + 1e-9 && (hits > 0 || from === 0)) best = { from, to, score }
    if (atEnd && hits === 0) break
    size -= words[from]!.size
    move(from, -1)
  }
  return best
}

/** Rather a little less than half a sentence more, where no marked word is lost by it. */
function toWholeSentence({ from, to }: { from: number; to: number }, words: Word[], spans: Span[]): { from: number; to: number } {
  for (let end = to; end > from && end - from >= 0.6 * (to - from); end -= 1) {
    if (words[end]!.closes && !spans.some(({ start }) => start >= words[end]!.end && start < words[to]!.end)) return { from, to: end }
  }
  return { from, to }
}

function piecesOf(text: string, start: number, end: number, spans: readonly Span[]): Piece[] {
  const pieces: Piece[] = []
  const say = (from: number, to: number, marked: boolean) => {
    if (to > from) pieces.push({ text: inOneLine(text, from, to), marked })
  }
  let at = start
  for (const span of spans) {
    if (span.start < start || span.end > end) continue
    say(at, span.start, false)
    say(span.start, span.end, true)
    at = span.end
  }
  say(at, end, false)
  return joined(pieces)
}

/** What stood in lines of its own, a heading or a row of a table, is parted from what follows by a point. */
function inOneLine(text: string, from: number, to: number): string {
  return text.slice(from, to).replace(/\s+/g, (space, at: number) =>
    (space.includes('\n') && !sentenceEnd.test(text.slice(Math.max(0, from + at - 4), from + at)) ? ' · ' : ' '))
}

/** Neighbours of one kind as one; two marked words with a space between them are one mark. */
function joined(pieces: Piece[]): Piece[] {
  const kept: Piece[] = []
  for (const [at, { text, marked }] of pieces.entries()) {
    const last = kept.at(-1)
    const between = text === ' ' && last?.marked === true && pieces[at + 1]?.marked === true
    if (last !== undefined && (last.marked === marked || between)) last.text += text
    else kept.push({ text, marked })
  }
  return kept
}
