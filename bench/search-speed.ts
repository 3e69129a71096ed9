// `npm run bench:search-speed -- [--stories N,N] [--queries N] [--slim] [--json FILE]`: how fast search answers in a store
// of N generated stories, how large its index is, how long it takes to make, and what it adds to publishing a story. The
// store is a scratch one of the embedded server, filled as others are and indexed by what `npm run search:reindex` runs.
// With `--slim` the stories have their words in the index alone, and each word is taken apart once: for a million of them.

import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { toLatinDigits } from '@/lib/bangla/digits'
import { romanise } from '@/lib/bangla/romanise'
import { soundOf } from '@/lib/bangla/sound'
import { root } from '@/lib/bangla/stem'
import { plainText } from '@/lib/news/blocks'
import { indexChanged } from '@/lib/newsroom/index-changed'
import { analyseStory } from '@/lib/search/analyse-story'
import { search } from '@/lib/search/search'
import { weightOf } from '@/lib/search/weights'
import { createClient } from '@/lib/store/client'
import { clientConfig, type Connection } from '@/lib/store/connection'
import { migrate } from '@/lib/store/migrations'
import { withScratchDatabase } from '@/lib/store/scratch'
import { searchIndex } from '@/lib/store/search-index'
import { packIndex } from '@/lib/store/search-packing'
import { rebuildIndex } from '@/lib/store/search-rebuilding'
import { SegmentGatherer } from '@/lib/store/search-segment'
import type { Analysed } from '@/lib/store/search-writing'
import { inChange, type DbClient } from '@/lib/store/transaction'
import { chanceOf } from './chance'
import { fillStore } from './fill'
import { percentile } from './statistics'
import { generateStories, vocabularySize, type GeneratedStory } from './stories'
import { makeVocabulary } from './vocabulary'

const { values } = parseArgs({ options: { stories: { type: 'string', default: '10000,100000' }, queries: { type: 'string', default: '800' }, slim: { type: 'boolean', default: false }, json: { type: 'string' } } })

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

/** Fills and indexes the store; resolves with how long the indexing took, in seconds. */
async function build(connection: Connection, client: pg.Client, stories: number): Promise<number> {
  await fillStore(connection, { count: stories, seed, until }, { index: false })
  const began = performance.now()
  await rebuildIndex(client, { analyse: analyseStory, anew: true, onProgress: ({ stories: done, of }) => tell(done, of) })
  return (performance.now() - began) / 1000
}

/** The same with rows of stories that hold no text. What is timed is all but the making of the stories. */
async function buildSlim(client: pg.Client, stories: number): Promise<number> {
  let spent = 0
  let gatherer = new SegmentGatherer()
  let some: GeneratedStory[] = []
  const write = async () => {
    const began = performance.now()
    const { rows } = await client.query<{ id: string; version: string }>(
      `insert into story (id, kind, state, section, headline, headline_key, published, ordered)
       select id, 'full', 'published', section, headline, '', moment, moment
       from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[]) as given(id, section, headline, moment) returning id, xmin::text as version`,
      [some.map(({ id }) => id), some.map(({ section }) => section), some.map(({ headline }) => headline), some.map(({ published }) => published)],
    )
    const versions = new Map(rows.map(({ id, version }) => [id, version]))
    for (const story of some) gatherer.add({ id: story.id, version: versions.get(story.id)!, no: null }, takenApart(story))
    some = []
    if (gatherer.stories.length >= 8_000) {
      await gatherer.write(client)
      await packIndex(client)
      gatherer = new SegmentGatherer()
    }
    spent += performance.now() - began
  }
  let done = 0
  for (const story of generateStories({ count: stories, seed, until })) {
    some.push(story)
    if (some.length === 500) await write()
    if (++done % 500 === 0) tell(done, stories)
  }
  if (some.length > 0) await write()
  const began = performance.now()
  await gatherer.write(client)
  await rebuildIndex(client, { analyse: analyseStory, anew: false })
  await packIndex(client, { all: true })
  await client.query('vacuum analyze')
  return (spent + performance.now() - began) / 1000
}

const forms = new Map<string, { root: string; sound: string }>()

/** What the analysis gives for a generated story, whose words are keys already, without taking a word apart twice. */
function takenApart(story: GeneratedStory): Analysed {
  const counted = new Map<string, number>()
  const sequence: string[] = []
  for (const [part, weight] of [[story.headline, 3], [story.standfirst ?? '', 1.5], [plainText(story.body), 1]] as const) {
    if (sequence.length > 0) sequence.push('')
    for (const word of toLatinDigits(part.replace(/[,।]/g, '')).split(/\s+/)) {
      if (word === '') continue
      sequence.push(word)
      counted.set(word, (counted.get(word) ?? 0) + weight)
    }
  }
  const words = [...counted].map(([word, count]) => {
    let known = forms.get(word)
    if (known === undefined) forms.set(word, known = { root: root(word), sound: soundOf(word) })
    return { word, ...known, weight: weightOf(count, sequence.length) }
  })
  return { words, sequence }
}

let told = performance.now()
function tell(done: number, of: number): void {
  if (performance.now() - told < 20_000) return
  told = performance.now()
  console.error(`  ${done} of ${of}, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`)
}

async function measure(connection: Connection, stories: number, queries: readonly string[]): Promise<Figures> {
  const client = new pg.Client(clientConfig(connection))
  await client.connect()
  const db = createClient(connection)
  try {
    const buildS = await (values.slim ? buildSlim(client, stories) : build(connection, client, stories))
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
