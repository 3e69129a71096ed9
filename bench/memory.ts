import type { Request } from 'autocannon'
import { Client } from 'pg'
import { routes } from '@/lib/routes'
import { clientConfig, type Connection } from '@/lib/store/connection'
import { chanceOf } from './chance'
import { getPage } from './get'
import { sendMixed } from './load'
import { inFigures, judged, type Bench, type Measure } from './measure'
import { databaseMemory, residentMemory } from './processes'
import { startOurs } from './sides'

const megabyte = 2 ** 20

/** So small that both are full, and pages come and go, long before the first look at the memory. */
const bounds = { RACK_MEMORY_MB: '4', RACK_DISK_MB: '16' }

/** What the server holds after a million requests over what it held after fifty thousand: what it never gives back. */
export const memory: Measure = {
  name: 'memory',
  async run(bench) {
    const ours = await startOurs(bench.databaseUrl, bounds)
    const requests = await mixedRequests(bench, ours.origin)
    const first = bench.amount(50_000)
    const all = bench.amount(1_000_000)
    await sendMixed(ours.origin, requests, first, expected)
    const before = await residentMemory(ours.pid)
    bench.say(`  ${inFigures(before / megabyte)} MB after ${inFigures(first)} requests`)
    await sendMixed(ours.origin, requests, all - first, expected)
    const after = await residentMemory(ours.pid)
    const database = databaseMemory(await dataFolderOf(bench.connection))
    return [judged({
      measure: `memory after ${inFigures(all)} mixed requests over that after ${inFigures(first)}`, must: 40, aim: 10,
      value: (after - before) / megabyte, unit: 'MB', detail: `${inFigures(after / megabyte)} MB in the end; rack of ${bounds.RACK_MEMORY_MB} MB in memory and ${bounds.RACK_DISK_MB} MB on disk`,
    }), judged({
      measure: 'whole service under that load: application and database', must: 512, aim: 512,
      value: (after + database) / megabyte, unit: 'MB', detail: `database ${inFigures(database / megabyte)} MB; with the usual rack of 32 MB, ${inFigures((after + database) / megabyte + 28)} MB`,
    })]
  },
}

async function dataFolderOf(connection: Connection): Promise<string> {
  const client = new Client(clientConfig(connection))
  await client.connect()
  try {
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory')
    return rows[0]!.data_directory
  } finally {
    await client.end()
  }
}

const expected = [200, 304, 308, 404]
const brotli = { 'accept-encoding': 'br' }

/**
 * Thirty-two thousand requests in no order: most for the pages that everybody reads, in every packing; some for pages
 * further back, which have fallen off the rack, for what does not exist, and for addresses that lead on.
 */
async function mixedRequests(bench: Bench, origin: string): Promise<Request[]> {
  const chance = chanceOf(1)
  const one = <Value>(list: readonly Value[]) => list[chance.whole(0, list.length - 1)]!
  const front = ['/', '/latest', '/national', '/politics', '/en', '/most-read', '/archive', '/about']
  const hot = [...front, ...bench.stories.slice(0, 40).map(routes.story)]
  const tags = new Map<string, string>()
  for (const path of hot) tags.set(path, (await getPage(origin + path)).headers.etag ?? '')
  const cold = bench.stories.slice(40).map(routes.story)
  const kinds: readonly (readonly [share: number, make: () => Request])[] = [
    [70, () => ({ path: hot[chance.rank(hot.length)], headers: brotli })],
    [9, () => ({ path: one(hot), headers: { 'accept-encoding': 'gzip' } })],
    [4, () => ({ path: one(hot) })],
    [8, () => {
      const path = one(hot)
      return { path, headers: { ...brotli, 'if-none-match': tags.get(path)! } }
    }],
    [3, () => ({ path: `${one(hot)}?fbclid=${chance.whole(0, 1e9)}`, headers: brotli })],
    [3, () => ({ path: `${one(hot.slice(1))}/`, headers: brotli })],
    [1, () => ({ path: `/national/${chance.whole(0, 1e6)}`, headers: brotli })],
    [1, () => ({ path: `/no-such-section-${chance.whole(0, 100)}`, headers: brotli })],
    [1, () => ({ path: one(cold), headers: brotli })],
  ]
  const total = kinds.reduce((sum, [share]) => sum + share, 0)
  return Array.from({ length: 32_000 }, () => {
    let left = chance.next() * total
    const [, make] = kinds.find(([share]) => (left -= share) < 0)!
    return { method: 'GET', ...make() }
  })
}
