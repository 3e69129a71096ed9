import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage, type Server } from 'node:http'
import { connect as connectHttp2 } from 'node:http2'
import { request as httpsRequest } from 'node:https'
import { createServer as createTcpServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findNginx } from '@/commands/nginx.mjs'

const shipped = (name: string) => readFileSync(fileURLToPath(new URL(`../deploy/${name}`, import.meta.url)), 'utf8')

const nginx = findNginx()
const canRun = nginx !== null && spawnSync('openssl', ['version']).status === 0

/** One of the two servers behind nginx: answers with what arrived, and with a few finished bodies. */
interface Behind {
  server: Server
  port: number
  seen: string[]
}

const packed = brotliCompressSync('খবর '.repeat(20_000))
const tag = 'W/"one"'

function startBehind(name: string): Promise<Behind> {
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`)
    const path = request.url!.split('?', 1)[0]
    if (path === '/broken') return request.socket.destroy()
    if (path === '/packed') {
      response.setHeader('ETag', tag)
      if (request.headers['if-none-match'] === tag) return response.writeHead(304).end()
      return response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Encoding': 'br', Vary: 'Accept-Encoding' }).end(packed)
    }
    let length = 0
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
    })
    request.on('end', () => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ name, url: request.url, headers: request.headers, length }))
    })
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve({ server, port: (server.address() as AddressInfo).port, seen }))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createTcpServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

interface Ask {
  method?: string
  headers?: Record<string, string>
  body?: Buffer
  plain?: boolean
  host?: string
}

interface Got {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

let first: Behind
let second: Behind
let folder: string
let process_: ChildProcess
let secure = 0
let open = 0

function ask(path: string, { method = 'GET', headers = {}, body, plain = false, host = 'example.org' }: Ask = {}): Promise<Got> {
  return new Promise((resolve, reject) => {
    const options = {
      host: '127.0.0.1', port: plain ? open : secure, path, method, agent: false,
      headers: { ...headers, Host: host, ...(body && { 'Content-Length': String(body.length) }) },
    }
    const take = (response: IncomingMessage) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }))
      response.on('error', reject)
    }
    const request = plain ? httpRequest(options, take) : httpsRequest({ ...options, servername: 'example.org', rejectUnauthorized: false }, take)
    request.on('error', reject)
    request.end(body)
  })
}

/** The statuses of several requests that go out together over one HTTP/2 connection. */
async function askTogether(paths: string[]): Promise<number[]> {
  const session = connectHttp2(`https://127.0.0.1:${secure}`, { servername: 'example.org', rejectUnauthorized: false })
  try {
    session.setMaxListeners(0)
    return await Promise.all(paths.map((path) => new Promise<number>((resolve, reject) => {
      session.once('error', reject)
      const stream = session.request({ ':path': path, ':authority': 'example.org' })
      stream.once('error', reject)
      stream.once('response', (headers) => resolve(Number(headers[':status'])))
      stream.resume().end()
    })))
  } finally {
    session.close()
  }
}

const arrived = async (path: string, options?: Ask) => {
  const { status, body } = await ask(path, options)
  expect(status).toBe(200)
  return JSON.parse(body.toString()) as { name: string; url: string; headers: IncomingHttpHeaders; length: number }
}

