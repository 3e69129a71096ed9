import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveSite, type ServedSite } from '@/tests/served-site'
import type { RequestHandler } from './render'
import { readPlain } from './stand'

const handle: RequestHandler = async (request, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.end(`<!DOCTYPE html><html><body><main data-status="${/nothing|_malformed/.test(request.url!) ? 404 : 200}">${'খবর '.repeat(900)}</main></body></html>`)
}

let site: ServedSite
beforeAll(async () => {
  site = await serveSite(handle)
})
afterAll(() => site.close())

const plain = (path = '/latest', ...more: string[]) => `${[`GET ${path} HTTP/1.1`, `Host: localhost:${site.port}`, 'Accept-Encoding: br', ...more].join('\r\n')}\r\n\r\n`

/** Sends the parts one after the other, each when the one before is under way, and gives what comes back within that. */
async function talk(parts: readonly string[], until: (got: string) => boolean): Promise<string> {
  const socket: Socket = connect({ port: site.port, host: '127.0.0.1', noDelay: true })
  let got = ''
  const done = new Promise<void>((resolve, reject) => {
    socket.on('data', (chunk: Buffer) => {
      got += chunk.toString('latin1')
      if (until(got)) resolve()
    })
    socket.on('close', () => resolve())
    socket.on('error', reject)
  })
  for (const part of parts) {
    socket.write(part, 'latin1')
    await new Promise((resolve) => {
      setTimeout(resolve, 15)
    })
  }
  await done
  socket.destroy()
  return got
}

const answers = (count: number) => (got: string) => {
  const heads = got.split('HTTP/1.1 ').slice(1)
  return heads.length === count && heads.every((one) => {
    const at = one.indexOf('\r\n\r\n')
    const length = /content-length: (\d+)/i.exec(one)?.[1]
    return at >= 0 && one.length >= at + 4 + Number(length ?? 0)
  })
}
const undated = (got: string) => got.replaceAll(/Date: [^\r]+/g, 'Date')
/** The HTTP server takes what has one of the headers that are never plain. */
const roundabout = 'TE: trailers'

