import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The short form of `npm run bench:newsroom -- --only kill`, with a server and a PostgreSQL of its own. */
test('What an editor was told is saved is there after the server and its database were killed', async () => {
  test.setTimeout(400_000)
  // Ended with the test at the latest: it takes its server along.
  const run = spawn(process.execPath, ['--import', 'tsx', 'bench/newsroom.ts', '--short', '--only', 'kill'], {
    cwd: root, stdio: ['ignore', 'pipe', 'pipe'], timeout: 380_000,
  })
  let said = ''
  for (const stream of [run.stdout, run.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  const code = await new Promise<number | null>((resolve) => run.once('close', resolve))
  expect(said).toMatch(/acknowledged saves: [1-9]/)
  expect(said).toContain('lost: 0\n')
  expect(code, said).toBe(0)
})