/** The shipped file with other ports and paths, and with the second server that it shows switched on. */
function configuration(): string {
  const replaced: [RegExp, string][] = [
    [/^ *listen \[::\].*\n/gm, ''],
    [/listen 80\b/g, `listen 127.0.0.1:${open}`],
    [/listen 443\b/g, `listen 127.0.0.1:${secure}`],
    [/server 127\.0\.0\.1:3000/, `server 127.0.0.1:${first.port}`],
    [/# (server 127\.0\.0\.1:)3001/, `$1${second.port}`],
    [/\/etc\/letsencrypt\/live\/example\.org\/(fullchain|privkey)\.pem/g, `${folder}/$1.pem`],
    [/\/var\/log\/nginx\//g, `${folder}/`],
    [/\/run\/nginx\.pid/, `${folder}/nginx.pid`],
    [/include \/etc\/nginx\/mime\.types;/, ''],
    [/^user .*\n/m, ''],
    [/^http \{\n/m, `http {\n${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((one) => `  ${one}_temp_path ${folder}/${one};\n`).join('')}`],
  ]
  let text = shipped('nginx.conf')
  for (const [pattern, by] of replaced) {
    expect(text, `nothing to replace: ${pattern}`).toMatch(pattern)
    text = text.replace(pattern, by)
  }
  return text
}

async function answers(): Promise<boolean> {
  return (await ask('/ready').catch(() => null))?.status === 200
}

describe.skipIf(!canRun)(`deploy/nginx.conf${canRun ? '' : ' (skipped: there is no nginx, or no openssl, and none could be installed)'}`, () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pathok-nginx-'))
    chmodSync(folder, 0o755)
    for (const one of ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']) {
      mkdirSync(join(folder, one))
      // Started by root, its workers are somebody else.
      chmodSync(join(folder, one), 0o777)
    }
    execFileSync('openssl', [
      'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=example.org',
      '-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem'),
    ], { stdio: 'ignore' })
    ;[first, second] = [await startBehind('first'), await startBehind('second')]
    ;[open, secure] = [await freePort(), await freePort()]
    writeFileSync(join(folder, 'nginx.conf'), configuration())
    const args = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'early.log')]
    const checked = spawnSync(nginx!, [...args, '-t'], { encoding: 'utf8' })
    expect(checked.status, checked.stderr).toBe(0)
    process_ = spawn(nginx!, [...args, '-g', 'daemon off;'], { stdio: 'inherit' })
    for (let tries = 0; !(await answers()); tries++) {
      if (tries > 200) throw new Error('nginx did not answer')
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  })

  afterAll(async () => {
    if (process_?.exitCode === null) {
      const ended = new Promise((resolve) => process_.once('exit', resolve))
      process_.kill('SIGTERM')
      await ended
    }
    first?.server.closeAllConnections()
    second?.server.closeAllConnections()
    first?.server.close()
    second?.server.close()
    if (folder) rmSync(folder, { recursive: true, force: true })
  })

  test('What is shown switched off can be switched on', () => {
    const text = readFileSync(join(folder, 'nginx.conf'), 'utf8')
      .replace(/# (proxy_cache|location \/_next\/static)/g, '$1').replace(/#( {3}(alias|add_header).*| }$)/gm, '$1')
      .replace('/var/cache/nginx/pathok', join(folder, 'cache'))
    expect(text.match(/^ *proxy_cache/gm)?.length).toBeGreaterThan(4)
    expect(text).toMatch(/^ *alias /m)
    writeFileSync(join(folder, 'more.conf'), text)
    const { status, stderr } = spawnSync(nginx!, ['-p', folder, '-c', join(folder, 'more.conf'), '-e', join(folder, 'early.log'), '-t'], { encoding: 'utf8' })
    expect(status, stderr).toBe(0)
  })

  test('The paper learns the name, the address and the way by which a reader came', async () => {
    const { headers } = await arrived('/latest?page=2')
    expect(headers).toMatchObject({
      host: 'example.org', 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'example.org',
    })
  })

  test('Nobody outside can say who they are or how they came', async () => {
    const { headers } = await arrived('/', {
      headers: {
        'X-Forwarded-For': '198.51.100.7', 'X-Forwarded-Proto': 'http', 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Port': '1',
        'X-Real-IP': '198.51.100.7', Forwarded: 'for=198.51.100.7', Upgrade: 'websocket', Connection: 'Upgrade',
      },
    })
    expect(headers).toMatchObject({ 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'example.org' })
    for (const name of ['x-forwarded-port', 'x-real-ip', 'forwarded', 'upgrade']) expect(headers, name).not.toHaveProperty(name)
  })

  test("Headers by which the framework speaks to itself do not come through, nor a reader's own content policy", async () => {
    const names = [
      'x-middleware-rewrite', 'x-middleware-redirect', 'x-middleware-set-cookie', 'x-middleware-skip', 'x-middleware-override-headers',
      'x-middleware-next', 'x-middleware-subrequest', 'x-middleware-prefetch', 'x-now-route-matches', 'x-matched-path', 'x-nextjs-data',
      'next-resume', 'x-next-resume-state-length', 'x-prerender-revalidate', 'x-prerender-revalidate-if-generated',
      'x-next-revalidated-tags', 'x-next-revalidate-tag-token', 'x-invoke-path', 'x-invoke-query', 'x-invoke-status', 'x-invoke-output',
      'content-security-policy', 'content-security-policy-report-only', 'x-nonce',
    ]
    const { headers } = await arrived('/', { headers: { ...Object.fromEntries(names.map((name) => [name, '1'])), 'x-other': '1' } })
    expect(headers['x-other']).toBe('1')
    expect(names.filter((name) => name in headers)).toEqual([])
  })

  test('A packed page, its tag and "you still have it" pass unchanged', async () => {
    const whole = await ask('/packed', { headers: { 'Accept-Encoding': 'br' } })
    expect(whole).toMatchObject({ status: 200, headers: { 'content-encoding': 'br', etag: tag } })
    expect(whole.body.equals(packed)).toBe(true)
    expect(brotliDecompressSync(whole.body).toString('utf8', 0, 9)).toBe('খবর')
    const again = await ask('/packed', { headers: { 'Accept-Encoding': 'br', 'If-None-Match': tag } })
    expect(again).toMatchObject({ status: 304, headers: { etag: tag } })
    expect(again.body).toHaveLength(0)
  })

  test('Addresses arrive as they were asked for, encoded signs included', async () => {
    const path = '/topic/%E0%A6%AC%E0%A6%A8%E0%A7%8D%E0%A6%AF%E0%A6%BE?a=%2F&b=1'
    expect((await arrived(path)).url).toBe(path)
  })

  test('A body too large for any form is refused before it is read, but a picture for a story is let through', async () => {
    const before = first.seen.length + second.seen.length
    expect((await ask('/settings', { method: 'POST', body: Buffer.alloc(300_000) })).status).toBe(413)
    expect(first.seen.length + second.seen.length).toBe(before)
    expect((await arrived('/settings', { method: 'POST', body: Buffer.alloc(200_000) })).length).toBe(200_000)
    expect((await arrived('/newsroom/pictures', { method: 'POST', body: Buffer.alloc(5_000_000) })).length).toBe(5_000_000)
    expect((await ask('/newsroom/pictures', { method: 'POST', body: Buffer.alloc(27_000_000) }).catch(() => ({ status: 413 }))).status).toBe(413)
  })

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])('%s is refused in front', async (method) => {
    const before = first.seen.length + second.seen.length
    expect((await ask('/', { method })).status).toBe(405)
    expect(first.seen.length + second.seen.length).toBe(before)
  })

  test('Metrics and the framework’s picture maker are not for the world', async () => {
    const before = first.seen.length + second.seen.length
    for (const path of ['/metrics', '/_next/image?url=x&w=1&q=1', '/_next/image']) expect((await ask(path)).status, path).toBe(404)
    expect(first.seen.length + second.seen.length).toBe(before)
  })

  test('A foreign name gets no answer, whichever way it comes', async () => {
    await expect(ask('/', { host: 'evil.example' })).rejects.toThrow(/socket hang up|ECONNRESET/)
    await expect(ask('/', { host: 'evil.example', plain: true })).rejects.toThrow(/socket hang up|ECONNRESET/)
  })

  test('Plain HTTP and the second name lead to the one address, with path and arguments', async () => {
    const to = 'https://example.org/latest?page=2'
    expect(await ask('/latest?page=2', { plain: true })).toMatchObject({ status: 308, headers: { location: to } })
    expect(await ask('/latest?page=2', { host: 'www.example.org' })).toMatchObject({ status: 308, headers: { location: to } })
  })

  test('Whoever searches as fast as a machine is told to slow down; reading is not limited', async () => {
    // All at once over one connection, so that no slow machine makes them look like a person's.
    const statuses = (path: string) => askTogether(Array.from({ length: 100 }, () => path))
    for (const path of ['/search?q=%E0%A6%A2', '/api/suggest?q=%E0%A6%A2']) {
      const searched = await statuses(path)
      expect(searched.filter((status) => status === 200).length, path).toBeGreaterThanOrEqual(40)
      expect(searched, path).toContain(429)
    }
    // One limit for all ways to search.
    expect(await statuses('/api/search?q=%E0%A6%A2')).toContain(429)
    expect(new Set(await statuses('/latest'))).toEqual(new Set([200]))
  })

  test('HTTP/2 is spoken', async () => {
    expect(await askTogether(['/'])).toEqual([200])
  })

  test('A form is not sent a second time when its server goes away under it', async () => {
    const count = () => [...first.seen, ...second.seen].filter((one) => one === 'POST /broken').length
    expect((await ask('/broken', { method: 'POST', body: Buffer.from('a=1') })).status).toBe(502)
    expect(count()).toBe(1)
  })

  test('One of two servers may be gone and every reader is answered', async () => {
    first.server.closeAllConnections()
    await new Promise((resolve) => first.server.close(resolve))
    for (let count = 0; count < 20; count++) expect((await arrived('/')).name).toBe('second')
  })

  test('The log says what was asked, and nothing of who asked or what they searched for', async () => {
    await ask('/search?q=secret-words', { headers: { 'User-Agent': 'secret-browser', Referer: 'https://secret.example/' } })
    // Lines are written in batches; the server writes what it holds when it ends.
    const ended = new Promise((resolve) => process_.once('exit', resolve))
    process_.kill('SIGQUIT')
    await ended
    const log = readFileSync(join(folder, 'access.log'), 'utf8') + readFileSync(join(folder, 'error.log'), 'utf8')
    expect(log).toContain('GET /latest 200')
    expect(log).not.toMatch(/secret|127\.0\.0\.1/)
  })
})
