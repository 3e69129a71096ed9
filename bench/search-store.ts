import pg from 'pg'
import { analyseStory } from '@/lib/search/analyse-story'
import { createClient, type PrismaClient } from '@/lib/store/client'
import { clientConfig, type Connection } from '@/lib/store/connection'
import { migrate } from '@/lib/store/migrations'
import { withScratchDatabase } from '@/lib/store/scratch'
import { searchIndex, type SearchIndex } from '@/lib/store/search-index'
import { rebuildIndex } from '@/lib/store/search-rebuilding'

/** Stories in one statement. */
const portion = 1_000

/**
 * The index of these documents as an installation has it: published stories in an empty, migrated database, indexed by
 * what `npm run search:reindex` runs. The ids of the stories are those of the documents.
 */
export async function fillStoredIndex(connection: Connection, db: PrismaClient, documents: readonly (readonly [string, string])[]): Promise<SearchIndex> {
  const client = new pg.Client(clientConfig(connection))
  await client.connect()
  try {
    for (let at = 0; at < documents.length; at += portion) {
      const some = documents.slice(at, at + portion)
      await client.query(
        `insert into story (id, kind, state, section, headline, headline_key, plain_text, published, ordered)
         select id, 'full', 'published', 'national', '', '', text, moment, moment
         from unnest($1::text[], $2::text[], $3::int[]) as given(id, text, place),
           lateral (select timestamptz '2020-01-01' + place * interval '1 minute' as moment) as moments`,
        [some.map(([id]) => id), some.map(([, text]) => text), some.map((_, place) => at + place)],
      )
    }
    await rebuildIndex(client, { analyse: analyseStory, anew: true })
  } finally {
    await client.end()
  }
  return searchIndex(db)
}

/** Does some work with such an index in a scratch database of the embedded server. */
export async function withStoredIndex<Result>(documents: readonly (readonly [string, string])[], work: (index: SearchIndex) => Promise<Result>): Promise<Result> {
  return withScratchDatabase(async (connection) => {
    const migrated = await migrate(connection)
    if (!migrated.ok) throw new Error('The scratch database could not be migrated.')
    const db = createClient(connection)
    try {
      return await work(await fillStoredIndex(connection, db, documents))
    } finally {
      await db.$disconnect()
    }
  })
}
