import { resolve } from 'node:path'
import { env } from '@/lib/env'
import { analyseStory } from '@/lib/search/analyse-story'
import { openPlaceForCommand, awayMessage } from '@/lib/store/open'
import { restore } from '@/lib/store/restore'
import { withIndexer } from '@/lib/store/search-packing'
import { rebuildIndex } from '@/lib/store/search-rebuilding'
import { isUnavailable } from '@/lib/store/unavailable'
import { runCommand } from './run'

await runCommand(async () => {
  const given = process.argv[2]
  if (!given) {
    console.error('Name the backup: npm run restore -- FILE')
    return 2
  }
  const place = await openPlaceForCommand()
  try {
    const outcome = await restore(place.connection, env.DATA_DIR, resolve(process.env.INIT_CWD ?? process.cwd(), given))
    if (!outcome.ok) {
      console.error(outcome.message)
      return 1
    }
    const { tables, rows, pictures } = outcome.value
    console.log(`Brought back ${rows} rows of ${tables} tables and ${pictures} picture files.`)
    const stories = await withIndexer(place.connection, (client) => rebuildIndex(client, { analyse: analyseStory, anew: false }))
    console.log(`Indexed ${stories} stories for searching.`)
    return 0
  } catch (error) {
    if (!isUnavailable(error)) throw error
    console.error(awayMessage(place.connection, error))
    return 1
  } finally {
    await place.close()
  }
})
