import { findDrift } from '@/lib/store/drift'
import { migrate } from '@/lib/store/migrations'
import { openStore } from '@/lib/store/open'
import { withScratchDatabase } from '@/lib/store/scratch'
import { runCommand } from './run'

await runCommand(async () => {
  let differences = 0
  const report = (what: string, sql: string | null) => {
    console.log(sql === null ? `${what} and prisma/schema.prisma agree.` : `${what} and prisma/schema.prisma differ. What is missing:\n${sql}`)
    if (sql !== null) differences += 1
  }
  await withScratchDatabase(async (connection) => {
    const outcome = await migrate(connection)
    if (outcome.ok) return report('The migrations', await findDrift(connection))
    console.log(outcome.message)
    differences += 1
  })
  const store = await openStore()
  try {
    report('The store', await findDrift(store.connection))
  } finally {
    await store.close()
  }
  return differences === 0 ? 0 : 1
})
