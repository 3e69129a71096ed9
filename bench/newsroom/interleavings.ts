import { paragraph } from '@/lib/news/blocks'
import { emptyDraft, type Draft } from '@/lib/news/draft'
import type { Editor } from '@/lib/news/roles'
import { createStory } from '@/lib/newsroom/create-story'
import { findDraft, saveDraft } from '@/lib/newsroom/save-draft'
import type { DbClient } from '@/lib/store/transaction'
import type { Chance } from '../chance'
import type { Fault } from '../faults/fault'
import { acknowledged, lost } from './losses'

interface Interleaving {
  db: DbClient
  /** A story of which nothing but its first version was saved. */
  id: string
  /** Both may write it. */
  writers: readonly [Editor, Editor]
  rounds: number
  chance: Chance
  /** The verb that is tried. */
  save?: typeof saveDraft
}

export interface Interleaved {
  acknowledged: number
  refused: number
  /** Versions that somebody was told are saved and that nobody could have seen before they were written over. */
  lost: number
  faults: string[]
}

/**
 * Lets two people save the same story again and again: one, or both at the same moment, each upon the version that they
 * believe in, sometimes without having looked at what they were told. Whoever is refused must be shown exactly what the
 * other was told is saved, every version is given once, and the last one stands at the end.
 */
export async function interleave({ db, id, writers, rounds, chance, save = saveDraft }: Interleaving): Promise<Interleaved> {
  const now = new Date()
  const known = [1, 1]
  const saved = new Map<number, string>()
  let newest = 1
  const done: Interleaved = { acknowledged: 0, refused: 0, lost: 0, faults: [] }
  const fault = (round: number, what: string) => void (done.faults.length < 20 && done.faults.push(`round ${round}: ${what}`))
  for (let round = 1; round <= rounds; round++) {
    const before = newest
    const who = chance.next() < 0.5 ? [0, 1] : [chance.whole(0, 1)]
    const outcomes = await Promise.all(who.map(async (one) => {
      const headline = `${one}:${round}`
      const upon = known[one]!
      return { one, headline, upon, outcome: await save(db, writers[one]!, id, { version: upon, content: draftOf(headline) }, now) }
    }))
    const answered = outcomes.filter(({ outcome }) => outcome.ok)
    if (answered.length > 1) fault(round, `both were saved upon version ${before}`)
    if (answered.length === 0 && outcomes.some(({ upon }) => upon === before)) fault(round, `nobody was saved upon version ${before}, which was the newest`)
    // Who was saved first, since the other is shown what they wrote.
    for (const { one, headline, upon, outcome } of outcomes.toSorted((a, b) => Number(b.outcome.ok) - Number(a.outcome.ok))) {
      if (outcome.ok) {
        const { version } = outcome.value
        if (saved.has(version)) fault(round, `version ${version} was given twice`)
        // Every version that this one was not written upon was written over unseen.
        for (let over = upon + 1; over <= newest; over++) if (saved.has(over)) done.lost += 1
        if (version !== upon + 1) fault(round, `what was written upon version ${upon} became version ${version}`)
        saved.set(version, headline)
        newest = Math.max(newest, version)
        known[one] = version
        done.acknowledged += 1
      } else {
        done.refused += 1
        if (outcome.code !== 'conflict') fault(round, `refused with ${outcome.code}`)
        const newer = await findDraft(db, writers[one]!, id)
        if (newer === null || newer.content.headline !== saved.get(newer.version)) fault(round, 'who was refused was shown a text that nobody was told is saved')
        if (newer !== null && chance.next() < 0.7) known[one] = newer.version
      }
    }
  }
  const last = await findDraft(db, writers[0], id)
  if (last?.version !== saved.size + 1 || last.content.headline !== saved.get(last.version)) {
    done.lost += 1
    fault(rounds, 'what stands at the end is not what was saved last')
  }
  return done
}

function draftOf(headline: string): Draft {
  return { ...emptyDraft('national'), headline, body: [paragraph('দুজন একই খবর লিখছেন।')] }
}

const pair = [
  { id: 'bench-1', name: 'রুবিনা হক', role: 'sub-editor' }, { id: 'bench-2', name: 'মাহফুজ পারভেজ', role: 'editor' },
] as const satisfies readonly Editor[]

/** Two who write the same story, as often as it is asked for. */
export const interleavings: Fault = {
  name: 'interleavings',
  promise: 'Of two who save upon the same version one is told, is shown what the other wrote, and nothing is written over unseen',
  unit: 'saves or pairs of saves',
  rounds: { short: 300, long: 10_000 },
  async run({ rounds, chance, store, broken, count }) {
    const { db } = await store.open()
    const made = await createStory(db, pair[0], { section: 'national', content: draftOf('0') }, new Date())
    if (!made.ok) throw new Error(made.code)
    const done = await interleave({ db, id: made.value.id, writers: pair, rounds, chance })
    count(acknowledged, done.acknowledged)
    count('refused, and shown the other text', done.refused)
    count(lost, done.lost)
    for (const fault of done.faults) broken(fault)
    if (done.lost > 0) broken(`${done.lost} acknowledged saves were lost`)
    if (done.acknowledged < rounds / 4 || done.refused < rounds / 20) broken('chance brought too few of either kind to say anything')
  },
}
