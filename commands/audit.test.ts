import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { readAudit } from './audit-answer'

const metadata = { vulnerabilities: { total: 0 }, dependencies: { prod: 90, total: 412 } }
const advisory = (severity: string, fixAvailable: unknown = true) => ({
  name: 'left', severity, isDirect: false, effects: [], nodes: ['node_modules/left'], range: '<1.2.3', fixAvailable,
  via: [{ source: 1, name: 'left', title: 'Too far left', url: 'https://example.org/advisories/1', severity, range: '<1.2.3' }, 'right'],
})
const reportOf = (vulnerabilities: object) => JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata })

describe('The audit of the packages', () => {
  test('without advisories is clean, and says of how many packages', () => {
    expect(readAudit(reportOf({}))).toEqual({ code: 0, words: 'Of 412 packages none has a known vulnerability.' })
  })

  test.each(['high', 'critical'])('with a %s one ends red, naming package, reason and page, the gravest first', (severity) => {
    const { code, words } = readAudit(reportOf({ lesser: advisory('low'), left: advisory(severity, false) }))
    expect(code).toBe(1)
    expect(words.split('\n')).toEqual([
      `${severity}: left <1.2.3: Too far left (https://example.org/advisories/1); through right; there is no fix yet`,
      'low: lesser <1.2.3: Too far left (https://example.org/advisories/1); through right',
      '1 of 2 are high or critical.',
    ])
  })

  test('with lesser ones tells them and ends green', () => {
    const { code, words } = readAudit(reportOf({ left: advisory('moderate') }))
    expect(code).toBe(0)
    expect(words).toContain('moderate: left')
  })

  test('where the answer is none, or of another kind, ends red: nobody knows', () => {
    for (const said of ['', '{"error":{"summary":"loading from incorrect packument","detail":""}}', 'npm error', '[]', 'null', '{"vulnerabilities":{"left":{"severity":"unheard-of"}}}', '{"message":"connect ECONNREFUSED","error":{}}', '{"message":"503","statusCode":503}']) {
      expect(readAudit(said).code, said).toBe(1)
    }
  })
})

describe('npm run audit', { timeout: 60_000 }, () => {
  /** Asks a registry of this test's own that gives this answer, with npm itself. It knows the packages that are installed. */
  async function audit(status: number, body: object): Promise<{ code: number | null; said: string; asked: string[] }> {
    const asked: string[] = []
    const registry = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`)
      const [answer, said] = request.method === 'GET' ? [200, installed(decodeURIComponent(request.url!.slice(1)))] : [status, body]
      request.resume().once('end', () => response.writeHead(answer, { 'Content-Type': 'application/json' }).end(JSON.stringify(said)))
    })
    await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve))
    try {
      const address = `http://127.0.0.1:${(registry.address() as AddressInfo).port}/`
      const run = spawn(process.execPath, ['--import', 'tsx', 'commands/audit.ts', `--registry=${address}`, '--fetch-retries=0'], { stdio: ['ignore', 'pipe', 'pipe'] })
      let said = ''
      for (const stream of [run.stdout, run.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text))
      const code = await new Promise<number | null>((resolve) => run.once('close', resolve))
      return { code, said, asked }
    } finally {
      registry.close()
    }
  }

  /** What a registry says of a package of which there is one version. */
  function installed(name: string): object {
    const made = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }
    return { name, 'dist-tags': { latest: made.version }, 'versions': { [made.version]: made } }
  }

  test('asks the registry about the lock file, and ends red for a grave advisory about a package in it', async () => {
    const { code, said, asked } = await audit(200, { pg: [{ id: 1, url: 'https://example.org/1', title: 'Tells everything', severity: 'critical', vulnerable_versions: '>=0.0.0' }] })
    expect(asked[0]).toBe('POST /-/npm/v1/security/advisories/bulk')
    expect(said).toContain('critical: pg')
    expect(code).toBe(1)
  })

  test('says plainly where a registry offers no audit, and holds that against nobody', async () => {
    const { code, said } = await audit(405, {})
    expect(said).toContain('Note: nothing was audited. The registry that npm is set to offers no audit')
    expect(code).toBe(0)
  })
})
