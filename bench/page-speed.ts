import { judged, type Measure } from './measure'
import { startWithOwnStory } from './own-story'
import { scorePages } from './page-scores'

/** Lighthouse on a phone, over the sample paper with its pictures: generated stories have none. */
export const pageSpeed: Measure = {
  name: 'page-speed',
  async run(bench) {
    const server = await startWithOwnStory()
    const scores = await scorePages([server.origin, server.story], 3, (url, round, { performance }) => {
      bench.say(`  ${new URL(url).pathname}, ${round}: performance ${performance}`)
    })
    return ['front', 'story'].map((name, place) => judged({
      measure: `Lighthouse mobile: performance of the ${name}`, must: 98, aim: 100, value: scores[place]!.performance, unit: '', more: true, detail: 'median of three',
    }))
  },
}
