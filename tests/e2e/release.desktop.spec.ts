import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'

let folder: string

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pathok-packed-'))
  // Under root the database runs as another user, who has to pass.
  chmodSync(folder, 0o755)
})

test.afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }))

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

interface Started {
  address: string
  child: ChildProcess
  said: () => string
  ended: Promise<number | null>
}

/** `npm start` in an unpacked release, with every way to the network closed: npm asks through a proxy that nobody is. */
async function start(home: string): Promise<Started> {
  const port = await freePort()
  const child = spawn('npm', ['start'], {
    cwd: home,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      NODE_ENV: 'production', PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'C.UTF-8',
      PORT: String(port), HOST: '127.0.0.1', DATA_DIR: join(folder, 'data'),
      npm_config_offline: 'true', npm_config_proxy: 'http://127.0.0.1:9/', npm_config_https_proxy: 'http://127.0.0.1:9/', npm_config_cache: join(folder, 'npm'),
    },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { address: `http://127.0.0.1:${port}`, child, said: () => said, ended }
}

const statusOf = async (address: string) => (await fetch(address).catch(() => null))?.status ?? 0

test('A packed newspaper, unpacked elsewhere, starts without building and without a network, and starts again', async () => {
  test.setTimeout(400_000)
  const packed = spawnSync(process.execPath, ['commands/package.mjs', folder], { encoding: 'utf8' })
  expect(packed.status, packed.stdout + packed.stderr).toBe(0)
  const [archive, ...more] = readdirSync(folder)
  expect(more).toEqual([])
  expect(archive).toMatch(/^pathok-\d+\.\d+\.\d+-[a-z0-9]+-[a-z0-9]+\.tar\.gz$/)
  expect(spawnSync('tar', ['-xzf', join(folder, archive!), '-C', folder]).status).toBe(0)
  const home = join(folder, archive!.replace('.tar.gz', ''))

  mkdirSync(join(folder, 'data'))
  chmodSync(join(folder, 'data'), 0o755)
  const names = readdirSync(home).sort()
  for (const round of ['first', 'second']) {
    const { address, child, said, ended } = await start(home)
    try {
      await expect.poll(() => child.exitCode ?? statusOf(address), { timeout: 120_000, message: `${round} start` }).toBe(200)
      const front = await (await fetch(address)).text()
      const [, story] = /href="(\/[a-z-]+\/[0-9a-z]{10})"/.exec(front) ?? []
      expect(story).toBeDefined()
      for (const path of [story!, '/latest', '/archive', '/about', '/settings', '/search?q=%E0%A6%A2', '/en', '/fonts/OFL-tiro-bangla.txt']) {
        expect(await statusOf(address + path), path).toBe(200)
      }
      expect(await statusOf(`${address}/nothing`)).toBe(404)
      const [, sheet] = /<link rel="stylesheet" href="([^"]+)"/.exec(front) ?? []
      const [, core] = /src="(\/browser\/core[^"]+)"/.exec(front) ?? []
      for (const file of [sheet, core]) expect(await statusOf(address + file), file).toBe(200)
      expect(said()).not.toMatch(/Installing|Generating|Bundling|Building|npm error/)
    } finally {
      child.kill('SIGTERM')
      await ended
    }
    expect(await statusOf(address)).toBe(0)
  }
  expect(readdirSync(home).sort(), 'it wrote into its own folder').toEqual(names)

  appendFileSync(join(home, 'paper.json'), '\n')
  const refused = await start(home)
  expect(await refused.ended).toBe(1)
  expect(refused.said()).toContain('paper.json is not the one')
})
