import { chromium } from '@playwright/test'
import lighthouse from 'lighthouse'
import { findBrowser } from '../commands/browser.mjs'
import { freePort, undoLater } from './processes'
import { median } from './statistics'

/** What Lighthouse says of a page on a phone: scores of 100, the layout shift, and bytes of script on the line, headers and all. */
export interface PageScores {
  performance: number
  accessibility: number
  'best-practices': number
  seo: number
  shift: number
  script: number
}

/** Reads each page `rounds` times with the mobile preset; `onRound` hears of every reading. Resolves with each page's medians. */
export async function scorePages(
  urls: readonly string[], rounds: number, onRound: (url: string, round: number, scores: PageScores) => void,
): Promise<PageScores[]> {
  const port = await freePort()
  const browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH || await findBrowser(), args: [`--remote-debugging-port=${port}`],
    // Signals are answered by who started this, who then closes the browser.
    handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false,
  })
  const close = undoLater(() => browser.close())
  try {
    const all: PageScores[] = []
    for (const url of urls) {
      const readings: PageScores[] = []
      for (let round = 1; round <= rounds; round++) {
        const scores = await score(url, port)
        readings.push(scores)
        onRound(url, round, scores)
      }
      const names = Object.keys(readings[0]!) as (keyof PageScores)[]
      all.push(Object.fromEntries(names.map((name) => [name, median(readings.map((reading) => reading[name]))])) as unknown as PageScores)
    }
    return all
  } finally {
    await close()
  }
}

async function score(url: string, port: number): Promise<PageScores> {
  const result = await lighthouse(url, { port, output: 'json', logLevel: 'error' })
  if (!result) throw new Error('Lighthouse gave no result.')
  const { categories, audits, runtimeError } = result.lhr
  if (runtimeError) throw new Error(runtimeError.message)
  const counted = Object.values(categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id))
  for (const id of new Set(counted)) {
    const audit = audits[id]
    if (audit?.scoreDisplayMode === 'binary' && audit.score !== 1) console.log(`   ${id}: ${audit.title}`)
  }
  const of = (name: string) => Math.round((categories[name]?.score ?? 0) * 100)
  const requests = (audits['network-requests']?.details as { items: { resourceType: string; transferSize: number }[] } | undefined)?.items ?? []
  return {
    performance: of('performance'),
    accessibility: of('accessibility'),
    'best-practices': of('best-practices'),
    seo: of('seo'),
    shift: audits['cumulative-layout-shift']?.numericValue ?? Number.NaN,
    script: requests.filter(({ resourceType }) => resourceType === 'Script').reduce((sum, { transferSize }) => sum + transferSize, 0),
  }
}
