import { spawnSync } from 'node:child_process'
import { npmScript, root } from './prepare.mjs'
import { readAudit } from './audit-answer'
import { runCommand } from './run'

// `npm run audit`: what is known against the packages of the lock file, those of development included. What follows the
// command goes to npm.

await runCommand(async () => {
  const { stdout, error } = spawnSync(process.execPath, [npmScript(), 'audit', '--json', '--package-lock-only', ...process.argv.slice(2)], {
    cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26, stdio: ['ignore', 'pipe', 'ignore'], timeout: 120_000,
  })
  if (error !== undefined) throw error
  const { code, words } = readAudit(stdout)
  console.log(words)
  return code
})
