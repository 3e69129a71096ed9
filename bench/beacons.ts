import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { routes } from '@/lib/routes'
import { clientConfig } from '@/lib/store/connection'
import { getPage } from './get'
import { measureLatency } from './load'
import { inFigures, judged, type Bench, type Measure } from './measure'
import { pause, runToEnd } from './processes'
import { root } from '../commands/prepare.mjs'
import { startOurs } from './sides'

const pagesASecond = 300
const beaconsASecond = 5_000
const load = fileURLToPath(new URL('./beacon-load.ts', import.meta.url))

/** How long kept pages take while five thousand readers a second tell that they have read, and whether each of them counts. */
export const beacons: Measure = {
  name: 'beacons',
  async run(bench) {
    const ours = await startOurs(bench.databaseUrl)
    const seconds = Math.max(5, bench.amount(30))
    const page = ours.origin + routes.story(bench.stories[0]!)
    await getPage(page)
    const ids = bench.stories.slice(1, 201).map(({ id }) => id)
    // The stories that can be counted are read a moment after the start.
    await pause(2_000)
    await measureLatency(page, pagesASecond, 3)
    const alone = await measureLatency(page, pagesASecond, seconds)
    const before = await countedIn(bench)
    const sending = runToEnd(process.execPath, ['--import', 'tsx', load, ours.origin, String(beaconsASecond), String(seconds + 4), ids.join(',')], { cwd: root })
    await pause(3_000)
    const beside = await measureLatency(page, pagesASecond, seconds)
    const { sent, rate, p50, p99 } = JSON.parse(await sending) as { sent: number; rate: number; p50: number; p99: number }
    let counted = 0
    for (let waited = 0; counted < sent && waited < 30; waited++) {
      await pause(500)
      counted = await countedIn(bench) - before
    }
    const told = ({ p50: median, p99: high }: typeof alone) => `${inFigures(median)} / ${inFigures(high)} ms`
    bench.say(`  pages alone ${told(alone)}, beside beacons ${told(beside)}; beacons ${inFigures(p50)} / ${inFigures(p99)} ms`)
    return [
      judged({ measure: 'beacons a second', must: 4_500, aim: 5_000 * 0.99, value: rate, unit: '/s', more: true, detail: `p50 ${inFigures(p50)} ms, p99 ${inFigures(p99)} ms` }),
      judged({ measure: 'beacons that count', must: 100, aim: 100, value: (100 * counted) / sent, unit: '%', more: true, detail: `${inFigures(counted)} of ${inFigures(sent)}` }),
      judged({
        measure: 'kept page beside them: p50 more than alone', must: 5, aim: 1, value: beside.p50 - alone.p50, unit: 'ms',
        detail: `p50 / p99 alone ${told(alone)}, beside ${told(beside)}, at ${inFigures(pagesASecond)} pages a second`,
      }),
    ]
  },
}

async function countedIn({ connection }: Bench): Promise<number> {
  const client = new pg.Client(clientConfig(connection))
  await client.connect()
  try {
    const { rows } = await client.query<{ views: string }>('select coalesce(sum(views), 0) as views from audience_hour')
    return Number(rows[0]!.views)
  } finally {
    await client.end()
  }
}
