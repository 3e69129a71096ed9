// What has to be there before anything runs: packages, the generated client, the build. Node's own modules only, since
// this is what installs the others. Each step does nothing when its work is done, and two processes never do one at once.

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const at = (...parts) => join(root, ...parts)
const readText = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null)
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

/** What `npm run package` wrote into a release (version, platform, arch, sum of paper.json); null in a checkout. */
export const release = existsSync(at('build', 'release.json')) ? readJson(at('build', 'release.json')) : null

/** A fault that a person can mend; printed without a stack. */
export class Fault extends Error {}

/**
 * How a production server is started. V8 would let its heap grow with the machine, and a small machine also holds
 * PostgreSQL; kept pages lie outside the heap.
 */
export const serverArguments = ['--max-old-space-size=256', '--max-semi-space-size=8', '--import', 'tsx', 'server/start.ts']

/** What a production server finds around it. Every further arena of glibc holds memory that is never given back. */
export const serverEnvironment = { NODE_ENV: 'production', MALLOC_ARENA_MAX: '2' }

/** Runs a script's main function and ends the process with a sentence, not with a stack, where one is to be had. */
export async function main(script) {
  stopWithParent()
  try {
    checkNode()
    process.exitCode = (await script()) ?? 0
  } catch (error) {
    console.error(error instanceof Fault ? `\n${error.message}\n` : error)
    process.exitCode = 1
  }
}

/** npm keeps a SIGTERM to itself; who ends npm means what it started. Ctrl-C reaches everybody anyway. */
function stopWithParent() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
  }, 500).unref()
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Fault(`Node.js ${process.versions.node} is too old for Pathok: 20.19 or newer is needed (https://nodejs.org).`)
  }
}

/**
 * Runs a Node script of this project or its packages; resolves with its exit code. Signals reach it too. With `quiet`
 * its words are kept and handed back, and a line every 15 seconds shows that work goes on.
 */
export function run(args, { env = {}, quiet = null, stdin = 'ignore', ipc = false } = {}) {
  return new Promise((resolve, reject) => {
    const output = quiet === null ? 'inherit' : 'pipe'
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
      stdio: ipc ? [stdin, output, output, 'ipc'] : [stdin, output, output],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        said += text
      })
    }
    const began = Date.now()
    const timer = quiet === null ? null : setInterval(() => {
      console.log(`  ${quiet}: ${Math.round((Date.now() - began) / 1000)} s`)
    }, 15_000)
    const pass = (signal) => child.kill(signal)
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, pass)
    const settle = () => {
      clearInterval(timer)
      for (const signal of signals) process.off(signal, pass)
    }
    child.once('error', (error) => {
      settle()
      reject(error)
    })
    child.once('close', (code, signal) => {
      settle()
      resolve({ code: code ?? 1, signal, said })
    })
  })
}

/** A step of the preparation: says what it does, and ends the script when it fails or is interrupted. */
async function step(title, args, { env = {}, failure }) {
  console.log(title)
  const { code, signal, said } = await run(args, { quiet: 'still at it', env })
  if (signal) process.exit(signal === 'SIGINT' ? 130 : 143)
  if (code === 0) return
  // npm closes with a page on its own usage, under which its reason would be lost.
  console.error(said.split(/^npm error\s*$\s*^npm error (?:Clean install a project|Usage:)/m, 1)[0].trim())
  throw new Fault(reasonIn(said) ?? failure)
}

function reasonIn(said) {
  if (/ENOSPC|no space left/i.test(said)) return 'The disk is full. Pathok needs about 2 GB for its packages, its build and its database; make room and start again.'
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network request|ENOTCACHED/i.test(said)) {
    return 'The packages could not be fetched: there is no way to the npm registry. The first start needs a network, later ones do not. Start again when there is one.'
  }
  if (/EACCES|EPERM/.test(said)) return `This user may not write in ${root}. Give the folder to the user who starts Pathok.`
  return null
}

const lockFile = at('build', 'preparing')

/**
 * Keeps every other process of this checkout out while `work` runs. The holder touches the file every two seconds, so a
 * lock that stands still was left by a process that was killed; process numbers would lie, in containers above all.
 */
export async function alone(work) {
  mkdirSync(dirname(lockFile), { recursive: true })
  let waiting = false
  for (;;) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code === 'ENOSPC') throw new Fault(reasonIn('ENOSPC'))
      if (error.code === 'EACCES' || error.code === 'EROFS') throw new Fault(reasonIn('EACCES'))
      if (error.code !== 'EEXIST') throw error
    }
    const age = Date.now() - (statSync(lockFile, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > 10_000) rmSync(lockFile, { force: true })
    else {
      if (!waiting) console.log('Another start is preparing this folder; waiting for it.')
      waiting = true
      await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 300))
    }
  }
  const beat = setInterval(() => {
    const now = new Date()
    try {
      utimesSync(lockFile, now, now)
    } catch {}
  }, 2_000)
  const release = () => {
    clearInterval(beat)
    rmSync(lockFile, { force: true })
  }
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

/**
 * Installs the locked packages when they are missing or others. `set` is what the task needs: `production` to build and
 * serve, `all` to test as well. A folder that holds all is never cut down. npm writes its own lock file into
 * node_modules as its last act, so that file says both what is there and that the installation came to its end.
 */
