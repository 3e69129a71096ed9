import { Agent } from 'node:http'
import { updateStory } from '@/commands/as-system'
import { routes } from '@/lib/routes'
import { createClient } from '@/lib/store/client'
import { toBanglaDigits } from '@/lib/bangla/digits'
import { getPage } from './get'
import { inFigures, judged, type Measure } from './measure'
import { pause } from './processes'
import { startOurs } from './sides'
import { percentile } from './statistics'

/** How long after a change was asked for a reader of another instance still sees the page of before. */
export const publishLag: Measure = {
  name: 'publish-lag',
  async run(bench) {
    const instances = [await startOurs(bench.databaseUrl), await startOurs(bench.databaseUrl)]
    const db = createClient(bench.connection, { poolSize: 2 })
    const agent = new Agent({ keepAlive: true })
    try {
      const changes = bench.amount(100)
      const stories = bench.stories.slice(-changes)
      // The old pages have to be kept, or there would be nothing to replace.
      for (const story of stories) for (const { origin } of instances) await getPage(origin + routes.story(story), {}, agent)
      const lags: number[] = []
      for (const [number, story] of stories.entries()) {
        const headline = `বদলানো শিরোনাম ${toBanglaDigits(number + 1)}`
        const began = performance.now()
        const outcome = await updateStory(db, story.id, { headline }, new Date())
        if (!outcome.ok) throw new Error(`The story ${story.id} could not be changed: ${outcome.code}.`)
        const seen = instances.map(async ({ origin }) => {
          for (const late = began + 30_000; ;) {
            if ((await getPage(origin + routes.story(story), {}, agent)).text.includes(`${headline}<`)) return performance.now() - began
            if (performance.now() > late) throw new Error('The new headline was not there after thirty seconds.')
            await pause(2)
          }
        })
        lags.push(Math.max(...await Promise.all(seen)))
        // Each change is to find the instances at rest, as in a newsroom.
        await pause(100)
      }
      return [judged({
        measure: `publish → new page at the last of two instances, p99 of ${changes}`, must: 2, aim: 0.5, value: percentile(lags, 0.99) / 1000, unit: 's',
        detail: `from the beginning of the change; median ${inFigures(percentile(lags, 0.5))} ms, longest ${inFigures(Math.max(...lags))} ms`,
      })]
    } finally {
      agent.destroy()
      await db.$disconnect()
    }
  },
}
