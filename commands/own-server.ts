import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { alone, ensureBuilt, ensureGenerated, root, run, serverEnvironment } from './prepare.mjs'
import { startServerProcess } from './server-process'

/** A production server over a store of its own, filled from the seeds, for as long as somebody looks at it. */
export interface OwnServer {
  origin: string
  /** Imports files as the newspaper's own stories. */
  importFiles: (...files: string[]) => Promise<void>
  /** The path at which the newsroom's first administrator joins; it works once. */
  firstInvitation: () => Promise<string>
  stop: () => Promise<void>
}

/** Builds what is missing and starts the server on a free port with a temporary data folder. Throws when it does not come up. */
export async function startOwnServer(): Promise<OwnServer> {
  await alone(async () => {
    await ensureGenerated()
    await ensureBuilt()
  })
  const data = mkdtempSync(join(tmpdir(), 'pathok-own-'))
  // Under root the database runs as another user, who has to pass.
  chmodSync(data, 0o755)
  const env = { ...serverEnvironment, DATA_DIR: data, DATABASE_URL: '', HOST: '127.0.0.1' }
  const tidy = () => rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  try {
    const server = await startServerProcess(env)
    return {
      origin: server.origin,
      async importFiles(...files) {
        const { code } = await run(['--import', 'tsx', 'commands/seed.ts', ...files], { env })
        if (code !== 0) throw new Error(`${files.join(', ')} could not be imported.`)
      },
      async firstInvitation() {
        const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'commands/newsroom-admin.ts'], { cwd: root, env: { ...process.env, ...env } as NodeJS.ProcessEnv })
        const path = /\/newsroom\/join\/\S+/.exec(stdout)?.[0]
        if (path === undefined) throw new Error(stdout)
        return path
      },
      async stop() {
        await server.stop()
        tidy()
      },
    }
  } catch (error) {
    tidy()
    throw error
  }
}
