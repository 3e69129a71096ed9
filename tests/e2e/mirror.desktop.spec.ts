import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { expect, test } from '@playwright/test'

let home: string
let server: Server

test.beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'pathok-mirrored-'))
  // Under root the database runs as another user, who has to pass.
  chmodSync(home, 0o755)
})

test.afterAll(async () => {
  await new Promise((resolve) => server?.close(resolve) ?? resolve(null))
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
})

/** A command of the project over a store of its own. */
function command(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', ...args], {
    encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production', DATA_DIR: join(home, 'data'), DATABASE_URL: '' },
  })
  expect(status, stdout + stderr).toBe(0)
  return stdout
}

const types: Record<string, string> = { '.css': 'text/css', '.js': 'text/javascript', '.woff2': 'font/woff2', '.svg': 'image/svg+xml', '.html': 'text/html; charset=utf-8' }

/** As any web server hands out a folder: a file by its name, a folder by its index, anything else is not there. */
function handOut(folder: string): Promise<string> {
  server = createServer(({ url }, response) => {
    const path = join(folder, decodeURIComponent(new URL(url!, 'http://localhost').pathname))
    const found = existsSync(path) ? statSync(path) : null
    const file = found?.isDirectory() ? join(path, 'index.html') : path
    if (found === null || !existsSync(file)) response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end(readFileSync(join(folder, '404.html')))
    else response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file))
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)))
}

test('The paper is read from a folder of files while no newspaper runs, and a withdrawn story leaves it at the next run', async ({ page }) => {
  test.setTimeout(600_000)
  // Two stories, so that the walk over the whole site is short.
  command('commands/seed.ts', ...readdirSync('tests/fixtures/pages').filter((name) => name.endsWith('.txt')).map((name) => `tests/fixtures/pages/${name}`))
  const mirror = join(home, 'mirror')
  command('commands/mirror.ts', mirror)
  const origin = await handOut(mirror)
  const failed: string[] = []
  page.on('response', (response) => response.status() >= 400 && failed.push(response.url()))

  await page.goto(origin)
  const lead = page.getByRole('heading', { level: 1 }).getByRole('link')
  const headline = await lead.innerText()
  const address = (await lead.getAttribute('href'))!
  await lead.click()
  await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toHaveText(headline)
  const [, section] = address.split('/')
  await page.getByRole('article').locator(`a[href="/${section}"]`).first().click()
  await expect(page.getByRole('main').getByRole('link', { name: headline }).first()).toBeVisible()
  await page.locator('footer a[href^="/lite/"]').click()
  await expect(page.locator('link[rel=stylesheet], script:not([type="application/ld+json"])')).toHaveCount(0)
  await expect(page.getByRole('main').getByRole('link', { name: headline }).first()).toHaveAttribute('href', `/lite${address}`)
  expect(failed).toEqual([])
  const [daily] = readdirSync(join(mirror, 'daily')).filter((name) => readFileSync(join(mirror, 'daily', name), 'utf8').includes(headline))
  expect(daily).toBeDefined()

  const id = address.split('/').at(-1)!
  command('commands/story.ts', 'withdraw', id)
  command('commands/mirror.ts', mirror)
  expect((await page.goto(origin + address))?.status()).toBe(404)
  // Another page may still name it as a headline of a captured page; none leads to it.
  const files = readdirSync(mirror, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:html|xml|json)$/.test(name))
  expect(files.filter((name) => readFileSync(join(mirror, name), 'utf8').includes(id))).toEqual([])
})
