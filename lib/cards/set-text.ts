import { graphemes } from '@/lib/bangla/cut'
import type { OpenFont, Word } from './letters'

/** A face: its files in the order in which a letter is looked for in them, as a browser does by `unicode-range`. */
export type Voice = readonly OpenFont[]

/** A piece of text that cannot be broken, shaped; `width` in em. */
export interface SetWord {
  runs: { font: OpenFont; word: Word; at: number }[]
  width: number
}

export interface SetLine {
  words: { word: SetWord; at: number }[]
  width: number
}

/** Lines at a size in px, with the distance from line to line. */
export interface Fitted {
  lines: SetLine[]
  size: number
  leading: number
}

const has = (font: OpenFont, letter: string) => [...letter].every((character) => font.characters.has(character.codePointAt(0)!) || joiner.test(character))
const joiner = /[\u200c\u200d]/

/** As a face can write it: a letter that it has not goes without its accent, and one that it has not even so is left out. */
function writable(letter: string, voice: Voice): { letter: string; font: OpenFont } | null {
  for (const form of [letter, letter.normalize('NFD').replace(/[\u0300-\u036f]/g, '')]) {
    const font = form === '' ? undefined : voice.find((one) => has(one, form))
    if (font !== undefined) return { letter: form, font }
  }
  return null
}

/** A word as letters of a face; letters of one file are shaped together. */
export function setWord(text: string, voice: Voice): SetWord {
  const parts: { text: string; font: OpenFont }[] = []
  for (const one of graphemes(text)) {
    const found = writable(one, voice)
    if (found === null) continue
    const last = parts.at(-1)
    if (last?.font === found.font) last.text += found.letter
    else parts.push({ text: found.letter, font: found.font })
  }
  let at = 0
  const runs = parts.map(({ text: letters, font }) => {
    const word = font.set(letters)
    const run = { font, word, at }
    at += word.advance / font.unitsPerEm
    return run
  })
  return { runs, width: at }
}

function spaceOf(voice: Voice): number {
  const font = voice.find(({ characters }) => characters.has(0x20))
  return font === undefined ? 0.25 : font.set(' ').advance / font.unitsPerEm
}

/** A text on one line. */
export function setLine(text: string, voice: Voice): SetLine {
  return lineOf(text.split(' ').filter((one) => one !== '').map((one) => setWord(one, voice)), spaceOf(voice))
}

function lineOf(words: readonly SetWord[], space: number): SetLine {
  let at = 0
  const placed = words.map((word) => {
    const here = { word, at }
    at += word.width + space
    return here
  })
  return { words: placed, width: Math.max(0, at - space) }
}

/** Breaks words into lines of at most `most` em; a word that is longer stands alone. */
function breakLines(words: readonly SetWord[], space: number, most: number): SetWord[][] {
  const lines: SetWord[][] = []
  let width = 0
  for (const word of words) {
    const line = lines.at(-1)
    if (line !== undefined && width + space + word.width <= most) {
      line.push(word)
      width += space + word.width
    } else {
      lines.push([word])
      width = word.width
    }
  }
  return lines
}

/** The least width that does with as many lines: so the last is not a single word. */
function balanced(words: readonly SetWord[], space: number, most: number): SetWord[][] {
  const { length } = breakLines(words, space, most)
  let [low, high] = [0, most]
  for (let step = 0; step < 12; step++) {
    const middle = (low + high) / 2
    if (breakLines(words, space, middle).length <= length && words.every(({ width }) => width <= middle)) high = middle
    else low = middle
  }
  return breakLines(words, space, high)
}

export interface Room {
  /** In px. */
  width: number
  height: number
  /** Sizes to try, the largest first, and the lines that each may take at most. */
  sizes: readonly number[]
  lines: number
  /** From line to line, in sizes. */
  leading: number
}

/**
 * Sets a text in the largest size in which it stands within its room, its lines about equally long. One that is too long
 * even for the smallest size ends with a whole word and `…`, or with a whole letter where a word is endless. Letters that the face has not
 * are left out, and an empty text has no lines.
 */
export function fitText(text: string, voice: Voice, room: Room): Fitted {
  const { sizes, leading } = room
  const smallest = sizes.at(-1)!
  const space = spaceOf(voice)
  const known = new Map<string, SetWord>()
  const set = (word: string) => {
    let found = known.get(word)
    if (found === undefined) known.set(word, (found = setWord(word, voice)))
    return found
  }
  for (const size of text.length > longest ? [] : sizes) {
    const lines = linesAt(text, size)
    if (lines !== null) return { lines, size, leading: size * leading }
  }
  const letters = graphemes(text.slice(0, longest))
  let [fits, over] = [0, letters.length]
  while (over - fits > 1) {
    const middle = (fits + over) >> 1
    if (linesAt(shortened(letters, middle), smallest) === null) over = middle
    else fits = middle
  }
  const whole = letters.lastIndexOf(' ', fits)
  return { lines: linesAt(shortened(letters, whole > fits / 2 ? whole : fits), smallest) ?? [], size: smallest, leading: smallest * leading }

  function linesAt(words: string, size: number): SetLine[] | null {
    const most = room.width / size
    const pieces = piecesOf(words)
    // Only where no smaller size would do is a word itself parted, and then between letters.
    const whole = pieces.every((one) => set(one).width <= most)
    if (!whole && size !== smallest) return null
    const parts = (whole ? pieces : pieces.flatMap((one) => parted(one, most))).map(set).filter(({ runs }) => runs.length > 0)
    return within(balanced(parts, space, most))

    function within(lines: SetWord[][]): SetLine[] | null {
      const high = (lines.length - 1) * size * leading + size * 1.32
      return lines.length > room.lines || (lines.length > 1 && high > room.height) ? null : lines.map((line) => lineOf(line, space))
    }
  }

  /** A word that is too long for a line, in parts that are not. */
  function parted(word: string, most: number): string[] {
    if (set(word).width <= most) return [word]
    const parts = ['']
    let width = 0
    for (const letter of graphemes(word)) {
      const { width: more } = set(letter)
      // Letters that are set together may be a little wider than each by itself.
      if (parts.at(-1) !== '' && width + more > most * 0.96) {
        parts.push('')
        width = 0
      }
      parts[parts.length - 1] += letter
      width += more
    }
    return parts
  }
}

/** More than any card has room for, in characters. */
const longest = 2_000

const piecesOf = (text: string) => text.split(/[ \t\n]+/).filter((one) => one !== '')

const shortened = (letters: readonly string[], count: number) =>
  count >= letters.length ? letters.join('') : `${letters.slice(0, count).join('').replace(/[\s,;:\u0964\u200c\u200d–—-]+$/u, '')}…`
