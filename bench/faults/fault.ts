import type { Chance } from '../chance'
import type { FaultStore } from './fault-store'

/** One way in which things go wrong, done to a real server as often as it is asked for. */
export interface Fault {
  name: string
  /** What a reader can rely on all the same. */
  promise: string
  /** What a round is: rounds of a kind, seconds, requests. */
  unit: string
  rounds: { short: number; long: number }
  run: (trial: Trial) => Promise<void>
}

/** What a fault works with, and where it tells what it saw. */
export interface Trial {
  rounds: number
  chance: Chance
  store: FaultStore
  /** A promise was broken; the run goes on, and ends red. */
  broken: (what: string) => void
  count: (what: string, by?: number) => void
  /** A figure for the report. */
  note: (what: string, value: string) => void
}

export interface FaultReport {
  name: string
  seed: number
  rounds: string
  counts: Record<string, number>
  notes: Record<string, string>
  broken: string[]
  seconds: number
}

/** Broken promises that are kept word for word; the others are counted. */
const mostTold = 20

/** Tries one fault, `rounds` times. What throws breaks the promise as well. */
export async function tryFault(fault: Fault, { rounds, seed, chance, store }: { rounds: number; seed: number; chance: Chance; store: FaultStore }): Promise<FaultReport> {
  const began = performance.now()
  const report: FaultReport = { name: fault.name, seed, rounds: `${rounds} ${fault.unit}`, counts: {}, notes: {}, broken: [], seconds: 0 }
  const count = (what: string, by = 1) => {
    report.counts[what] = (report.counts[what] ?? 0) + by
  }
  const broken = (what: string) => {
    console.error(`  ${fault.name}, ${Math.round(seconds())} s: BROKEN, ${what}`)
    if (report.broken.length < mostTold) report.broken.push(what)
    else count('broken promises that are not told')
  }
  const seconds = () => Math.round((performance.now() - began) / 100) / 10
  // A long run says from time to time how far it is.
  const progress = setInterval(() => {
    const soFar = Object.entries(report.counts).map(([what, times]) => `${what} ${times}`)
    console.error(`  ${fault.name}, ${Math.round(seconds())} s: ${[...soFar, `broken promises ${report.broken.length}`].join(', ')}`)
  }, 60_000).unref()
  try {
    await fault.run({ rounds, chance, store, count, broken, note: (what, value) => (report.notes[what] = value) })
  } catch (error) {
    report.broken.push(error instanceof Error ? error.stack ?? error.message : String(error))
  }
  clearInterval(progress)
  report.seconds = seconds()
  return report
}

/** The report as lines for a terminal. */
export function told({ name, seed, rounds, counts, notes, broken, seconds }: FaultReport): string {
  const lines = [
    ...Object.entries(counts).map(([what, times]) => `${what}: ${times}`),
    ...Object.entries(notes).map(([what, value]) => `${what}: ${value}`),
    broken.length === 0 ? 'kept' : `BROKEN, ${broken.length} times; the first: ${broken.slice(0, 3).join('\n    ')}`,
  ]
  return `${name} (${rounds}, seed ${seed}, ${seconds} s)\n${lines.map((line) => `  ${line}`).join('\n')}`
}
