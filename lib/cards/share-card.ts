import { join } from 'node:path'
import { env } from '@/lib/env'
import type { StoryId } from '@/lib/news/story'
import { drawApart } from './draw-apart'
import { cardRevision, type CardFacts } from './facts'
import type { CardForm } from './forms'
import { dropCards, findCard, keepCard } from './shelf'

/** Where share cards are kept. */
export const cardFolder = (dataDir: string) => join(dataDir, 'cards')

const underWay = new Map<string, Promise<Buffer | 'busy'>>()

/**
 * The share card of a story as JPEG: as it was kept, else drawn, once for all who ask meanwhile, and kept. `busy` where
 * too many others wait to be drawn. Throws what drawing throws; a disk that takes nothing costs only the drawing again.
 */
export async function giveShareCard(facts: CardFacts): Promise<Buffer | 'busy'> {
  const folder = cardFolder(env.DATA_DIR)
  const revision = cardRevision(facts)
  const kept = await findCard(folder, facts.id, revision)
  if (kept !== null) return kept
  const name = `${facts.id}-${revision}`
  const running = underWay.get(name)
  if (running !== undefined) return running
  const made = drawForm(facts, 'share').then(async (card) => {
    if (card !== 'busy') await keepCard(folder, facts.id, revision, card).catch(() => {})
    return card
  }).finally(() => underWay.delete(name))
  underWay.set(name, made)
  return made
}

/** A card in any form, drawn for whoever asks and not kept. `busy` and faults as with `giveShareCard`. */
export function drawForm(facts: CardFacts, form: CardForm): Promise<Buffer | 'busy'> {
  // Turbopack would take every folder of that name for one that this file reads, and look through them at each build.
  return drawApart({ facts, form, pictures: join(/* turbopackIgnore: true */ env.DATA_DIR, 'pictures') })
}

/** Forgets the cards of a story that readers may no longer see. */
export function forgetCards(ids: readonly StoryId[]): Promise<void> {
  return dropCards(cardFolder(env.DATA_DIR), ids)
}
