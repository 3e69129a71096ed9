import { counters } from './counters'
import { databaseStop } from './database-stop'
import type { Fault } from './fault'
import { fullVolume } from './full-volume'
import { poisonedHeaders } from './poisoned-headers'
import { publishKill } from './publish-kill'
import { rackKill } from './rack-kill'
import { slowDatabase } from './slow-database'
import { termination } from './termination'
import { twoInstances } from './two-instances'
import { withdrawalKill } from './withdrawal-kill'

export const faults: readonly Fault[] = [
  publishKill, withdrawalKill, rackKill, databaseStop, slowDatabase, fullVolume, poisonedHeaders, termination, twoInstances, counters,
]
