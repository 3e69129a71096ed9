// `npm start`: from a fresh clone, or from any later state of it, to a newspaper that answers.

import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { alone, checkRelease, ensureBuilt, ensureGenerated, ensureInstalled, Fault, main, release, root, run, serverArguments, serverEnvironment } from './prepare.mjs'

await main(async () => {
  const file = join(root, '.env')
  const { PORT = '3000', HOST = '0.0.0.0' } = { ...(existsSync(file) && parseEnv(readFileSync(file, 'utf8'))), ...process.env }
  // Asked before the long steps, and before a build that the running server would stumble over.
  const port = Number(PORT || 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Fault(`PORT must be a number between 0 and 65535, not ${PORT}.`)
  await checkPort(port, HOST || '0.0.0.0')
  checkPaper()
  if (release === null) {
    await alone(async () => {
      await ensureInstalled('production')
      await ensureGenerated()
      await ensureBuilt()
    })
  } else checkRelease()
  const { code, signal } = await run(serverArguments, { env: serverEnvironment, ipc: true })
  return signal ? 1 : code
})

/** A slip in the file that every newspaper edits is told as one, not as a fault of the build. */
function checkPaper() {
  try {
    JSON.parse(readFileSync(join(root, 'paper.json'), 'utf8'))
  } catch (error) {
    throw new Fault(error.code === 'ENOENT' ? 'There is no paper.json; an empty one is {}.' : `paper.json is not JSON: ${error.message}`)
  }
}

/** Other faults of the address are the server's to explain. */
function checkPort(port, host) {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', ({ code }) => {
      if (code !== 'EADDRINUSE') return resolve()
      reject(new Fault(`Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`))
    })
    probe.once('listening', () => probe.close(resolve))
    try {
      probe.listen(port, host)
    } catch {
      resolve()
    }
  })
}
