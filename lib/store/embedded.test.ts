import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { clientConfig, type Connection } from './connection'
import { openCluster } from './embedded'
import { completeLibraries, prepareHome } from './embedded-home'
import { isPostmaster, pause, readPostmaster } from './postmaster'

type Said = { host: string; port: number; user: string; database: string; notice: string | null; pid: number; refused?: string; message?: string }

const isRoot = process.getuid?.() === 0
// A user that every system has a name for.
const ordinary = { uid: 1, gid: 1 }
const folders: string[] = []
const members: ChildProcess[] = []

// Making a cluster is the slow part: one is made and stopped, and most tests begin with a copy of it.
let prepared: string
beforeAll(async () => {
  prepared = mkdtempSync(join(tmpdir(), 'pathok-cluster-'))
  chmodSync(prepared, 0o755)
  await (await openCluster(prepared)).leave()
}, 60_000)
afterAll(() => rmSync(prepared, { recursive: true, force: true }))

afterEach(async () => {
  for (const child of members.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) {
    for (const pgData of [join(folder, 'pg')]) {
      const running = readPostmaster(pgData)
      if (running && isPostmaster(running.pid, pgData)) {
        process.kill(running.pid, 'SIGQUIT')
        while (isPostmaster(running.pid, pgData)) await pause(10)
      }
      if (running?.socketDir) rmSync(running.socketDir, { recursive: true, force: true })
    }
    rmSync(folder, { recursive: true, force: true })
  }
})

function newFolder(): string {
  const folder = emptyFolder()
  execFileSync('cp', ['-a', join(prepared, 'pg'), folder])
  return folder
}

function emptyFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'pathok-cluster-'))
  chmodSync(folder, mode)
  folders.push(folder)
  return folder
}

function member(dataDir: string, as: { uid?: number; gid?: number } = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/fixtures/cluster-member.ts', dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, HOME: tmpdir() },
    ...as,
  })
  members.push(child)
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  return {
    child,
    async said(): Promise<Said> {
      while (!output.includes('\n')) await pause(5)
      return JSON.parse(output.split('\n')[0]!) as Said
    },
    async leave(): Promise<string> {
      child.stdin.end()
      await gone
      return output
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}

const postmaster = (folder: string) => readPostmaster(join(folder, 'pg'))?.pid ?? null
const runs = (folder: string) => {
  const pid = postmaster(folder)
  return pid !== null && isPostmaster(pid, join(folder, 'pg'))
}

async function ask(connection: Connection, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(clientConfig(connection))
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[]
  } finally {
    await client.end()
  }
}

async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + 15_000; ; await pause(30)) {
    try {
      return await attempt()
    } catch (error) {
      if (Date.now() > until) throw error
    }
  }
}