export async function ensureInstalled(set) {
  const wanted = readJson(at('package-lock.json')).packages
  const had = installedPackages()
  const devHad = had !== null && Object.values(had).some((entry) => entry.dev)
  const complete = had !== null && Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.optional || entry.devOptional || entry.peer) return true
    if (entry.dev && set === 'production' && !devHad) return true
    return had[path]?.version === entry.version && had[path]?.integrity === entry.integrity
  })
  if (complete) return
  const all = set === 'all' || devHad
  // Scripts of packages stay off: one of them would fetch a binary that is never used, and none is needed.
  const flags = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', ...(all ? ['--include=dev'] : ['--omit=dev'])]
  const npm = npmScript()
  await step(`Installing ${all ? 'all packages' : 'packages'} (once; a few hundred megabytes)`, [npm, ...flags], {
    failure: 'The packages could not be installed; npm says above why.',
  })
}

function installedPackages() {
  const file = at('node_modules', '.package-lock.json')
  try {
    return existsSync(at('node_modules', 'next', 'package.json')) ? readJson(file).packages : null
  } catch {
    return null
  }
}

/** npm's own script, so that it runs under this very Node. */
export function npmScript() {
  const given = process.env.npm_execpath
  if (given && /npm-cli\.c?js$/.test(given) && existsSync(given)) return given
  const bin = dirname(process.execPath)
  const places = [join(bin, '..', 'lib', 'node_modules', 'npm'), join(bin, 'node_modules', 'npm'), '/usr/share/nodejs/npm']
  const found = places.map((folder) => join(folder, 'bin', 'npm-cli.js')).find((file) => existsSync(file))
  if (!found) throw new Fault('npm was not found beside Node.js. Run `npm start` instead of the script itself.')
  return found
}

const generatedStamp = at('build', 'generated.stamp')

/** Generates the database client when the schema or Prisma's version changed. Needs no network. */
export async function ensureGenerated() {
  const sum = hashOf(['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json'])
  if (existsSync(at('lib/store/generated/client.ts')) && readText(generatedStamp) === sum) return
  await step('Generating the database client', [at('node_modules/prisma/build/index.js'), 'generate', '--no-hints'], {
    env: { CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    failure: 'The database client could not be generated from prisma/schema.prisma; Prisma says above why.',
  })
  writeFileSync(generatedStamp, sum)
}

/** What the build is made from. The server and the commands run from their sources and are not part of it. */
const sources = [
  'app', 'browser', 'components', 'lib', 'messages', 'commands/build-browser.mjs', 'next.config.ts', 'package-lock.json',
  'paper.json', 'postcss.config.mjs', 'prisma/schema.prisma', 'tsconfig.json',
]
const siteStamp = at('build', 'site.stamp')

/** Bundles what runs in the browser and builds the site, when a source changed since the last build that came to its end. */
export async function ensureBuilt({ force = false } = {}) {
  const sum = hashOf(sources)
  const built = existsSync(at('.next', 'BUILD_ID')) && existsSync(at('build', 'browser', 'manifest.json'))
  if (!force && built && readText(siteStamp) === sum) return
  await buildBrowser()
  await step('Building the site (after a change only; about half a minute)', [at('node_modules/next/dist/bin/next'), 'build'], {
    env: { NODE_ENV: 'production' },
    failure: 'The site could not be built; the reason stands above.',
  })
  writeFileSync(siteStamp, sum)
}

export async function buildBrowser(flags = []) {
  // The pages of a build name the files made with it; with others they are no whole any more.
  rmSync(siteStamp, { force: true })
  await step('Bundling browser/', [at('commands/build-browser.mjs'), ...flags], {
    failure: 'What runs in the browser could not be bundled; the reason stands above.',
  })
}

/** A release is whole as it was unpacked; what can be wrong with it is the machine, or an edit that it cannot follow. */
export function checkRelease() {
  const { platform, arch, paper, version } = release
  if (platform !== process.platform || arch !== process.arch) {
    throw new Fault(`This release of Pathok is for ${platform}-${arch}; this machine is ${process.platform}-${process.arch}. Pack one on a machine of its kind: npm run package.`)
  }
  const now = createHash('sha256').update(readText(at('paper.json')) ?? '').digest('hex')
  if (now !== paper) {
    throw new Fault([
      `paper.json is not the one that release ${version} was built with, and its words are part of the built pages.`,
      'Make the change where you pack releases, then: npm run package. To go on with this release, put its own paper.json back.',
    ].join('\n'))
  }
}

/** One sum over names and contents. Times are not asked: a checkout or a copy changes them all. */
function hashOf(names) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0])
  const visit = (path) => {
    const found = statSync(path, { throwIfNoEntry: false })
    if (found === undefined) return
    if (found.isDirectory()) {
      for (const name of readdirSync(path).sort()) if (name !== 'generated' && !name.startsWith('.')) visit(join(path, name))
    } else if (!/\.test\.[a-z]+$/.test(path)) {
      hash.update(`${relative(root, path).split(sep).join('/')}\0`).update(readFileSync(path)).update('\0')
    }
  }
  for (const name of names) visit(at(name))
  return hash.digest('hex')
}
