import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connection } from './connection'
import { openCluster } from './embedded'

/** Does some work with an empty database on a cluster of its own in the temporary folder, which goes away after it. */
export async function withScratchDatabase<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'pathok-scratch-'))
  // Under root the server runs as another user, who has to pass.
  chmodSync(folder, 0o755)
  try {
    const cluster = await openCluster(folder)
    try {
      return await work(cluster.connection)
    } finally {
      await cluster.leave()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
