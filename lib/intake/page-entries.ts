import type { Section } from '@/lib/news/sections'
import { readLine, type LineReading } from './page-lines'
import type { PageListKind } from './page-lists'
import { readOldText } from './old-text'
import { tidyLine } from './tidy'

/** A line of a page that is not blank, with what it is by itself and the list that it belongs to. */
export interface Entry {
  /** In the file, from 1. */
  line: number
  /** Among the lines that are not blank, from 0. */
  order: number
  text: string
  reading: LineReading
  /** A blank line stands before it. */
  gap: boolean
  list: OpenList | null
}

export interface OpenList {
  kind: PageListKind
  /** It begins before any running text: beside the headline, or in a menu. */
  early: boolean
  items: Entry[]
}

/** The lines of a file that are not blank, read one by one. */
export function readEntries(lines: readonly string[], sections: readonly Section[]): Entry[] {
  const entries: Entry[] = []
  let gap = false
  readOldText(lines).forEach((raw, index) => {
    const text = tidyLine(raw)
    if (text === '') {
      gap = true
      return
    }
    entries.push({ line: index + 1, order: entries.length, text, reading: readLine(text, sections), gap, list: null })
    gap = false
  })
  return entries
}

/** Whether a line can be the story's own: text, and in no list. */
export function isStoryText(entry: Entry): boolean {
  return entry.reading.kind === 'text' && entry.list === null
}

/** Whether a line is running text. */
export function isRunning(entry: Entry): boolean {
  return entry.reading.kind === 'text' && entry.reading.sentence
}

/**
 * Gives every line after a list heading to that heading's list, in `entry.list`, until the next heading, running text, or
 * the end of a story ends the list; returns the lists. Only headline-like lines become items: menu words, labels and
 * dates within a list are no one's.
 */
export function readLists(entries: readonly Entry[]): OpenList[] {
  const lists: OpenList[] = []
  let open: OpenList | null = null
  let running = false
  for (const entry of entries) {
    const { reading } = entry
    if (reading.kind === 'heading') {
      open = { kind: reading.list, early: !running, items: [] }
      lists.push(open)
    } else if (open !== null && endsList(entry, open)) {
      if (isRunning(entry)) releaseAfterGap(open)
      open = null
    } else if (open !== null && reading.kind === 'text') {
      open.items.push(entry)
    }
    entry.list = open
    running ||= isStoryText(entry) && isRunning(entry)
  }
  return lists
}

function endsList(entry: Entry, list: OpenList): boolean {
  switch (entry.reading.kind) {
    case 'text':
      // A short account of another story, cut off somewhere, belongs to the list that shows it.
      return entry.reading.sentence && (list.early || !/(?:\.\.\.|…)$/.test(entry.text))
    case 'sign-off':
    case 'source':
    case 'footer':
      return true
    case 'dates':
    case 'byline':
      return list.early
    case 'label':
      // সর্বশেষ before the names of sections is a word of the menu.
      return list.early && list.items.length === 0
    default:
      return false
  }
}

/**
 * A box within the story (আরও পড়ুন and a headline or two) after which the story goes on: where its lines stand close
 * together, the first blank line ends it, and what follows is the story's (a heading within it, a short paragraph).
 */
function releaseAfterGap(list: OpenList): void {
  if (list.kind !== 'related' || list.early) return
  const close = list.items.some(({ gap }) => !gap)
  const end = list.items.findIndex(({ gap }, index) => index > 0 && gap)
  if (!close || end < 0) return
  for (const entry of list.items.splice(end)) entry.list = null
}
