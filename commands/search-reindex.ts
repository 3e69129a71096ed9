import { parseArgs } from 'node:util'
import { relateMissing } from '@/lib/newsroom/relate-missing'
import { analyseStory } from '@/lib/search/analyse-story'
import { createClient } from '@/lib/store/client'
import type { Connection } from '@/lib/store/connection'
import { openStore } from '@/lib/store/open'
import { forgetLists } from '@/lib/store/related-lists'
import { packIndex, withIndexer } from '@/lib/store/search-packing'
import { claimRebuilding, rebuildIndex } from '@/lib/store/search-rebuilding'
import { runCommand } from './run'

const usage = `npm run search:reindex               indexes all stories anew; broken off, it goes on where it was
npm run search:reindex -- --missing  indexes only what the index lacks, as a start does behind

Readers search and editors publish meanwhile.`

/** How often it is told how far it is, in ms. */
const telling = 2_000

/** Runs the command; resolves with its exit code: 1 when another process is at it, 2 when it was called wrongly. */
async function main(args: string[]): Promise<number> {
  let wanted
  try {
    wanted = parseArgs({ args, options: { missing: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } }).values
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`)
    return 2
  }
  if (wanted.help) {
    console.log(usage)
    return 0
  }
  const store = await openStore()
  try {
    return await withIndexer(store.connection, async (client) => {
      if (!await claimRebuilding(client)) {
        console.error('Another process is indexing the stories already.')
        return wanted.missing ? 0 : 1
      }
      const began = Date.now()
      let told = began
      const stories = await rebuildIndex(client, {
        analyse: analyseStory,
        anew: !wanted.missing,
        // Behind a server there is little memory.
        atOnce: wanted.missing ? 2_048 : 8_192,
        onProgress({ stories, of }) {
          if (Date.now() - told < telling) return
          told = Date.now()
          console.log(`  ${stories} of ${of} stories, ${Math.floor(stories / Math.max(1, of) * 100)} %`)
        },
      })
      await packIndex(client)
      await relate(store.connection, !wanted.missing)
      if (stories > 0 || !wanted.missing) console.log(`Indexed ${stories} stories in ${Math.ceil((Date.now() - began) / 1000)} s.`)
      return 0
    })
  } finally {
    await store.close()
  }
}

/** Related stories are found through the index, so they come after it. */
async function relate(connection: Connection, anew: boolean): Promise<void> {
  const db = createClient(connection)
  try {
    // What is broken off goes on with the lists that are still to be made.
    if (anew) await forgetLists(db)
    const began = Date.now()
    let told = began
    const lists = await relateMissing(db, (done) => {
      if (Date.now() - told < telling) return
      told = Date.now()
      console.log(`  related ${done} stories`)
    })
    if (lists > 0) console.log(`Related ${lists} stories in ${Math.ceil((Date.now() - began) / 1000)} s.`)
  } finally {
    await db.$disconnect()
  }
}

await runCommand(() => main(process.argv.slice(2)))
