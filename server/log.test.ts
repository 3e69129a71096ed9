import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createLog, logFault, logRefusal, logRendering, requestId, type Log } from './log'

let lines: string[]
let log: Log

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T04:30:00Z') })
  lines = []
  log = createLog({ level: 'info', destination: { write: (line) => void lines.push(line) } })
})
afterEach(() => void vi.useRealTimers())

const read = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>)
const rendering = { id: 'a1', key: '/bn/latest?before=2026', status: 200, queuedMs: 0, renderMs: 12.345, finishMs: 1, bytes: 4000 }

describe('a line', () => {
  test('A line is one JSON object with the level as a word and the time in ISO', () => {
    log.info('listening')
    expect(lines).toHaveLength(1)
    expect(lines[0]!.endsWith('}\n')).toBe(true)
    expect(read()[0]).toEqual({ level: 'info', time: '2026-11-22T04:30:00.000Z', pid: process.pid, msg: 'listening' })
  })

  test('Lines below the level are not written', () => {
    const quiet = createLog({ level: 'warn', destination: { write: (line) => void lines.push(line) } })
    logRendering(quiet, rendering)
    expect(lines).toEqual([])
    logRendering(quiet, { ...rendering, status: 500 })
    expect(read()[0]).toMatchObject({ level: 'warn', status: 500 })
  })

  test('Ids of requests are short and do not repeat', () => {
    const ids = Array.from({ length: 10_000 }, requestId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every((id) => /^[0-9a-f]{12}$/.test(id))).toBe(true)
  })
})

describe('nothing about readers', () => {
  test('A rendering says its page and what it took, and nothing that came along', () => {
    const request = { headers: { cookie: 'secret' }, remoteAddress: '203.0.113.9' }
    logRendering(log, { ...rendering, ...request })
    expect(read()[0]).toEqual({
      level: 'info', time: '2026-11-22T04:30:00.000Z', pid: process.pid, msg: 'rendered',
      id: 'a1', key: '/bn/latest?before=2026', status: 200, queuedMs: 0, renderMs: 12.3, finishMs: 1, bytes: 4000,
    })
  })

  test.each(['/bn/search?q=secret', '/en/search?q=secret&page=2', '/lite/search?q=secret', '/search?secret', '/bn/s%65arch?q=secret', '/api/search?q=secret', '/api/suggest?q=secret', '/bn/verify?q=secret', '/lite/en/verify?q=secret'])(
    'What was searched for is not written: %s', (key) => {
      logRendering(log, { ...rendering, key })
      expect(lines[0]).not.toContain('secret')
      expect(read()[0]!.key).toBe(`${key.split('?')[0]}?…`)
    })

  test('Nor does it come in with a fault, a refusal or an error', () => {
    logFault(log, {
      fault: 'GET /search?q=secret failed',
      error: new Error('no answer for /bn/search?q=secret', { cause: new Error('within http://localhost/en/search?q=secret') }),
    })
    logRefusal(log, { id: 'a', status: 400, reason: 'cannot read /search?q=secret' })
    expect(read()).toHaveLength(2)
    expect(lines.join('')).not.toContain('secret')
    expect(read()[0]!.msg).toBe('GET /search?… failed')
  })

  test('An error has its kind, stack, code and cause, but not the request that some errors carry', () => {
    const broken = Object.assign(new Error('Parse Error', { cause: new TypeError('underneath') }), {
      code: 'HPE_INVALID_METHOD', rawPacket: Buffer.from('Cookie: secret'), parameters: ['secret'],
    })
    logFault(log, { id: 'a1', fault: 'broken request', error: broken })
    const { id, level, err } = read()[0] as { id: string; level: string; err: Record<string, string> }
    expect([id, level]).toEqual(['a1', 'error'])
    expect(Object.keys(err).sort()).toEqual(['code', 'message', 'stack', 'type'])
    expect(err).toMatchObject({ type: 'Error', code: 'HPE_INVALID_METHOD', message: 'Parse Error: underneath' })
    expect(err.stack).toContain('log.test.ts')
    expect(err.stack).toContain('caused by: TypeError: underneath')
  })

  test('Whatever was thrown gets a line', () => {
    for (const error of ['words', null, { headers: 'secret' }]) logFault(log, { fault: `threw ${typeof error} ${error === null}`, error })
    expect(read().map(({ err }) => err)).toEqual(['words', 'null', '[object Object]'])
  })
})

describe('floods', () => {
  test('A fault that repeats has one line in ten seconds, and then its number', () => {
    for (let second = 0; second < 25; second++) {
      logFault(log, { id: `r${second}`, fault: 'The database is away', error: new Error('ECONNREFUSED') })
      vi.advanceTimersByTime(1000)
    }
    expect(read().map(({ id, repeated }) => ({ id, repeated }))).toEqual([
      { id: 'r0', repeated: undefined }, { id: undefined, repeated: 9 }, { id: undefined, repeated: 10 },
    ])
    vi.advanceTimersByTime(60_000)
    expect(read().slice(3).map(({ repeated }) => repeated)).toEqual([5])
    logFault(log, { fault: 'The database is away' })
    expect(read()[4]).toMatchObject({ msg: 'The database is away' })
    expect(read()[4]).not.toHaveProperty('repeated')
  })

  test('Different faults do not hide each other', () => {
    logFault(log, { fault: 'one' })
    logFault(log, { fault: 'two' })
    expect(read().map(({ msg }) => msg)).toEqual(['one', 'two'])
  })

  test('Faults that are all different do not flood either', () => {
    for (let number = 0; number < 5000; number++) logFault(log, { fault: `GET /${number}` })
    expect(lines.length).toBe(101)
    expect(read()[100]!.msg).toBe('many different faults')
    vi.advanceTimersByTime(10_000)
    expect(read()[101]).toMatchObject({ msg: 'many different faults', repeated: 4899 })
  })

  test('A flood of refusals is counted after the first of them', () => {
    for (let number = 0; number < 1000; number++) logRefusal(log, { id: `${number}`, status: 421, reason: 'another host' })
    expect(lines.length).toBe(50)
    vi.advanceTimersByTime(10_000)
    expect(read()[50]).toMatchObject({ level: 'info', repeated: 950 })
    vi.advanceTimersByTime(10_000)
    logRefusal(log, { id: 'later', status: 405, reason: 'method' })
    expect(read()[51]).toMatchObject({ msg: 'refused', id: 'later', status: 405, reason: 'method' })
  })
})
