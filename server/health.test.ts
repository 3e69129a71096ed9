import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request as ask, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findLastBackup, healthAnswer, liveAnswer, mayLookIn, type HealthFacts } from './health'

const now = new Date('2026-11-22T10:00:00Z')
const well: HealthFacts = {
  ready: true,
  stopping: false,
  database: { connected: true, since: new Date('2026-11-22T04:00:00Z') },
  rack: { writable: true, since: null },
  edition: 17,
  lastFault: null,
}

function health(facts: Partial<HealthFacts>, backup: { at: Date } | null = null, detailed = true): Record<string, unknown> {
  const { status, headers, body } = healthAnswer({ ...well, ...facts }, backup, now, detailed)
  expect(headers).toMatchObject({ 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' })
  return { http: status, ...JSON.parse(body) }
}

describe('health', () => {
  test('A server that is well says so', () => {
    expect(health({}, { at: new Date('2026-11-22T08:30:00Z') })).toEqual({
      http: 200, status: 'ok', live: true, ready: true, degraded: [], edition: 17,
      backup: { at: '2026-11-22T08:30:00.000Z', ageHours: 1.5 }, lastFault: null,
    })
    expect(health({}).backup).toBeNull()
  })

  test('A database that is away is said with its time, and the server stays in use for its kept pages', () => {
    const since = new Date('2026-11-22T09:58:00Z')
    expect(health({ database: { connected: false, since } })).toMatchObject({
      http: 200, status: 'degraded', ready: true, degraded: [{ what: 'database', since: '2026-11-22T09:58:00.000Z' }],
    })
  })

  test('A rack that cannot be written is said beside it', () => {
    const facts = { database: { connected: false, since: null }, rack: { writable: false, since: new Date('2026-11-22T09:00:00Z') } }
    expect(health(facts).degraded).toEqual([
      { what: 'database', since: null }, { what: 'rack', since: '2026-11-22T09:00:00.000Z' },
    ])
  })

  test('Before it is ready and while it stops, a server asks to be left alone', () => {
    expect(health({ ready: false })).toMatchObject({ http: 503, status: 'starting', live: true, ready: false })
    expect(health({ stopping: true })).toMatchObject({ http: 503, status: 'stopping', live: true, ready: false })
    expect(health({ ready: false, stopping: true, database: { connected: false, since: null } }).status).toBe('stopping')
  })

  test('Strangers learn its state and nothing else', () => {
    const facts = { database: { connected: false, since: now }, lastFault: { text: 'The database is away', at: now } }
    expect(health(facts, { at: now }, false)).toEqual({ http: 200, status: 'degraded', live: true, ready: true })
  })

  test('The last fault is named, without what a reader searched for', () => {
    expect(health({ lastFault: { text: 'GET /search?q=secret failed', at: now } }).lastFault)
      .toEqual({ text: 'GET /search?… failed', at: '2026-11-22T10:00:00.000Z' })
  })

  test('A process that answers is alive', () => {
    const { status, headers, body } = liveAnswer()
    expect([status, headers['Cache-Control'], JSON.parse(body)]).toEqual([200, 'no-store', { live: true }])
  })
})

describe('the last backup', () => {
  let dataDir: string
  beforeAll(() => { dataDir = mkdtempSync(join(tmpdir(), 'pathok-health-')) })
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

  test('Where there is no folder of backups there is none, and nothing is thrown', async () => {
    expect(await findLastBackup(dataDir)).toBeNull()
    writeFileSync(join(dataDir, 'file'), '')
    expect(await findLastBackup(join(dataDir, 'file'))).toBeNull()
  })

  test('Of whole backups the newest counts; half-written and foreign files do not', async () => {
    const folder = join(dataDir, 'backups')
    mkdirSync(folder)
    expect(await findLastBackup(dataDir)).toBeNull()
    // Written in this order, so that their times on the disk say something else.
    for (const name of [
      'pathok-2026-11-22-063015.tar.gz', 'pathok-2026-11-21-235959.tar.gz', 'pathok-2026-11-23-000000.tar.gz.part-77',
      'pathok-2026-13-40-000000.tar.gz', 'journal-2026-11-24-000000.tar.gz', 'notes.txt',
    ]) writeFileSync(join(folder, name), 'x')
    mkdirSync(join(folder, 'pathok-2026-11-25-000000.tar.gz'))
    expect(await findLastBackup(dataDir)).toEqual({ at: new Date('2026-11-22T06:30:15Z') })
  })
})

describe('who may look in', () => {
  const token = 'a token of this newspaper'.replaceAll(' ', '-')
  const server = createServer((request, response) => response.end(String(mayLookIn(request, { token: chosen }))))
  let chosen: string | null = null
  let port: number
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '::', resolve).once('error', () => server.listen(0, '0.0.0.0', resolve)))
    port = (server.address() as AddressInfo).port
  })
  afterAll(() => void server.close())

  const may = (headers: Record<string, string> = {}, host = '127.0.0.1') => new Promise<boolean>((resolve, reject) => {
    ask({ host, port, headers, agent: false }, (response: IncomingMessage) => {
      response.setEncoding('utf8').once('data', (text: string) => resolve(text === 'true'))
    }).once('error', reject).end()
  })
  const own = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  const outer = own.find(({ family, internal }) => family === 'IPv4' && !internal)?.address

  test('This machine may, by each name of itself', async () => {
    expect(await may()).toBe(true)
    // Not every system has these two.
    if (process.platform === 'linux') expect(await may({}, '127.0.0.2')).toBe(true)
    if (own.some(({ address }) => address === '::1')) expect(await may({}, '::1')).toBe(true)
  })

  test.each(['X-Forwarded-For', 'x-forwarded-proto', 'X-Forwarded', 'Forwarded', 'X-Real-IP', 'Via'])(
    'Whoever comes through a proxy on this machine may not: %s', async (name) => {
      expect(await may({ [name]: '127.0.0.1' })).toBe(false)
    })

  test('A header that the gate took out still tells of the proxy', () => {
    const socket = { remoteAddress: '127.0.0.1' }
    expect(mayLookIn({ headers: {}, rawHeaders: ['Host', 'a', 'X-Forwarded-For', '203.0.113.9'], socket }, { token: null })).toBe(false)
    expect(mayLookIn({ headers: {}, rawHeaders: ['Host', 'x-forwarded-for'], socket }, { token: null })).toBe(true)
  })

  test.skipIf(outer === undefined)('Another address may not, unless it bears the token', async () => {
    expect(await may({}, outer)).toBe(false)
    expect(await may({ Authorization: `Bearer ${token}` }, outer)).toBe(false)
    chosen = token
    expect(await may({}, outer)).toBe(false)
    expect(await may({ Authorization: `Bearer ${token}` }, outer)).toBe(true)
    chosen = null
  })

  test('The token opens through a proxy too, whole and by its own scheme', async () => {
    chosen = token
    const through = (authorization: string) => may({ 'X-Forwarded-For': '203.0.113.9', Authorization: authorization })
    expect(await through(`Bearer ${token}`)).toBe(true)
    expect(await through(`bearer ${token}`)).toBe(true)
    for (const wrong of [`Bearer ${token}x`, `Bearer ${token.slice(1)}`, 'Bearer ', 'Bearer null', token, `Basic ${token}`]) {
      expect(await through(wrong), wrong).toBe(false)
    }
    chosen = null
    for (const none of ['Bearer null', 'Bearer undefined', 'Bearer']) expect(await through(none), none).toBe(false)
  })
})
