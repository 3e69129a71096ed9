import { spawn, type ChildProcess } from 'node:child_process'
import { root, serverArguments } from './prepare.mjs'

/** A server that runs beside this process. `origin` has no slash at its end. */
export interface ServerProcess {
  origin: string
  stop: () => Promise<void>
}

/** Starts the server on a free port with these variables over this process's own. Throws when it does not come up. */
export async function startServerProcess(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const server = spawn(process.execPath, serverArguments, {
    cwd: root, env: { ...process.env, ...env, PORT: '0' } as NodeJS.ProcessEnv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  try {
    const port = await listening(server)
    return { origin: `http://localhost:${port}`, stop: () => ended(server) }
  } catch (error) {
    await ended(server)
    throw error
  }
}

function listening(server: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on('message', (message: { listening?: number }) => {
      if (message.listening !== undefined) resolve(message.listening)
    })
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`The server ended with ${code} before it listened.`)))
  })
}

function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    server.once('exit', () => resolve())
    server.kill('SIGTERM')
  })
}
