// `npm run test:e2e`: readers' journeys in a real Chromium against the production build, over a database of their own
// that the server fills from the seeds. What follows the command goes to Playwright (`npm run test:e2e -- -g archive`).

import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from './browser.mjs'
import { alone, ensureBuilt, ensureGenerated, ensureInstalled, main, root, run } from './prepare.mjs'

await main(async () => {
  await alone(async () => {
    await ensureInstalled('all')
    await ensureGenerated()
    await ensureBuilt()
  })
  const data = mkdtempSync(join(tmpdir(), 'pathok-journeys-'))
  // Under root the database runs as another user, who has to pass.
  chmodSync(data, 0o755)
  try {
    const { code } = await run([join(root, 'node_modules/@playwright/test/cli.js'), 'test', ...process.argv.slice(2)], {
      env: {
        CHROMIUM: await findBrowser(),
        PORT: String(await freePort()),
        HOST: '127.0.0.1',
        DATA_DIR: data,
        // A server that somebody named for their own paper is not for tests.
        DATABASE_URL: '',
      },
    })
    return code
  } finally {
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
})

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
