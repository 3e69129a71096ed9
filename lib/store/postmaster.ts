import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync,
  statSync, writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { readFrom, trimLog } from './cluster-log'
import type { Home } from './embedded-home'
import { StoreRefusal } from './refusal'

/** The superuser of an embedded cluster, and its one application database. */
export const clusterUser = 'pathok'
export const clusterPort = 5432

/** What a running server writes about itself in postmaster.pid. */
export interface PostmasterFile {
  readonly pid: number
  readonly port: number
  readonly socketDir: string
}

/** Reads postmaster.pid; null where there is none or it is still being written. */
export function readPostmaster(pgData: string): PostmasterFile | null {
  try {
    const lines = readFileSync(join(pgData, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    const port = Number(lines[3])
    if (!Number.isInteger(pid) || pid <= 0 || lines.length < 5) return null
    return { pid, port, socketDir: lines[4]?.trim() ?? '' }
  } catch {
    return null
  }
}

/**
 * Whether a process is the server of this directory. A number alone says little: after a restart of the machine, and
 * at each start of a container, it may belong to another program.
 */
export function isPostmaster(pid: number, pgData: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: somebody else's process, and the server of our directory always runs as a user whom we may signal.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    return process.platform === 'win32'
  }
  if (process.platform === 'linux') {
    try {
      // The server changes to its data directory.
      return readlinkSync(`/proc/${pid}/cwd`) === pgData && /postgres/.test(readFileSync(`/proc/${pid}/cmdline`, 'latin1'))
    } catch {
      return false
    }
  }
  if (process.platform === 'win32') return true
  try {
    return execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).includes(pgData)
  } catch {
    return false
  }
}

/**
 * Takes away lock files whose process number now belongs to another program; PostgreSQL would believe them and refuse
 * to start. Files of a live server, and of a dead one (which PostgreSQL clears up by itself), are left.
 */
export function clearRecycledLocks(home: Home): void {
  const locks = [join(home.pgData, 'postmaster.pid')]
  if (home.socketDir) locks.push(join(home.socketDir, `.s.PGSQL.${clusterPort}.lock`))
  for (const file of locks) {
    const pid = firstNumber(file)
    if (pid === null || isPostmaster(pid, home.pgData)) continue
    // Moved first and looked at again, so that a file which another process has just written goes back.
    const aside = `${file}.${process.pid}`
    try {
      renameSync(file, aside)
      if (firstNumber(aside) === pid) rmSync(aside)
      else renameSync(aside, file)
    } catch {
      // Another process was quicker.
    }
  }
}

function firstNumber(file: string): number | null {
  try {
    const number = Math.abs(Number(readFileSync(file, 'latin1').split('\n')[0]))
    return Number.isInteger(number) && number > 0 ? number : null
  } catch {
    return null
  }
}

/**
 * Makes the cluster's directory where there is none. It is made beside its place and moved there whole, so that an
 * interrupted start leaves nothing half-made and two at once end with one.
 */
export async function ensureCluster(home: Home): Promise<void> {
  const versionFile = join(home.pgData, 'PG_VERSION')
  if (existsSync(versionFile)) {
    const major = readFileSync(versionFile, 'utf8').trim()
    if (major === home.major) return
    throw new StoreRefusal(
      'otherVersion',
      `The store in ${home.pgData} was made by PostgreSQL ${major}; this version of the project brings PostgreSQL ${home.major}, which cannot read it. ` +
        `With the version of the project that made it, run: npm run backup -- store.tar.gz\n` +
        `Then, with this version: mv ${home.pgData} ${home.pgData}-${major} && npm run restore -- store.tar.gz`,
    )
  }
  const base = dirname(home.pgData)
  sweep(base)
  const half = join(base, `pg.new-${randomBytes(4).toString('hex')}`)
  mkdirSync(half, { mode: 0o700 })
  if (home.runAs) chownSync(half, home.runAs.uid, home.runAs.gid)
  try {
    const { code, output } = await run(home, 'initdb', [
      '-D', half, '-U', clusterUser, ...authentication(home), '-E', 'UTF8',
      '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions',
    ])
    rmSync(passwordFile(home), { force: true })
    if (code !== 0) throw failed(home, 'The database could not be created', output)
    renameSync(half, home.pgData)
    syncFolder(base)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(versionFile)) throw error
  }
}

// Whoever reaches the socket's private folder is the owner already; on TCP a password has to tell.
function authentication(home: Home): string[] {
  if (!home.tcp) return ['-A', 'trust']
  writeFileSync(passwordFile(home), home.tcp.password, { mode: 0o600 })
  if (home.runAs) chownSync(passwordFile(home), home.runAs.uid, home.runAs.gid)
  return ['-A', 'scram-sha-256', `--pwfile=${passwordFile(home)}`]
}

const passwordFile = (home: Home) => join(dirname(home.pgData), `pg-password.${process.pid}`)

