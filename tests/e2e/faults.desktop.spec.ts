import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The short form of each fault of `npm run bench:faults`, against servers and a store of its own. */
const promises: Record<string, string> = {
  'publish-kill': 'What was published stands on its pages after a kill right behind the acknowledgement',
  'withdrawal-kill': 'A withdrawal that was acknowledged is not undone by a kill, with or without a database',
  'rack-kill': 'A server killed while it writes pages, or given torn ones, starts with whole pages alone',
  'database-stop': 'Pages that were ever rendered are answered while the database is stopped, also after a restart',
  'slow-database': 'A database that takes seconds for a reply slows no page that is kept',
  'full-volume': 'A volume without room, or without the right to write, costs no reader a page',
  'poisoned-headers': 'Nobody can send headers that change what the next reader gets',
  termination: 'A server that is told to end answers whatever was asked before',
  'two-instances': 'Two servers over one database end with the same pages after a rush of changes',
  counters: 'A view that was acknowledged counts once, however the server ends',
}

// One after the other: each of them alone keeps two cores busy.
test.describe.configure({ mode: 'default' })

for (const [name, promise] of Object.entries(promises)) {
  test(promise, async () => {
    test.setTimeout(400_000)
    const { code, said } = await commit(name)
    expect(said).toContain(`\n${name} (`)
    expect(code, said).toBe(0)
  })
}

/** Ended with the test at the latest: it takes its servers along. */
function commit(name: string): Promise<{ code: number | null; said: string }> {
  const run = spawn(process.execPath, ['--import', 'tsx', 'bench/faults.ts', '--short', '--only', name], {
    cwd: root, stdio: ['ignore', 'pipe', 'pipe'], timeout: 380_000,
  })
  let said = ''
  for (const stream of [run.stdout, run.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  return new Promise((resolve) => run.once('close', (code) => resolve({ code, said })))
}
