import { Agent } from 'node:http'
import { routes } from '@/lib/routes'
import { getPage } from './get'
import { inFigures, judged, type Measure } from './measure'
import { startOurs } from './sides'
import { percentile } from './statistics'

const atOnce = 4

/** Stories that nobody has asked for before, four readers at a time: what a rendering costs, waiting included. */
export const firstByte: Measure = {
  name: 'first-byte',
  async run(bench) {
    const ours = await startOurs(bench.databaseUrl)
    const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
    // A server that has just started compiles its templates at their first use; that is measured by no reader twice.
    const [first, ...others] = bench.stories.slice(0, 1 + bench.amount(2_000) + 50)
    await getPage(ours.origin + routes.story(first!), {}, agent)
    const warm = others.splice(0, 50)
    for (const story of warm) await getPage(ours.origin + routes.story(story), {}, agent)

    const times: number[] = []
    const readers = Array.from({ length: atOnce }, async () => {
      for (let story = others.pop(); story !== undefined; story = others.pop()) {
        times.push((await getPage(ours.origin + routes.story(story), {}, agent)).firstByteMs)
      }
    })
    await Promise.all(readers)
    agent.destroy()
    return [judged({
      measure: 'story not kept: time to first byte, p95, four at a time', must: 40, aim: 20, value: percentile(times, 0.95), unit: 'ms',
      detail: `median ${inFigures(percentile(times, 0.5))} ms, p99 ${inFigures(percentile(times, 0.99))} ms, of ${inFigures(times.length)} stories`,
    })]
  },
}