// What a killed start left behind. An hour old, it belongs to no one who is still at work.
function sweep(base: string): void {
  for (const name of readdirSync(base)) {
    const path = join(base, name)
    if (name.startsWith('pg.new-') && Date.now() - statSync(path).mtimeMs > 3_600_000) rmSync(path, { recursive: true, force: true })
  }
}

/** A server that was started; `ended` holds once its process is gone. */
export interface Started {
  readonly pid: number
  ended(): boolean
  /** What it said before it ended. */
  lastWords(): string
}

/**
 * Starts the server in a session of its own: Ctrl-C in the terminal goes to the session of this process, which then
 * stops the server itself, after the readers.
 */
export function startPostmaster(home: Home): Started {
  trimLog(home.logFile)
  const log = openSync(home.logFile, 'a', 0o600)
  const from = statSync(home.logFile).size
  let over = false
  let trouble = ''
  let child: ChildProcess
  try {
    child = spawn(join(home.native, 'bin', 'postgres'), settings(home), {
      cwd: home.pgData,
      env: childEnv(home),
      detached: true,
      stdio: ['ignore', log, log],
      windowsHide: true,
      ...home.runAs,
    })
  } finally {
    closeSync(log)
  }
  child.once('error', (error) => {
    over = true
    trouble = error.message
  })
  child.once('exit', () => (over = true))
  child.unref()
  return { pid: child.pid ?? -1, ended: () => over, lastWords: () => trouble || readFrom(home.logFile, from) }
}

function settings(home: Home): string[] {
  const chosen = {
    listen_addresses: home.tcp ? '127.0.0.1' : '',
    unix_socket_directories: home.socketDir,
    unix_socket_permissions: '0700',
    port: String(home.tcp?.port ?? clusterPort),
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    max_connections: '100',
    shared_buffers: '64MB',
    max_wal_size: '256MB',
    // Parallel workers share memory under /dev/shm, which containers keep small and systemd clears when a user logs out.
    max_parallel_workers_per_gather: '0',
    max_parallel_maintenance_workers: '0',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    log_autovacuum_min_duration: '-1',
    // A failing statement may carry the text of a draft.
    log_min_error_statement: 'panic',
    cluster_name: 'pathok',
  }
  return ['-D', home.pgData, ...Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

function childEnv(home: Home): NodeJS.ProcessEnv {
  const kept = Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(path|tmp|temp|tmpdir|systemroot|windir)$/i.test(name)))
  return { NODE_ENV: 'production', ...kept, LC_ALL: 'C', TZ: 'UTC', HOME: dirname(home.pgData) }
}

function run(home: Home, program: string, args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((done) => {
    let output = ''
    const child = spawn(join(home.native, 'bin', program), args, {
      cwd: dirname(home.pgData),
      env: childEnv(home),
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...home.runAs,
    })
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', (error) => done({ code: null, output: error.message }))
    child.once('close', (code) => done({ code, output }))
  })
}

/** The refusal that fits what PostgreSQL said; the operator gets its last lines and the place of its log. */
export function failed(home: Home, what: string, output: string): StoreRefusal {
  if (/no space left|ENOSPC|disk quota/i.test(output)) {
    return new StoreRefusal('diskFull', `${what}: the disk that holds ${dirname(home.pgData)} is full.`)
  }
  if (/ENOENT|ENOEXEC|GLIBC|error while loading shared libraries|EINVAL|EPERM/.test(output)) {
    return new StoreRefusal(
      'notRunnable',
      `${what}: the PostgreSQL that comes with the project does not run on this system (${output.trim().split('\n').at(-1)}). Set DATABASE_URL to a PostgreSQL server, version 15 or newer.`,
    )
  }
  const nameless = /could not look up effective user ID (\d+)/.exec(output)?.[1]
  if (nameless) {
    return new StoreRefusal(
      'notRunnable',
      `${what}: user ${nameless} has no name on this system, which PostgreSQL needs once, to create a database. Add a line for it to /etc/passwd, or set DATABASE_URL to a PostgreSQL server, version 15 or newer.`,
    )
  }
  const tail = output.trim().split('\n').slice(-6).join('\n')
  return new StoreRefusal('startFailed', `${what}. PostgreSQL says:\n${tail}\nIts log: ${home.logFile}`)
}

/**
 * Ends a server in PostgreSQL's "fast" way: sessions are cut, what was committed is on disk. Resolves when its process
 * is gone, or after a minute with false.
 */
export async function stopPostmaster(home: Home): Promise<boolean> {
  const running = readPostmaster(home.pgData)
  if (!running || !isPostmaster(running.pid, home.pgData)) return true
  if (process.platform === 'win32') {
    await run(home, 'pg_ctl', ['stop', '-D', home.pgData, '-m', 'fast', '-w'])
  } else {
    process.kill(running.pid, 'SIGINT')
  }
  for (const until = Date.now() + 60_000; Date.now() < until; await pause(10)) {
    if (readPostmaster(home.pgData)?.pid !== running.pid && !isPostmaster(running.pid, home.pgData)) return true
  }
  return false
}

function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const fd = openSync(path, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** Resolves after some milliseconds. */
export function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}
