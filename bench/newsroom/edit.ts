import { isDeepStrictEqual } from 'node:util'
import { paragraph, type Block, type Inline } from '@/lib/news/blocks'
import type { Draft } from '@/lib/news/draft'
import { readDraft } from '@/lib/newsroom/draft-text'
import type { Chance } from '../chance'
import { makeVocabulary } from '../vocabulary'

const words = makeVocabulary(3_000, 7)

/** Blocks from which on a writer cuts. */
const most = 60

/**
 * The draft after something that a person might do to it: writing on, cutting, moving, changing fields; now and then a long
 * text is pasted. Its note becomes `mark`. In stored form, so that it can be compared with what is stored byte for byte.
 */
export function edited(draft: Draft, mark: string, chance: Chance): Draft {
  const changed: Draft = { ...structuredClone(draft), note: mark }
  const { body } = changed
  const place = () => chance.whole(0, Math.max(0, body.length - 1))
  for (let times = chance.whole(1, 4); times > 0; times--) {
    const kind = chance.next()
    if (kind < 0.35) writeOn(body, place(), chance)
    else if (kind < 0.55) body.splice(chance.whole(0, body.length), 0, aBlock(chance))
    else if (kind < 0.65) body.splice(place(), 1)
    else if (kind < 0.72) body.push(...body.splice(place(), 2))
    else if (kind < 0.82) changed.headline = phrase(chance, 3, 9)
    else if (kind < 0.88) changed.standfirst = chance.next() < 0.3 ? null : `${phrase(chance, 8, 25)}।`
    else if (kind < 0.94) changed.place = chance.next() < 0.3 ? null : phrase(chance, 1, 2)
    else if (kind < 0.97) changed.shortHeadline = phrase(chance, 2, 4)
    // A line that nobody has finished, with its space at the end.
    else if (kind < 0.99) changed.sourceLine = `${phrase(chance, 1, 3)} `
    else body.push(...Array.from({ length: 150 }, () => paragraph(`${phrase(chance, 20, 80)}।`)))
  }
  if (body.length > most && chance.next() < 0.5) body.splice(0, body.length - most / 2)
  const read = readDraft(changed)
  if (!read.ok || !isDeepStrictEqual(read.value, changed)) throw new Error('What is sent must be in stored form.')
  return changed
}

function phrase(chance: Chance, least: number, most: number): string {
  return Array.from({ length: chance.whole(least, most) }, () => words[chance.rank(words.length)]!).join(' ')
}

function runs(chance: Chance): Inline[] {
  const list: Inline[] = [{ text: `${phrase(chance, 4, 30)} ` }]
  if (chance.next() < 0.3) list.push({ text: phrase(chance, 1, 3), strong: true })
  if (chance.next() < 0.2) list.push({ text: phrase(chance, 1, 4), href: `https://example.org/${chance.whole(1, 9_999)}` })
  return list
}

function aBlock(chance: Chance): Block {
  const kind = chance.whole(0, 9)
  if (kind < 5) return { kind: 'paragraph', text: runs(chance) }
  if (kind === 5) return { kind: 'heading', text: phrase(chance, 2, 6) }
  if (kind === 6) return { kind: 'quotation', text: phrase(chance, 6, 20), speaker: chance.next() < 0.5 ? null : phrase(chance, 1, 3) }
  if (kind === 7) return { kind: 'list', ordered: chance.next() < 0.5, items: Array.from({ length: chance.whole(1, 5) }, () => runs(chance)) }
  if (kind === 8) return { kind: 'table', caption: null, header: [phrase(chance, 1, 2), ''], rows: [[phrase(chance, 1, 3), phrase(chance, 1, 3)]] }
  return { kind: 'divider' }
}

/** Typing at the end of a paragraph, or a new one where there is none. */
function writeOn(body: Block[], place: number, chance: Chance): void {
  const block = body[place]
  if (block?.kind !== 'paragraph') return void body.push({ kind: 'paragraph', text: runs(chance) })
  const last = block.text.at(-1)!
  const before = last.text.trimEnd()
  const end = chance.next() < 0.4 && !before.endsWith('।') ? '।' : ''
  last.text = `${before}${end} ${phrase(chance, 1, 12)} `
}