describe('One cluster for a data folder', { timeout: 60_000 }, () => {
  test('Whoever comes second uses the running server, and the last to leave stops it', async () => {
    const folder = newFolder()
    const first = member(folder)
    const { pid: _, notice: __, ...connection } = await first.said()
    const server = postmaster(folder)
    const second = member(folder)
    expect((await second.said()).host).toBe(connection.host)
    expect(postmaster(folder)).toBe(server)

    expect(await first.leave()).toContain('left')
    expect(runs(folder)).toBe(true)
    expect(await ask(connection, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(await second.leave()).toContain('left')
    expect(runs(folder)).toBe(false)
    expect(existsSync(connection.host)).toBe(false)
  })

  test('Six starts at once on an empty folder end with one server', async () => {
    const folder = emptyFolder()
    const all = Array.from({ length: 6 }, () => member(folder))
    const said = await Promise.all(all.map((one) => one.said()))
    expect(said.map((one) => one.refused)).toEqual(said.map(() => undefined))
    const { pid: _, notice: __, refused: ___, ...connection } = said[0]!
    const [row] = await ask(connection, `select count(*)::int as members from pg_stat_activity where application_name = 'pathok-member'`)
    expect(row).toEqual({ members: 6 })
    await Promise.all(all.map((one) => one.leave()))
    expect(runs(folder)).toBe(false)
  })

  test('When many leave at once, one of them stops the server', async () => {
    const folder = newFolder()
    for (let round = 0; round < 10; round++) {
      const all = await Promise.all(Array.from({ length: 8 }, () => openCluster(folder)))
      await Promise.all(all.map((cluster) => cluster.leave()))
      expect(runs(folder)).toBe(false)
    }
  })

  test('Coming and going at the same time never leaves anyone without a server', async () => {
    const folder = newFolder()
    const visits = Array.from({ length: 4 }, async (_, visitor) => {
      for (let round = 0; round < 5; round++) {
        const cluster = await openCluster(folder)
        expect(await ask(cluster.connection, 'select 1 as one')).toEqual([{ one: 1 }])
        await pause((visitor * 7 + round * 3) % 11)
        await cluster.leave()
      }
    })
    await Promise.all(visits)
    expect(runs(folder)).toBe(false)
  })

  test('A server left behind by a killed process is adopted', async () => {
    const folder = newFolder()
    const killed = member(folder)
    const { pid: _, notice: __, ...connection } = await killed.said()
    await ask(connection, `create table kept as select 'ইলিশ' as word`)
    const server = postmaster(folder)
    await killed.kill()
    expect(runs(folder)).toBe(true)

    const heir = await openCluster(folder)
    expect(postmaster(folder)).toBe(server)
    expect(await ask(heir.connection, 'select word from kept')).toEqual([{ word: 'ইলিশ' }])
    await heir.leave()
    expect(runs(folder)).toBe(false)
  })

  test('When everything was killed, the next start recovers what was committed', async () => {
    const folder = newFolder()
    const killed = member(folder)
    const { pid: _, notice: __, ...connection } = await killed.said()
    await ask(connection, `create table kept as select 'ইলিশ' as word`)
    process.kill(postmaster(folder)!, 'SIGKILL')
    await killed.kill()

    const next = await openCluster(folder)
    expect(await ask(next.connection, 'select word from kept')).toEqual([{ word: 'ইলিশ' }])
    await next.leave()
  })

  test('A server that dies under its users is started again for them, at the same place', async () => {
    const folder = newFolder()
    const cluster = await openCluster(folder)
    await ask(cluster.connection, `create table kept as select 'ইলিশ' as word`)
    const dead = postmaster(folder)!
    process.kill(dead, 'SIGKILL')
    expect(await eventually(() => ask(cluster.connection, 'select word from kept'))).toEqual([{ word: 'ইলিশ' }])
    expect(postmaster(folder)).not.toBe(dead)
    await cluster.leave()
    expect(runs(folder)).toBe(false)
  })

  test('A process number that now belongs to another program does not keep the server from starting', async () => {
    const folder = newFolder()
    const cluster = await openCluster(folder)
    const { host } = cluster.connection as { host: string }
    const file = join(folder, 'pg', 'postmaster.pid')
    const [, ...rest] = readFileSync(file, 'utf8').split('\n')
    const lock = readFileSync(join(host, '.s.PGSQL.5432.lock'), 'utf8').split('\n').slice(1)
    await cluster.leave()
    // This very test plays the other program.
    mkdirSync(host, { mode: 0o700 })
    if (isRoot) chownSync(host, 65534, 65534)
    writeFileSync(file, [process.pid, ...rest].join('\n'))
    writeFileSync(join(host, '.s.PGSQL.5432.lock'), [process.pid, ...lock].join('\n'))

    const again = await openCluster(folder)
    expect(await ask(again.connection, 'select 1 as one')).toEqual([{ one: 1 }])
    await again.leave()
  })

  test('A folder of another major version is refused with the commands to run', async () => {
    const folder = emptyFolder()
    mkdirSync(join(folder, 'pg'))
    writeFileSync(join(folder, 'pg', 'PG_VERSION'), '17\n')
    if (isRoot) chownSync(join(folder, 'pg'), 65534, 65534)
    const refusal = await openCluster(folder).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'otherVersion' })
    expect((refusal as Error).message).toMatch(/PostgreSQL 17.*npm run backup -- .*npm run restore -- /s)
  })
})

