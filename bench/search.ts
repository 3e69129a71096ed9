// `npm run bench:search -- --data FOLDER [--json FILE] [--only SET,SET] [--twin]`: how well search finds what real readers
// would look for, beside what Lucene finds. FOLDER holds `<set>.queries.gz` and `<index>.docs.gz`.

import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { knobs } from '@/lib/search/knobs'
import { search } from '@/lib/search/search'
import { readDocuments, readSets, type QuerySet } from './search-data'
import { twinOf } from './search-twin'
import { percentile } from './statistics'
import type { SearchIndex } from '@/lib/store/search-index'

const { values: { data, json, only, twin: _twin, first, knobs: set } } = parseArgs({
  options: { data: { type: 'string' }, json: { type: 'string' }, only: { type: 'string' }, twin: { type: 'boolean', default: false }, first: { type: 'string' }, knobs: { type: 'string' } },
})
if (data === undefined) throw new Error('Say where the data is: --data FOLDER')

if (set !== undefined) Object.assign(knobs, JSON.parse(set))

interface Figures { n: number; mrr10: number; recall100: number; p50ms: number; p95ms: number }

async function measure(index: SearchIndex, set: QuerySet): Promise<Figures & { error: number }> {
  const gains: number[] = []
  const recalls: number[] = []
  const times: number[] = []
  const now = new Date()
  for (const query of set.queries) {
    const begun = performance.now()
    const { hits } = await search(index, { text: query.text, section: null, desk: null, from: null, until: null, order: 'best' }, { now, recency: false, longest: Infinity })
    times.push(performance.now() - begun)
    const found = hits.map(({ storyId }) => storyId).filter((id) => id !== query.without).slice(0, 100)
    const place = found.slice(0, 10).findIndex((id) => query.relevant.has(id))
    gains.push(place < 0 ? 0 : 1 / (place + 1))
    recalls.push(found.filter((id) => query.relevant.has(id)).length / query.relevant.size)
  }
  const mean = (list: number[]) => list.reduce((sum, one) => sum + one, 0) / list.length
  const mrr10 = mean(gains)
  const error = Math.sqrt(mean(gains.map((gain) => (gain - mrr10) ** 2)) / gains.length)
  return { n: gains.length, mrr10, recall100: mean(recalls), p50ms: percentile(times, 0.5), p95ms: percentile(times, 0.95), error }
}

const sets = readSets(data, only?.split(',') ?? null).filter((set) => !set.name.startsWith('rel_'))
const figures: Record<string, Figures> = {}
for (const index of new Set(sets.map((set) => set.index))) {
  const begun = performance.now()
  const made = twinOf(readDocuments(data, index))
  console.log(`# ${index}: ${Math.round(performance.now() - begun)} ms`)
  for (const set of sets.filter((one) => one.index === index)) {
    if (first) set.queries = set.queries.slice(0, Number(first))
    const { error, ...rest } = await measure(made, set)
    figures[set.name] = rest
    console.log(`${set.name.padEnd(16)} ${String(rest.n).padStart(5)}  ${rest.mrr10.toFixed(3)} ± ${error.toFixed(3)}  ${rest.recall100.toFixed(3)}  ${rest.p50ms.toFixed(1)} / ${rest.p95ms.toFixed(1)} ms`)
  }
}
if (json !== undefined) writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`)
