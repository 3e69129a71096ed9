import pg from 'pg'
import { toLatinDigits } from '@/lib/bangla/digits'
import { plainText } from '@/lib/news/blocks'
import { orderedAt } from '@/lib/news/ordering'
import { contributorOf } from '@/lib/newsroom/byline-slugs'
import type { LookupWords } from '@/lib/newsroom/lookup-words'
import { analyseStory } from '@/lib/search/analyse-story'
import { clientConfig, type Connection } from '@/lib/store/connection'
import { rebuildIndex } from '@/lib/store/search-rebuilding'
import { generateStories, type GeneratedStory, type Generation } from './stories'

/** Stories in one statement: enough that the round trip does not count, few enough that memory does not either. */
const portion = 500

/** A table, the columns that are written, and what is already there and stays. */
const targets = {
  contributor: { columns: ['slug', 'name', 'kind'], known: 'on conflict do nothing' },
  topic: { columns: ['slug', 'name'], known: 'on conflict do nothing' },
  story: {
    columns: [
      'id', 'source_key', 'kind', 'state', 'section', 'headline', 'headline_key', 'standfirst', 'body', 'plain_text', 'search_key',
      'published', 'ordered',
    ],
    known: '',
  },
  byline: { columns: ['story_id', 'position', 'contributor_slug'], known: '' },
  story_topic: { columns: ['story_id', 'position', 'topic_slug'], known: '' },
} as const

type Rows = Record<keyof typeof targets, Record<string, unknown>[]>

/**
 * Puts generated stories into a migrated store, as imports would have written them, all or nothing; and marks it as
 * seeded, so that no start adds the sample paper. With `index`, they can be searched, and no start has to see to it. Throws
 * when one of them is there already.
 */
export async function fillStore(connection: Connection, generation: Generation, { index = true } = {}): Promise<void> {
  const client = new pg.Client(clientConfig(connection))
  await client.connect()
  try {
    await client.query('begin')
    // Built once at the end, an index costs a small part of what it costs to keep it up row by row.
    const { rows: indexes } = await client.query<{ indexname: string; indexdef: string }>(
      `select indexname, indexdef from pg_indexes where tablename = 'story' and schemaname = 'public' and indexdef not like '%UNIQUE%'`,
    )
    for (const { indexname } of indexes) await client.query(`drop index ${indexname}`)
    let writing: Promise<void> = Promise.resolve()
    for (const stories of portions(generateStories(generation))) {
      const rows = rowsOf(stories)
      await writing
      writing = write(client, rows)
      // Heard at the next `await`; until then nobody else does.
      writing.catch(() => {})
      // While PostgreSQL writes these, the next ones are made; the statement has to leave first.
      await new Promise((resolve) => setImmediate(resolve))
    }
    await writing
    for (const { indexdef } of indexes) await client.query(indexdef)
    await client.query('insert into installation (id, seeded) values (1, now()) on conflict (id) do update set seeded = excluded.seeded')
    await client.query('commit')
    if (index) await rebuildIndex(client, { analyse: analyseStory, anew: false })
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

async function write(client: pg.Client, rows: Rows): Promise<void> {
  for (const [table, { columns, known }] of Object.entries(targets)) {
    const names = columns.join(', ')
    await client.query(
      `insert into ${table} (${names}) select ${names} from json_populate_recordset(null::${table}, $1::json) ${known}`,
      [JSON.stringify(rows[table as keyof Rows])],
    )
  }
}

function rowsOf(stories: readonly GeneratedStory[]): Rows {
  const rows: Rows = { contributor: [], topic: [], story: [], byline: [], story_topic: [] }
  for (const story of stories) {
    const contributor = contributorOf(story.byline)
    const words = wordsOf(story)
    rows.contributor.push({ ...contributor })
    rows.topic.push(...story.topics.map((topic) => ({ ...topic })))
    rows.story.push({
      id: story.id,
      source_key: story.sourceKey,
      kind: 'full',
      state: 'published',
      section: story.section,
      headline: story.headline,
      headline_key: words.headlineKey,
      standfirst: story.standfirst,
      body: story.body,
      plain_text: words.plainText,
      search_key: words.searchKey,
      published: story.published,
      ordered: orderedAt({ kind: 'full', published: story.published, captured: null, place: 0 }),
    })
    rows.byline.push({ story_id: story.id, position: 0, contributor_slug: contributor.slug })
    rows.story_topic.push(...story.topics.map(({ slug }, position) => ({ story_id: story.id, position, topic_slug: slug })))
  }
  return rows
}

/**
 * What `lookupWords` gives for a generated story, without looking for what such a text cannot hold: its words are keys
 * already, and of punctuation there are commas and dandas alone. Ten times as fast, which is a minute of a run.
 */
export function wordsOf(story: GeneratedStory): LookupWords {
  const text = plainText(story.body)
  const headlineKey = keyOf(story.headline)
  return {
    headlineKey,
    plainText: text,
    searchKey: [headlineKey, keyOf(story.standfirst ?? ''), keyOf(text)].filter((part) => part !== '').join('\n'),
  }
}

function keyOf(text: string): string {
  return toLatinDigits(text.replace(/[,।]/g, '').replace(/\n+/g, ' '))
}

function* portions(stories: Iterable<GeneratedStory>): Generator<GeneratedStory[]> {
  let some: GeneratedStory[] = []
  for (const story of stories) {
    some.push(story)
    if (some.length === portion) {
      yield some
      some = []
    }
  }
  if (some.length > 0) yield some
}
