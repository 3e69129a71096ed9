// `npm run dev`: the same server over the same database, with everything made anew on each edit. Next follows app/,
// components/, lib/ and messages/ by itself; this script bundles browser/ and restarts the server when its own code changes.

import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { alone, buildBrowser, ensureGenerated, ensureInstalled, main, root } from './prepare.mjs'

/** What the running server holds in memory from its sources. */
const serverFolders = ['server', 'lib/store', 'prisma/migrations']
const serverFiles = /\.(ts|html|sql)$/
const settings = new Set(['paper.json', '.env'])

await main(async () => {
  await alone(async () => {
    await ensureInstalled('all')
    await ensureGenerated()
    await buildBrowser(['--dev'])
  })

  const bundler = child([join(root, 'commands/build-browser.mjs'), '--watch'])
  let server = startServer()
  let again = false
  let ending = false
  let timer

  const restart = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      console.log('The server changed and starts again.')
      again = true
      if (server.exitCode === null && server.signalCode === null) server.kill('SIGTERM')
      else follow()
    }, 200)
  }
  for (const folder of serverFolders) {
    watch(join(root, folder), { recursive: true }, (_, name) => {
      if (serverFiles.test(name ?? '') && !/\.test\.ts$|generated/.test(name)) restart()
    })
  }
  watch(root, (_, name) => {
    if (settings.has(name)) restart()
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      ending = true
      server.kill(signal)
    })
  }

  let finished
  const end = new Promise((resolve) => {
    finished = resolve
  })
  function follow() {
    if (again && !ending) {
      again = false
      server = startServer()
      server.once('exit', onExit)
    }
  }
  function onExit(code) {
    if (again && !ending) follow()
    else if (ending) finished(code ?? 1)
    // A server that fell over a half-written edit waits for the next one; one that never started has said why.
    else if (code === 0) finished(0)
    else console.log('The server has stopped; it starts again after the next edit to it.')
  }
  server.once('exit', onExit)
  const code = await end
  bundler.kill()
  process.exit(code)
})

function child(args) {
  return spawn(process.execPath, args, {
    cwd: root, env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}

function startServer() {
  return child(['--import', 'tsx', 'server/start.ts', '--dev'])
}
