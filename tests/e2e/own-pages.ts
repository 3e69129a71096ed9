import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { documentsPresent } from './paper'

/** Where the supplied documents have been taken away, the journeys walk over two pages of our own in the same shapes. */
export default function importOwnPages(): void {
  if (documentsPresent) return
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const pages = ['000_2f6b1c9d40e7a835.txt', '004_91d3e07ab5c26f48.txt'].map((name) => `tests/fixtures/pages/${name}`)
  execFileSync(process.execPath, ['--import', 'tsx', 'commands/seed.ts', ...pages], { cwd: root, stdio: 'inherit' })
}
