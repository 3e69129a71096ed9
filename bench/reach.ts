// `npm run bench:reach`: what front, story and their lite forms weigh on a first visit, how soon their text can be read on
// a 2G line (250 kbit/s, a round trip of 400 ms, a processor four times slower), what Lighthouse's mobile preset says of
// them, and whether feeds of a hundred thousand odd headlines are well-formed. A production server over a store of its own.

import { chromium, type Browser } from '@playwright/test'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { store } from '@/lib/bangla/normalise'
import type { Story } from '@/lib/news/story'
import { writeFeed } from '@/lib/syndication/feed'
import { findBrowser } from '../commands/browser.mjs'
import { runCommand } from '../commands/run'
import { layLine } from './narrow-line'
import { startWithOwnStory } from './own-story'
import { scorePages } from './page-scores'
import { leavingNothing, undoLater } from './processes'
import { median } from './statistics'

const slow = { bitsASecond: 250_000, roundTrip: 400 }
const slowerProcessor = 4
const rounds = 5

interface Visit {
  requests: number
  kilobytes: number
  /** When the first words were seen, when the largest piece of the page was, and when nothing was left to come; in ms. */
  firstText: number
  largest: number
  done: number
}

await runCommand(() => leavingNothing(async () => {
  const server = await startWithOwnStory()
  const story = new URL(server.story).pathname
  const pages = [['front', '/'], ['story', story], ['lite front', '/lite'], ['lite story', `/lite${story}`]] as const
  // Each is rendered and packed before anybody measures.
  for (const [, path] of pages) await (await fetch(server.origin + path)).text()

  const port = await layLine(Number(new URL(server.origin).port), slow)
  const browser = await chromium.launch({ executablePath: await findBrowser() })
  const close = undoLater(() => browser.close())
  console.log('| first visit on 2G | requests | kB on the line | first text s | largest part s | all there s |\n|---|---|---|---|---|---|')
  for (const [name, path] of pages) {
    const visits: Visit[] = []
    for (let round = 0; round < rounds; round += 1) visits.push(await visit(browser, `http://localhost:${port}${path}`))
    const middle = (of: keyof Visit) => median(visits.map((one) => one[of]))
    const seconds = (of: keyof Visit) => (middle(of) / 1000).toFixed(1)
    console.log(`| ${name} | ${middle('requests')} | ${middle('kilobytes').toFixed(1)} | ${seconds('firstText')} | ${seconds('largest')} | ${seconds('done')} |`)
  }
  await close()

  console.log('\n| Lighthouse, mobile preset | performance | accessibility | best practices | SEO | layout shift |\n|---|---|---|---|---|---|')
  const scores = await scorePages(pages.map(([, path]) => server.origin + path), 3, () => {})
  for (const [at, [name]] of pages.entries()) {
    const { performance, accessibility, 'best-practices': practices, seo, shift } = scores[at]!
    console.log(`| ${name} | ${performance} | ${accessibility} | ${practices} | ${seo} | ${shift.toFixed(3)} |`)
  }
  await server.stop()

  console.log(`\nheadlines in well-formed feeds: ${readFeeds(100_000)} of 100000, in RSS and in Atom`)
  return 0
}))

/** A first visit of somebody who has nothing of the paper, on a phone. */
async function visit(browser: Browser, address: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, serviceWorkers: 'block' })
  try {
    const page = await context.newPage()
    const devTools = await context.newCDPSession(page)
    await devTools.send('Network.enable')
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: slowerProcessor })
    let [requests, bytes] = [0, 0]
    devTools.on('Network.loadingFinished', ({ encodedDataLength }) => {
      requests += 1
      bytes += encodedDataLength
    })
    await page.addInitScript(() => {
      new PerformanceObserver((list) => {
        for (const { startTime } of list.getEntries()) (window as unknown as { largest: number }).largest = startTime
      }).observe({ type: 'largest-contentful-paint', buffered: true })
    })
    await page.goto(address, { waitUntil: 'networkidle', timeout: 120_000 })
    const { firstText, largest, done } = await page.evaluate(() => ({
      firstText: performance.getEntriesByName('first-contentful-paint')[0]!.startTime,
      largest: (window as unknown as { largest: number }).largest,
      done: Math.max(...performance.getEntriesByType('resource').map((one) => (one as PerformanceResourceTiming).responseEnd),
        (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).responseEnd),
    }))
    return { requests, kilobytes: bytes / 1000, firstText, largest, done }
  } finally {
    await context.close()
  }
}

/** How many of `count` headlines of any characters a strict parser reads in feeds of fifty, in each form. */
function readFeeds(count: number): number {
  const titles = fc.sample(fc.string({ unit: 'binary', maxLength: 80 }), count).map((title) => store(title))
  let read = 0
  for (let at = 0; at < count; at += 50) {
    const stories = titles.slice(at, at + 50).map((headline, place): Story => ({
      id: String(place).padStart(10, '0'), kind: 'headline-only', section: 'national', headline, standfirst: headline, opening: '', sample: null, place: null,
      bylines: [], published: new Date('2026-11-01T00:00:00Z'), updated: null, captured: null, picture: null, body: [], signOff: null, sourceLine: null,
      topics: [], pictures: {}, boxes: {}, shortHeadline: null, breakingUntil: null, corrections: [],
    }))
    const items = (['rss', 'atom'] as const).map((form) => itemsOf(writeFeed({ title: titles[at]!, path: '/', stories }, form)))
    read += Math.min(...items)
  }
  return read
}

function itemsOf(xml: string): number {
  const parser = new SaxesParser({ xmlns: true })
  let items = 0
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name }) => {
    if (name === 'item' || name === 'entry') items += 1
  })
  parser.write(xml).close()
  return items
}
