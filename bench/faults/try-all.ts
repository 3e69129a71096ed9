import { parseArgs } from 'node:util'
import { alone, ensureBuilt, ensureGenerated } from '../../commands/prepare.mjs'
import { runCommand } from '../../commands/run'
import { chanceOf } from '../chance'
import { leavingNothing, undoingAfter } from '../processes'
import { told, tryFault, type Fault, type FaultReport } from './fault'
import type { FaultStore } from './fault-store'

interface Trying {
  faults: readonly Fault[]
  store: () => Promise<FaultStore>
  /** What stands below the reports, made of all of them. */
  summary?: (reports: readonly FaultReport[]) => string
}

/** Runs the command `[--only NAME,NAME --rounds N --seed N --short]` over these faults; its exit code is 1 when a promise was broken. */
export function tryAll({ faults, store, summary }: Trying): Promise<void> {
  const names = faults.map(({ name }) => name)
  return runCommand(async () => {
    const { values: { only, rounds, seed, short } } = parseArgs({
      options: { only: { type: 'string' }, rounds: { type: 'string' }, seed: { type: 'string' }, short: { type: 'boolean', default: false } },
    })
    const chosen = only?.split(',') ?? names
    const wrong = chosen.filter((name) => !names.includes(name))
    const numbers = [rounds, seed].filter((one) => one !== undefined)
    if (wrong.length > 0 || numbers.some((one) => !/^[1-9]\d{0,8}$/.test(one))) {
      console.error(wrong.length > 0 ? `There is no ${wrong.join(', ')}; there are ${names.join(', ')}.` : '--rounds and --seed take a whole number from 1 on.')
      return 1
    }
    return leavingNothing(async () => {
      await alone(async () => {
        await ensureGenerated()
        await ensureBuilt()
      })
      const opened = await store()
      const reports: FaultReport[] = []
      for (const fault of faults.filter(({ name }) => chosen.includes(name))) {
        // Told, so that a run that went wrong can be had again as far as chance goes.
        const own = seed === undefined ? 1 + Math.floor(Math.random() * 999_999_999) : Number(seed)
        const times = rounds === undefined ? fault.rounds[short ? 'short' : 'long'] : Number(rounds)
        const report = await undoingAfter(() => tryFault(fault, { rounds: times, seed: own, chance: chanceOf(own), store: opened }))
        console.log(`\n${told(report)}`)
        reports.push(report)
      }
      if (summary !== undefined) console.log(`\n${summary(reports)}`)
      const red = reports.filter(({ broken }) => broken.length > 0)
      console.log(red.length === 0 ? '\nEvery promise was kept.' : `\nBroken: ${red.map(({ name }) => name).join(', ')}`)
      return red.length === 0 ? 0 : 1
    })
  })
}
