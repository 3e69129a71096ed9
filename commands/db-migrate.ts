import { migrate } from '@/lib/store/migrations'
import { awayMessage, openPlaceForCommand } from '@/lib/store/open'
import { isUnavailable } from '@/lib/store/unavailable'
import { runCommand } from './run'

await runCommand(async () => {
  const place = await openPlaceForCommand()
  try {
    const outcome = await migrate(place.connection)
    if (!outcome.ok) {
      console.error(outcome.message)
      return 1
    }
    for (const name of outcome.value.applied) console.log(`Applied ${name}`)
    if (outcome.value.applied.length === 0) console.log('Nothing to apply: the database is at the state of the code.')
    return 0
  } catch (error) {
    if (!isUnavailable(error)) throw error
    console.error(awayMessage(place.connection, error))
    return 1
  } finally {
    await place.close()
  }
})
