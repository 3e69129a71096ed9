import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { clientConfig, withDatabase, type Connection } from '@/lib/store/connection'
import { openCluster, type Cluster } from '@/lib/store/embedded'
import { migrate } from '@/lib/store/migrations'

declare module 'vitest' {
  interface ProvidedContext {
    /** The migrated, empty database that every test's own one is copied from. */
    templateDatabase: Connection
  }
}

const template = 'pathok_template'

/** One cluster in the temporary folder for a run of tests, gone after it. It never touches the project's data. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'pathok-tests-'))
  // Under root the server runs as another user, who has to pass.
  chmodSync(folder, 0o755)
  const cluster: Cluster = await openCluster(folder)
  const maintenance = new pg.Client(clientConfig(withDatabase(cluster.connection, 'postgres')))
  await maintenance.connect()
  await maintenance.query(`create database ${template}`)
  await maintenance.end()
  const connection = withDatabase(cluster.connection, template)
  const outcome = await migrate(connection)
  if (!outcome.ok) throw new Error(outcome.message)
  project.provide('templateDatabase', connection)
  return async () => {
    await cluster.leave()
    rmSync(folder, { recursive: true, force: true })
  }
}
