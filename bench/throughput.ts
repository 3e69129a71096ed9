import { root } from '../commands/prepare.mjs'
import { routes } from '@/lib/routes'
import { getPage } from './get'
import { loader, measureLatency, measureRate } from './load'
import { inFigures, judged, notMeasured, type Bench, type Measure, type Row } from './measure'
import { pause } from './processes'
import { buildWithRegeneration, startNext, startNginx, startOurs } from './sides'
import { median } from './statistics'

const rounds = 3
const seconds = 6

/**
 * One kept story page from each side, as fast as it answers. The sides take turns, since a machine is not equally quick
 * at all times; only what was measured in one run may be compared. Next does not pack its answers here, which spares it work.
 */
export const throughput: Measure = {
  name: 'throughput',
  async run(bench) {
    const story = bench.stories[0]!
    const path = routes.story(story)
    bench.say('  building the site once more, for Next with regeneration')
    const folder = await buildWithRegeneration()

    const ours = await startOurs(bench.databaseUrl)
    const body = await keptBody(ours.origin + path)
    const nginx = await startNginx(body)
    const regenerating = await startNext(folder, bench.databaseUrl)
    const rendering = await startNext(root, bench.databaseUrl)
    await getPage(`${regenerating.origin}/bn${path}`)
    const { headers } = await getPage(`${regenerating.origin}/bn${path}`)
    if (headers['x-nextjs-cache'] !== 'HIT') throw new Error('Next with regeneration did not keep the page.')

    const sides = [
      { name: 'ours', url: ours.origin + path },
      ...(nginx === null ? [] : [{ name: 'nginx', url: `${nginx.origin}/page` }]),
      { name: 'Next, regenerating', url: `${regenerating.origin}/bn${path}` },
      { name: 'Next, rendering', url: `${rendering.origin}/bn${path}` },
    ].map((side) => ({ ...side, rates: [] as number[] }))
    for (let round = 0; round < rounds; round++) {
      for (const side of sides) side.rates.push(await measureRate(side.url, seconds))
      bench.say(`  round ${round + 1}: ${sides.map(({ name, rates }) => `${name} ${inFigures(rates[round]!)}/s`).join(', ')}`)
    }
    for (const side of [nginx, regenerating, rendering]) await side?.stop()

    const rate = new Map(sides.map(({ name, rates }) => [name, median(rates)]))
    const own = rate.get('ours')!
    return [
      against(own, rate.get('nginx'), { measure: 'kept story page against nginx, two workers, same bytes', must: 0.45, aim: 0.6 }),
      against(own, rate.get('Next, regenerating'), { measure: 'the same against Next with regeneration', must: 12, aim: 20 }),
      { ...against(own, rate.get('Next, rendering'), { measure: 'the same against Next rendering each time', must: 0, aim: 0 }), must: '', aim: '', met: null },
      await latency(bench, ours.origin + path, own / 2),
    ]
  },
}

/** The page as it is sent once it lies packed for good, which is done behind the first answers. */
async function keptBody(url: string): Promise<Buffer> {
  for (let asked = 0; asked < 3; asked++) {
    await getPage(url)
    await pause(1_000)
  }
  const { packed, headers } = await getPage(url)
  if (headers['content-encoding'] !== 'br') throw new Error('The kept page is not packed with brotli.')
  return packed
}

function against(own: number, other: number | undefined, of: { measure: string; must: number; aim: number }): Row {
  if (other === undefined) return notMeasured(of.measure, 'this machine has no nginx')
  return judged({ ...of, value: own / other, unit: '×', more: true, detail: `${inFigures(own)} against ${inFigures(other)} requests/s, by ${loader}` })
}

async function latency(bench: Bench, url: string, wished: number): Promise<Row> {
  const { rate, p50, p99, max } = await measureLatency(url, wished, 10)
  const short = rate < 0.95 * wished
  if (short) bench.say(`  the loader made ${inFigures(rate)} of ${inFigures(wished)} requests a second: it was at its own end`)
  return judged({
    measure: short ? 'p99 at the highest rate that the loader could make' : 'p99 at half of that load',
    must: 10, aim: 4, value: p99, unit: 'ms', detail: `median ${inFigures(p50)} ms, longest ${inFigures(max)} ms, at ${inFigures(rate)} requests/s`,
  })
}
