import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { chooseRelated, type Candidate } from '@/lib/search/choose-related'
import { rankRelated } from '@/lib/search/related'
import { textAbout } from '@/lib/search/subject'
import type { SearchIndex } from '@/lib/store/search-index'
import type { MeasuredQuery } from './search-data'

/** A list as readers see it, and how many of its best neighbours are looked at for lists that might have both of a pair. */
const topFive = 5
const neighbours = 2
const asked = 60

/** What goes with the text of a query, by what relates stories, before anything is collapsed or left out. */
export function byRelated(index: SearchIndex): (query: MeasuredQuery) => Promise<string[]> {
  return async ({ text, without }) => {
    const { hits } = await rankRelated(index, text, without === null ? null : await index.numberOf(without))
    const living = await index.living(hits.map(({ no }) => no))
    return hits.flatMap(({ no }) => living.get(no)?.storyId ?? [])
  }
}

export interface NearDuplicates {
  pairs: number
  /** The share of pairs of which no list shows both, nor one beside the other. */
  apart: number
}

/**
 * How often the pairs of `near_duplicates.tsv.gz` are kept apart: neither stands in the other's first five, and no story
 * near them has both in its own. Null where there is no such file.
 */
export async function measureNearDuplicates(index: SearchIndex, folder: string, documents: ReadonlyMap<string, string>): Promise<NearDuplicates | null> {
  const file = join(folder, 'near_duplicates.tsv.gz')
  if (!existsSync(file)) return null
  const pairs = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n').map((line) => line.split('\t').slice(0, 2) as [string, string])
  const stories = await index.size()
  const known = new Map<string, string[]>()
  const listOf = async (id: string): Promise<string[]> => {
    let list = known.get(id)
    if (list === undefined) known.set(id, list = await firstFive(index, id, documents.get(id) ?? '', stories))
    return list
  }
  let apart = 0
  for (const [a, b] of pairs) {
    const [ofA, ofB] = [await listOf(a), await listOf(b)]
    const near = await Promise.all([...ofA.slice(0, neighbours), ...ofB.slice(0, neighbours)].map(listOf))
    if (!ofA.includes(b) && !ofB.includes(a) && !near.some((list) => list.includes(a) && list.includes(b))) apart += 1
  }
  return { pairs: pairs.length, apart: apart / pairs.length }
}

async function firstFive(index: SearchIndex, id: string, text: string, stories: number): Promise<string[]> {
  const self = await index.numberOf(id)
  const ranking = await rankRelated(index, textAbout({ headline: '', standfirst: null, beginning: text }), self)
  const best = ranking.hits.slice(0, asked)
  const living = await index.living(best.map(({ no }) => no))
  const candidates = best.flatMap(({ no, score }): Candidate[] => {
    const found = living.get(no)
    return found === undefined ? [] : [{ no, score, ...found }]
  })
  const sequence = self === null ? new Int32Array(0) : (await index.sequences([self])).get(self)!
  const { chosen } = chooseRelated({ sequence, section: '', ordered: null }, candidates, ranking, stories)
  return chosen.slice(0, topFive).map(({ storyId }) => storyId)
}
