// `npm run bench:related-speed -- [--stories N]`: what finding related stories adds to publishing a story in a store of N
// generated stories, whose lists exist for the newest.

import { parseArgs } from 'node:util'
import pg from 'pg'
import { plainText } from '@/lib/news/blocks'
import { indexChanged } from '@/lib/newsroom/index-changed'
import { relateStories } from '@/lib/newsroom/relate-stories'
import { analyseStory } from '@/lib/search/analyse-story'
import { createClient } from '@/lib/store/client'
import { clientConfig } from '@/lib/store/connection'
import { migrate } from '@/lib/store/migrations'
import { listUnrelated } from '@/lib/store/related-lists'
import { withScratchDatabase } from '@/lib/store/scratch'
import { searchIndex } from '@/lib/store/search-index'
import { rebuildIndex } from '@/lib/store/search-rebuilding'
import { inChange } from '@/lib/store/transaction'
import { fillStore } from './fill'
import { percentile } from './statistics'
import { generateStories } from './stories'

const { values } = parseArgs({ options: { stories: { type: 'string', default: '100000' }, lists: { type: 'string', default: '400' } } })
const seed = 5
const until = new Date('2026-11-01T00:00:00Z')
const count = 43
/** The first meet code that nothing has run yet. */
const warming = 10

await withScratchDatabase(async (connection) => {
  const migrated = await migrate(connection)
  if (!migrated.ok) throw new Error('The scratch database could not be migrated.')
  await fillStore(connection, { count: Number(values.stories), seed, until }, { index: false })
  const client = new pg.Client(clientConfig(connection))
  await client.connect()
  const db = createClient(connection)
  try {
    await rebuildIndex(client, { analyse: analyseStory, anew: true })
    const stories = await searchIndex(db).size()
    const newest = await listUnrelated(db, Number(values.lists), stories)
    const began = performance.now()
    for (let at = 0; at < newest.length; at += 8) await inChange(db, (within) => relateStories(within, newest.slice(at, at + 8).map(({ id }) => id)))
    console.log(`${newest.length} lists made, ${((performance.now() - began) / newest.length).toFixed(1)} ms each`)
    const times: number[] = []
    const own: number[] = []
    for (const story of generateStories({ count, seed: seed + 1, until })) {
      await inChange(db, async (within) => {
        await within.story.create({
          data: {
            id: story.id, kind: 'full', state: 'published', section: story.section, headline: story.headline, headlineKey: '', standfirst: story.standfirst,
            plainText: plainText(story.body), published: story.published, ordered: story.published,
          },
        })
        await indexChanged(within, [story.id])
        const [begun, used] = [performance.now(), process.cpuUsage()]
        await relateStories(within, [story.id])
        times.push(performance.now() - begun)
        const { user, system } = process.cpuUsage(used)
        own.push((user + system) / 1000)
      })
    }
    const [all, cpu] = [times.slice(warming), own.slice(warming)]
    console.log(`publishing one relates it in ${percentile(all, 0.5).toFixed(1)} ms (p50), ${percentile(all, 0.95).toFixed(1)} ms (p95); own CPU ${percentile(cpu, 0.5).toFixed(1)} ms`)
  } finally {
    await db.$disconnect()
    await client.end()
  }
})
