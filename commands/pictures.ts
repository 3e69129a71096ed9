// `npm run pictures`: what the paper looks like, for docs/pictures. Every page at three widths, on paper and at night,
// over the seeds alone and on one fixed day, so that two runs differ where the design does, and the cards of two stories.
// Then the pictures of the newsroom's help; `npm run pictures -- help` draws those alone.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import sharp from 'sharp'
import { findBrowser } from './browser.mjs'
import { drawCards } from './card-pictures'
import { drawHelp } from './help-pictures'
import { startOwnServer } from './own-server'
import { root } from './prepare.mjs'
import { runCommand } from './run'

/** The first day of the Bangla year 1433, in the morning. */
const today = new Date('2026-04-14T09:00:00+06:00')

/** No picture may be larger than this. */
const largest = 300_000

const folder = join(root, 'docs', 'pictures')

/** Width in px, how much of the page is shown, and how many pixels of the picture make one of the page. */
const windows = [
  { width: 360, height: 1200, scale: 2 },
  { width: 768, height: 1280, scale: 1 },
  { width: 1440, height: 1360, scale: 1 },
]

const themes = ['paper', 'night'] as const

/** Pages by the name of their picture: an address, or the way to one. */
const pages = {
  front: '/',
  section: '/lifestyle',
  async story(page: Page, origin: string): Promise<string> {
    await page.goto(`${origin}/lifestyle`)
    const first = page.getByRole('article').filter({ has: page.locator('img') }).getByRole('heading').getByRole('link').first()
    return (await first.getAttribute('href'))!
  },
  archive: '/archive/2022/11',
  settings: '/settings',
  404: '/no/such/page',
}

await runCommand(async () => {
  const server = await startOwnServer()
  try {
    const browser = await chromium.launch({ executablePath: await findBrowser() })
    try {
      if (process.argv[2] !== 'help') {
        await drawAll(browser, server.origin)
        const page = await browser.newPage()
        await page.goto(server.origin)
        const plain = (await page.getByRole('article').getByRole('heading').getByRole('link').first().getAttribute('href'))!
        await drawCards(server.origin, { pictured: await pages.story(page, server.origin), plain }, folder)
        await page.close()
      }
      await drawHelp(browser, server)
    } finally {
      await browser.close()
    }
  } finally {
    await server.stop()
  }
  return 0
})

async function drawAll(browser: Browser, origin: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (const { width, height, scale } of windows) {
    for (const theme of themes) {
      const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale, locale: 'bn-BD', timezoneId: 'Asia/Dhaka' })
      await context.addInitScript((chosen) => localStorage.setItem('pathok.prefs', JSON.stringify({ theme: chosen, size: '2', pictures: 'all' })), theme)
      const page = await context.newPage()
      await page.clock.setFixedTime(today)
      for (const [name, address] of Object.entries(pages)) {
        const path = typeof address === 'string' ? address : await address(page, origin)
        await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' })
        await page.evaluate(() => document.fonts.ready)
        const file = `${name}-${width}-${theme}.png`
        const picture = await small(await page.screenshot({ animations: 'disabled' }))
        writeFileSync(join(folder, file), picture)
        console.log(`docs/pictures/${file}: ${Math.round(picture.length / 1000)} kB`)
      }
      await context.close()
    }
  }
}

/** The picture in as many colours as the limit allows; a page of type needs few. */
async function small(screenshot: Buffer): Promise<Buffer> {
  for (const colours of [256, 128, 64, 32, 16]) {
    const picture = await sharp(screenshot).png({ palette: true, colours, effort: 10, compressionLevel: 9 }).toBuffer()
    if (picture.length < largest) return picture
  }
  throw new Error('A picture stays over 300 kB even in sixteen colours.')
}