describe('A kept page', () => {
  test.each([['/latest'], ['/lite/latest'], ['/en/latest'], ['/nothing']])('(%s) is the same, to the byte, from the stand and from the HTTP server', async (path) => {
    await site.get(path)
    const short = await talk([plain(path)], answers(1))
    expect(undated(short)).toBe(undated(await talk([plain(path, roundabout)], answers(1))))
    const tag = /ETag: (.+)\r/.exec(short)?.[1]
    if (path === '/nothing') return expect(tag).toBeUndefined()
    const held = `If-None-Match: ${tag}`
    const unchanged = await talk([plain(path, held)], answers(1))
    expect(unchanged).toMatch(/^HTTP\/1\.1 304 /)
    expect(undated(unchanged)).toBe(undated(await talk([plain(path, held, roundabout)], answers(1))))
  })

  test('comes whole wherever its request was cut in two', async () => {
    await site.get('/latest')
    const request = plain()
    const whole = undated(await talk([request], answers(1)))
    const cuts = Array.from({ length: request.length - 1 }, (_, at) => at + 1)
    const all = await Promise.all(cuts.map((at) => talk([request.slice(0, at), request.slice(at)], answers(1))))
    for (const one of all) expect(undated(one)).toBe(whole)
  })

  test('is answered in turn, on one connection with all else that is asked on it', async () => {
    await site.get('/latest')
    const parts = [plain(), plain(), `${plain()}${plain('/latest', roundabout)}`, plain().replace('GET', 'HEAD'), plain('/a//b'), plain('/latest', 'Connection: close')]
    const got = await talk(parts, () => false)
    expect(got.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 404', 'HTTP/1.1 200'])
    expect(got).toMatch(/Connection: close\r\n(?![^]*HTTP\/1\.1)/)
  })

  test('is not written without end to someone who reads nothing', async () => {
    await site.get('/latest')
    const socket = connect({ port: site.port, host: '127.0.0.1' })
    socket.pause()
    socket.on('error', () => {})
    const before = process.memoryUsage().arrayBuffers
    for (let times = 0; times < 400; times++) {
      for (let more = 0; more < 50; more++) socket.write(plain())
      await new Promise((resolve) => {
        setImmediate(resolve)
      })
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 2 ** 20)
    socket.destroy()
  })
})

describe('What could be understood in two ways', () => {
  test.each([
    ['a second host', plain => plain.replace('Accept', 'Host: evil.example\r\nAccept'), 400],
    ['a stranger’s host', plain => plain.replace('localhost', 'evil.example'), 421],
    ['no host', plain => plain.replace(/Host: .*\r\n/, ''), 400],
    ['a folded line', plain => plain.replace('br\r\n', 'br\r\n gzip\r\n'), 400],
    ['a space before the colon', plain => plain.replace('Accept-Encoding:', 'Accept-Encoding :'), 400],
    ['a bare line feed', plain => plain.replace('br\r\n', 'br\nX: y\r\n'), 400],
    ['a zero byte', plain => plain.replace('br\r\n', 'b\0r\r\n'), 400],
    ['a length and a body', plain => plain.replace('br\r\n', 'br\r\nContent-Length: 4\r\n').concat('abcd'), 200],
    ['two lengths', plain => plain.replace('br\r\n', 'br\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n'), 400],
    ['a whole address', plain => plain.replace('GET /', 'GET http://evil.example/'), 400],
    ['what calls a server action', plain => plain.replace('br\r\n', 'br\r\nNext-Action: x\r\n'), 403],
    ['another protocol', plain => plain.replace('HTTP/1.1', 'HTTP/3.7'), 400],
  ] as [string, (plain: string) => string, number][])('(%s) is left to the HTTP server: %3$d', async (_, change, status) => {
    await site.get('/latest')
    const sent = change(plain())
    if (status === 400 || status === 200) expect(readPlain(Buffer.from(sent, 'latin1')) === null || /evil/.test(sent)).toBe(true)
    expect(await talk([sent], answers(1))).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  })
})

test('A beacon is taken whole, and nothing that bears a body or goes elsewhere', async () => {
  const beacon = (change = '', path = '/api/views/0123456789?form=full') => `POST ${path} HTTP/1.1\r\nHost: localhost:${site.port}\r\nSec-Fetch-Site: same-origin\r\n${change}\r\n`
  const read = (text: string) => readPlain(Buffer.from(text, 'latin1'))
  expect(read(beacon('Content-Length: 0\r\nUser-Agent: x\r\nX-Forwarded-For: 203.0.113.7\r\n'))).toMatchObject({
    method: 'POST', url: '/api/views/0123456789?form=full', headers: { 'user-agent': 'x', 'sec-fetch-site': 'same-origin', 'x-forwarded-for': '203.0.113.7' },
  })
  for (const refused of [
    beacon('Content-Length: 4\r\n') + 'abcd', beacon('Content-Length: 00\r\n'), beacon('Transfer-Encoding: chunked\r\n'), beacon('', '/settings'),
    beacon('', '/api/viewsx'), beacon() + beacon(), beacon('User-Agent: x\r\nUser-Agent: y\r\n'), beacon('X-Forwarded-For: a\r\nX-Forwarded-For: b\r\n'),
    beacon().replace('POST', 'PUT'),
  ]) expect(read(refused), refused).toBeNull()
  const [ready, served] = [await talk([beacon('Content-Length: 0\r\n')], answers(1)), await talk([beacon('Content-Length: 0\r\n').replace('\r\n\r\n', '\r\nTE: x\r\n\r\n')], answers(1))]
  const lines = (text: string) => text.split('\r\n').filter((line) => !/^date:/i.test(line)).sort()
  expect(ready).toMatch(/^HTTP\/1\.1 204 No Content\r\n/)
  expect(lines(ready)).toEqual(lines(served))
})

test('No bytes make the reading of a request fail or take what is not one whole GET', () => {
  const request = plain()
  let seed = 7
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed % below
  }
  for (let round = 0; round < 20_000; round++) {
    const bytes = Buffer.from(request, 'latin1')
    for (let times = next(4) + 1; times > 0; times--) bytes[next(bytes.length)] = next(256)
    const read = readPlain(bytes)
    if (read === null) continue
    const text = bytes.toString('latin1')
    expect(text.match(/\r\n\r\n/g)).toHaveLength(1)
    expect(text).toMatch(/^GET \/[!-~]* HTTP\/1\.1\r\n(?:[!#$%&'*+.^_`|~\w-]+:[\t -~\u0080-\u00ff]*\r\n)+\r\n$/)
    expect(text.match(/^host:/gim)).toHaveLength(1)
  }
})