describe('The server', { timeout: 60_000 }, () => {
  test('It syncs to disk, speaks UTF-8 with Bengali letters, listens on no network and lives in a session of its own', async () => {
    const folder = newFolder()
    const cluster = await openCluster(folder)
    const [row] = await ask(
      cluster.connection,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
              current_setting('listen_addresses') as tcp, current_setting('server_encoding') as encoding,
              current_setting('TimeZone') as zone, upper('ä') as upper, 'ইলিশ' ~ '^[[:alpha:]]' as letter`,
    )
    expect(row).toEqual({ fsync: 'on', commit: 'on', tcp: '', encoding: 'UTF8', zone: 'UTC', upper: 'Ä', letter: true })
    const { host } = cluster.connection as { host: string }
    expect(Buffer.byteLength(`${host}/.s.PGSQL.5432`)).toBeLessThan(100)
    if (process.platform === 'linux') {
      const pid = postmaster(folder)!
      const session = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')[3])
      expect(session).toBe(pid)
    }
    await cluster.leave()
  })

  test('It starts in far less than a second once the cluster is there', async () => {
    const folder = newFolder()
    // The best of five, since other work may be going on.
    const times: number[] = []
    for (let round = 0; round < 5; round++) {
      const from = performance.now()
      const cluster = await openCluster(folder)
      times.push(performance.now() - from)
      await cluster.leave()
    }
    expect(Math.min(...times)).toBeLessThan(500)
  })

  test('Where there are no Unix sockets it listens on this machine alone, behind a password', async () => {
    const folder = emptyFolder()
    const cluster = await openCluster(folder, true)
    expect(await ask(cluster.connection, `select current_setting('listen_addresses') as tcp`)).toEqual([{ tcp: '127.0.0.1' }])
    await expect(ask({ ...cluster.connection, password: 'wrong' } as Connection, 'select 1')).rejects.toMatchObject({ code: '28P01' })
    await cluster.leave()
    const again = await openCluster(folder, true)
    expect(again.connection).toEqual(cluster.connection)
    await again.leave()
  })

  test('Links between libraries that the installation did not make are made at the start', async () => {
    const { native } = prepareHome(emptyFolder())
    const copy = join(emptyFolder(), 'native')
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
    const links = JSON.parse(readFileSync(join(copy, 'pg-symlinks.json'), 'utf8')) as { target: string }[]
    expect(links.length).toBeGreaterThan(0)
    for (const { target } of links) rmSync(join(copy, '..', target))
    expect(completeLibraries(copy)).toBe(true)
    for (const { target } of links) expect(existsSync(join(copy, '..', target)), target).toBe(true)
  })
})

describe.runIf(isRoot)('Users', { timeout: 60_000 }, () => {
  test('Under root the server runs as another user', async () => {
    const folder = newFolder()
    const cluster = await openCluster(folder)
    expect(readFileSync(`/proc/${postmaster(folder)}/status`, 'utf8')).toMatch(/^Uid:\t65534\t65534/m)
    await cluster.leave()
  })

  test('An ordinary user has a cluster of his own, which root can share and another user is refused', async () => {
    const folder = emptyFolder()
    chownSync(folder, ordinary.uid, ordinary.gid)
    const owner = member(folder, ordinary)
    expect((await owner.said()).refused).toBeUndefined()
    expect(readFileSync(`/proc/${postmaster(folder)}/status`, 'utf8')).toMatch(/^Uid:\t1\t1/m)
    const server = postmaster(folder)
    const root = await openCluster(folder)
    expect(postmaster(folder)).toBe(server)
    const stranger = await member(folder, { uid: 4321, gid: 4321 }).said()
    expect(stranger.refused).toBe('notOurs')
    await owner.leave()
    expect(runs(folder)).toBe(true)
    await root.leave()
    expect(runs(folder)).toBe(false)
    const again = await openCluster(folder)
    expect(readFileSync(`/proc/${postmaster(folder)}/status`, 'utf8')).toMatch(/^Uid:\t1\t1/m)
    await again.leave()
  })

  test('A user without a name, whom PostgreSQL cannot serve, is told so', async () => {
    const folder = emptyFolder()
    chownSync(folder, 4321, 4321)
    const said = await member(folder, { uid: 4321, gid: 4321 }).said()
    expect(said).toMatchObject({ refused: 'notRunnable' })
    expect(said.message).toContain('DATABASE_URL')
  })

  test('A data folder that the other user cannot reach keeps its data elsewhere, also after it was moved, and a copy has its own', async () => {
    const closed = emptyFolder(0o700)
    const dataDir = join(closed, 'data')
    const home = prepareHome(dataDir)
    folders.push(join(home.pgData, '..'))
    expect(home.pgData).toMatch(/^\/var\/lib\/pathok\/[0-9a-f]{12}\/pg$/)
    const cluster = await openCluster(dataDir)
    expect(cluster.notice).toContain(join(home.pgData, '..'))
    await ask(cluster.connection, `create table kept as select 'ইলিশ' as word`)
    await cluster.leave()

    const copied = prepareHome(copy(dataDir, join(closed, 'copied')))
    folders.push(join(copied.pgData, '..'))
    expect(copied.pgData).not.toBe(home.pgData)

    renameSync(dataDir, join(closed, 'moved'))
    const moved = await openCluster(join(closed, 'moved'))
    expect(await ask(moved.connection, 'select word from kept')).toEqual([{ word: 'ইলিশ' }])
    await moved.leave()
  })
})

function copy(from: string, to: string): string {
  cpSync(from, to, { recursive: true })
  return to
}
