import { join, resolve } from 'node:path'
import { env } from '@/lib/env'
import { backup } from '@/lib/store/backup'
import { openStore } from '@/lib/store/open'
import { runCommand } from './run'

await runCommand(async () => {
  const now = new Date()
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-')
  // npm changes into the project's folder and remembers where it was called.
  const from = process.env.INIT_CWD ?? process.cwd()
  const file = process.argv[2] ? resolve(from, process.argv[2]) : join(env.DATA_DIR, 'backups', `pathok-${stamp}.tar.gz`)
  const store = await openStore()
  try {
    const outcome = await backup(store.connection, env.DATA_DIR, file, now)
    if (!outcome.ok) {
      console.error(outcome.message)
      return 1
    }
    const { tables, rows, pictures } = outcome.value
    console.log(`Wrote ${file}: ${rows} rows of ${tables} tables, ${pictures} picture files.`)
    return 0
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    console.error(`There is no room for ${file}; nothing was kept.`)
    return 1
  } finally {
    await store.close()
  }
})
