// `npm run bench:search -- --data FOLDER [--json FILE] [--only SET,SET] [--twin]`: how well search finds what is looked for
// in FOLDER (every `<set>.queries.gz`, in the index of its `<index>.docs.gz`), by what answers /api/search, on PostgreSQL,
// without the preference for new stories; beside it what Lucene found. `--twin` asks an index in memory, for tuning.

import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { search } from '@/lib/search/search'
import type { SearchIndex } from '@/lib/store/search-index'
import { lucene } from './search-anchors'
import { byRelated, measureNearDuplicates } from './search-related'
import { readDocuments, readSets, type MeasuredQuery, type QuerySet } from './search-data'
import { withStoredIndex } from './search-store'
import { twinOf } from './search-twin'
import { percentile } from './statistics'

const { values: { data, json, only, twin } } = parseArgs({
  options: { data: { type: 'string' }, json: { type: 'string' }, only: { type: 'string' }, twin: { type: 'boolean', default: false } },
})
if (data === undefined) throw new Error('Say where the data is: --data FOLDER')

/** How many answers of a query are looked at. */
const looked = 100

interface Figures {
  n: number
  mrr10: number
  recall100: number
  p50ms: number
  p95ms: number
}

/** The ids that answer a query, best first. */
type Answer = (query: MeasuredQuery) => Promise<string[]>

/** As a reader would ask, except that a query is searched whole: those of some sets are half a story long. */
function bySearch(index: SearchIndex): Answer {
  return async ({ text }) => {
    const request = { text, section: null, desk: null, from: null, until: null, order: 'best' } as const
    const { hits } = await search(index, request, { now: new Date(), recency: false, longest: Infinity })
    return hits.map(({ storyId }) => storyId)
  }
}

async function measure(queries: readonly MeasuredQuery[], answer: Answer): Promise<Figures & { error: number }> {
  const gains: number[] = []
  const recalls: number[] = []
  const times: number[] = []
  for (const query of queries) {
    const begun = performance.now()
    const answered = await answer(query)
    times.push(performance.now() - begun)
    const found = answered.filter((id) => id !== query.without).slice(0, looked)
    const place = found.slice(0, 10).findIndex((id) => query.relevant.has(id))
    gains.push(place < 0 ? 0 : 1 / (place + 1))
    recalls.push(found.filter((id) => query.relevant.has(id)).length / query.relevant.size)
  }
  const mrr10 = mean(gains)
  const error = Math.sqrt(mean(gains.map((gain) => (gain - mrr10) ** 2)) / gains.length)
  return { n: gains.length, mrr10, recall100: mean(recalls), p50ms: percentile(times, 0.5), p95ms: percentile(times, 0.95), error }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

const figures: Record<string, Figures> = {}

function print(name: string, { error, ...measured }: Figures & { error: number }): void {
  figures[name] = measured
  const { n, mrr10, recall100, p50ms, p95ms } = measured
  const beside = lucene[name]
  const difference = beside === undefined ? '' : `${signed(mrr10 - beside.mrr10)} ± ${error.toFixed(3)} / ${signed(recall100 - beside.recall100)}`
  const anchor = beside === undefined ? '' : `${beside.mrr10.toFixed(3)} / ${beside.recall100.toFixed(3)}`
  console.log(`| ${name} | ${n} | ${mrr10.toFixed(3)} / ${recall100.toFixed(3)} | ${anchor} | ${difference} | ${p50ms.toFixed(1)} | ${p95ms.toFixed(1)} |`)
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`
}

// Sets of related stories go through what relates stories, not through the search.
const isRelated = ({ name }: QuerySet) => name.startsWith('rel_')
const sets = readSets(data, only?.split(',') ?? null)
console.log('| set | queries | MRR@10 / Recall@100 | Lucene Bengali | difference | p50 ms | p95 ms |\n|---|---|---|---|---|---|---|')
for (const [name, those] of groupByIndex(sets)) {
  const documents = readDocuments(data, name)
  const measureAll = async (index: SearchIndex) => {
    for (const set of those) print(set.name, await measure(set.queries, isRelated(set) ? byRelated(index) : bySearch(index)))
    if (!those.some(({ name: one }) => one === 'rel_neardup')) return
    const found = await measureNearDuplicates(index, data, new Map(documents))
    if (found !== null) console.log(`| near-duplicates kept apart | ${found.pairs} | ${(found.apart * 100).toFixed(1)} % | | | | |`)
  }
  if (twin) await measureAll(twinOf(documents))
  else await withStoredIndex(documents, measureAll)
}
if (json !== undefined) writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`)

function groupByIndex(all: readonly QuerySet[]): Map<string, QuerySet[]> {
  const groups = new Map<string, QuerySet[]>()
  for (const set of all) groups.set(set.index, [...groups.get(set.index) ?? [], set])
  return groups
}
