// `npm run bench:search-speed -- [--stories N,N] [--queries N] [--json FILE]`: how fast search answers in a store of N
// generated stories, how large its index is, how long it takes to make, and what it adds to publishing a story. The store
// is a scratch one of the embedded server, filled as others are and indexed by what `npm run search:reindex` runs.

import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { romanise } from '@/lib/bangla/romanise'
import { plainText } from '@/lib/news/blocks'
import { indexChanged } from '@/lib/newsroom/index-changed'
import { analyseStory } from '@/lib/search/analyse-story'
import { search } from '@/lib/search/search'
import { createClient } from '@/lib/store/client'
import { clientConfig, type Connection } from '@/lib/store/connection'
import { migrate } from '@/lib/store/migrations'
import { withScratchDatabase } from '@/lib/store/scratch'
import { searchIndex } from '@/lib/store/search-index'
import { rebuildIndex } from '@/lib/store/search-rebuilding'
import { inChange, type DbClient } from '@/lib/store/transaction'
import { chanceOf } from './chance'
import { fillStore } from './fill'
import { percentile } from './statistics'
import { generateStories, vocabularySize } from './stories'
import { makeVocabulary } from './vocabulary'

const { values } = parseArgs({ options: { stories: { type: 'string', default: '10000,100000' }, queries: { type: 'string', default: '800' }, json: { type: 'string' } } })

const seed = 5
const until = new Date('2026-11-01T00:00:00Z')

interface Figures {
  stories: number
  queries: number
  p50ms: number
  p95ms: number
  /** Processor time of this process alone for one query, without the database's. */
  cpuMs: number
  indexMb: number
  buildS: number
  addedMs: { p50: number; p95: number }
  load: number
}

/**
 * What readers might type: one to eight words as they come in a text, the commonest among them; of a headline; only of the
 * commonest; and in Latin letters.
 */
function makeQueries(count: number): string[] {
  const vocabulary = makeVocabulary(vocabularySize, seed)
  const chance = chanceOf(17)
  const stories = [...generateStories({ count: 400, seed, until })]
  const some = (size: number, word: () => string) => Array.from({ length: size }, word).join(' ')
  return Array.from({ length: count }, (_, at) => {
    const size = 1 + at % 8
    const story = stories[chance.whole(0, stories.length - 1)]!
    const words = (at % 3 === 0 ? story.headline : plainText(story.body)).replace(/[,।]/g, '').split(/\s+/)
    const word = () => words[chance.whole(0, words.length - 1)]!
    if (at % 16 < 2) return some(size, () => vocabulary[chance.whole(0, 19)]!)
    return at % 16 < 5 ? some(size, () => romanise(word())) : some(size, word)
  })
}

async function sizeOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ bytes: string }>(
    `select sum(pg_total_relation_size(c.oid)) as bytes from pg_class c
     where c.relname in ('search_word', 'search_story', 'search_fresh', 'search_segment', 'search_block', 'search_waiting') and c.relnamespace = 'public'::regnamespace`,
  )
  return Number(rows[0]!.bytes) / 2 ** 20
}

/** What bringing a story into the index adds to the transaction that publishes it, in ms each. */
async function publish(db: DbClient, count: number): Promise<number[]> {
  const times: number[] = []
  for (const story of generateStories({ count, seed: seed + 1, until })) {
    const text = plainText(story.body)
    await inChange(db, async (within) => {
      await within.story.create({
        data: {
          id: story.id, kind: 'full', state: 'published', section: story.section, headline: story.headline, headlineKey: '', standfirst: story.standfirst,
          plainText: text, published: story.published, ordered: story.published,
        },
      })
      const begun = performance.now()
      await indexChanged(within, [story.id])
      times.push(performance.now() - begun)
    })
  }
  // The first meets a code that nothing has run yet.
  return times.slice(3)
}

async function measure(connection: Connection, stories: number, queries: readonly string[]): Promise<Figures> {
  await fillStore(connection, { count: stories, seed, until }, { index: false })
  const client = new pg.Client(clientConfig(connection))
  await client.connect()
  const db = createClient(connection)
  try {
    const began = performance.now()
    let told = began
    await rebuildIndex(client, {
      analyse: analyseStory, anew: true,
      onProgress({ stories: done, of }) {
        if (performance.now() - told < 20_000) return
        told = performance.now()
        console.error(`  ${done} of ${of}, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`)
      },
    })
    const buildS = (performance.now() - began) / 1000
    const index = searchIndex(db)
    const ask = (text: string) =>
      search(index, { text, section: null, desk: null, from: null, until: null, order: 'best' }, { now: until, recency: true })
    for (const query of queries.slice(0, 100)) await ask(query)
    const times: number[] = []
    const before = process.cpuUsage()
    for (const query of queries) {
      const begun = performance.now()
      await ask(query)
      times.push(performance.now() - begun)
    }
    const used = process.cpuUsage(before)
    const added = await publish(db, 33)
    return {
      stories, queries: queries.length, p50ms: percentile(times, 0.5), p95ms: percentile(times, 0.95), cpuMs: (used.user + used.system) / 1000 / queries.length,
      indexMb: await sizeOf(client), buildS, addedMs: { p50: percentile(added, 0.5), p95: percentile(added, 0.95) }, load: loadavg()[0]!,
    }
  } finally {
    await db.$disconnect()
    await client.end()
  }
}

const queries = makeQueries(Number(values.queries))
const all: Figures[] = []
console.log('| stories | p50 ms | p95 ms | own CPU ms | index MB | built in s | added to publishing, ms (p50 / p95) | load |\n|---|---|---|---|---|---|---|---|')
for (const stories of values.stories.split(',').map(Number)) {
  const figures = await withScratchDatabase(async (connection) => {
    const migrated = await migrate(connection)
    if (!migrated.ok) throw new Error('The scratch database could not be migrated.')
    return measure(connection, stories, queries)
  })
  all.push(figures)
  const { p50ms, p95ms, cpuMs, indexMb, buildS, addedMs, load } = figures
  console.log(`| ${stories} | ${[p50ms, p95ms, cpuMs, indexMb, buildS].map((value) => value.toFixed(1)).join(' | ')} | ${addedMs.p50.toFixed(1)} / ${addedMs.p95.toFixed(1)} | ${load.toFixed(1)} |`)
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(all, null, 2)}\n`)
