import { createInterface } from 'node:readline'
import { loadVoices, makeCard } from './draw-card'
import type { CardFacts } from './facts'
import type { CardForm } from './forms'

/**
 * The program in which cards are drawn, apart from what serves readers (`draw-apart.ts` runs it): it reads an order a
 * line and answers each with a line, knows no database and no settings, and ends when nobody orders any more.
 */

export interface CardOrder {
  facts: CardFacts
  form: CardForm
  /** The folder of the picture files. */
  pictures: string
}

/** The JPEG in base64, or what went wrong. */
export type CardAnswer = { card: string } | { fault: string }

const voices = await loadVoices()
for await (const line of createInterface({ input: process.stdin })) {
  let answer: CardAnswer
  try {
    const { facts, form, pictures } = JSON.parse(line) as CardOrder
    answer = { card: (await makeCard(facts, form, pictures, voices)).toString('base64') }
  } catch (fault) {
    answer = { fault: fault instanceof Error ? fault.message : String(fault) }
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}
