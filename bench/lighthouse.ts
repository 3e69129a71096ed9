// `npm run bench:page [-- /path]`: Lighthouse, mobile preset, three runs over a production server with a store of its
// own. Without a path: a story that search engines may list, imported for this from the test pages. Ends red when a
// figure is below what the project promises of its story page.

import { createServer, type AddressInfo } from 'node:net'
import { chromium } from '@playwright/test'
import lighthouse from 'lighthouse'
import { findBrowser } from '../commands/browser.mjs'
import { startOwnServer } from '../commands/own-server'
import { runCommand } from '../commands/run'

const rounds = 3

/** What the story page has to reach: scores of 100, the layout shift, and bytes of script on the line, headers and all. */
const promised = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100, shift: 0.01, script: 4_000 }

type Figures = typeof promised

await runCommand(async () => {
  const asked = process.argv[2] ?? null
  const server = await startOwnServer()
  const port = await freePort()
  const browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH || await findBrowser(), args: [`--remote-debugging-port=${port}`],
  })
  try {
    if (asked === null) await server.importFiles('tests/fixtures/pages/000_2f6b1c9d40e7a835.txt')
    const url = server.origin + (asked ?? await leadPath(server.origin))
    console.log(`${url}\n`)
    const all: Figures[] = []
    for (let round = 1; round <= rounds; round++) {
      const figures = await measure(url, port)
      all.push(figures)
      console.log(`${round}: ${line(figures)}`)
    }
    const middle = median(all)
    console.log(`\nmedian: ${line(middle)}`)
    const short = asked === null ? shortcomings(middle) : []
    for (const shortcoming of short) console.log(shortcoming)
    return short.length === 0 ? 0 : 1
  } finally {
    await browser.close()
    await server.stop()
  }
})

/** The story that leads the front: of the stories imported the newest. */
async function leadPath(origin: string): Promise<string> {
  const html = await (await fetch(origin)).text()
  const path = /<h1[^>]*>\s*<a[^>]*\bhref="([^"]+)"/.exec(html)?.[1]
  if (path === undefined) throw new Error('The front page has no lead.')
  return path
}

async function measure(url: string, port: number): Promise<Figures> {
  const result = await lighthouse(url, { port, output: 'json', logLevel: 'error' })
  if (!result) throw new Error('Lighthouse gave no result.')
  const { categories, audits, runtimeError } = result.lhr
  if (runtimeError) throw new Error(runtimeError.message)
  const counted = Object.values(categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id))
  for (const id of new Set(counted)) {
    const audit = audits[id]
    if (audit?.scoreDisplayMode === 'binary' && audit.score !== 1) console.log(`   ${id}: ${audit.title}`)
  }
  const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100)
  const requests = (audits['network-requests']?.details as { items: { resourceType: string; transferSize: number }[] } | undefined)?.items ?? []
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    'best-practices': score('best-practices'),
    seo: score('seo'),
    shift: audits['cumulative-layout-shift']?.numericValue ?? Number.NaN,
    script: requests.filter(({ resourceType }) => resourceType === 'Script').reduce((sum, { transferSize }) => sum + transferSize, 0),
  }
}

function line({ performance, accessibility, 'best-practices': practices, seo, shift, script }: Figures): string {
  return `performance ${performance}, accessibility ${accessibility}, best practices ${practices}, SEO ${seo}, `
    + `layout shift ${shift.toFixed(4)}, script ${script} bytes`
}

function median(all: Figures[]): Figures {
  const names = Object.keys(promised) as (keyof Figures)[]
  const middle = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
  return Object.fromEntries(names.map((name) => [name, middle(all.map((figures) => figures[name]))])) as Figures
}

function shortcomings(figures: Figures): string[] {
  return (Object.keys(promised) as (keyof Figures)[]).flatMap((name) => {
    const most = name === 'shift' || name === 'script'
    const kept = most ? figures[name] <= promised[name] : figures[name] >= promised[name]
    return kept ? [] : [`${name} is ${figures[name]}, promised ${most ? 'at most' : 'at least'} ${promised[name]}`]
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
