import type { Route } from '@playwright/test'
import { brotliCompressSync } from 'node:zlib'
import { deviceHasBengali, expect, fontsLoaded, leadAddress, pictureStoryAddress, test, type Page } from './reader'

test('A first visit fetches at most 125 kB of fonts, and only our own', async ({ page }) => {
  const fonts = new Map<string, number>()
  page.on('response', (response) => {
    if (response.request().resourceType() === 'font') fonts.set(new URL(response.url()).pathname, Number(response.headers()['content-length']))
  })
  await page.goto('/')
  await fontsLoaded(page)
  const address = await leadAddress(page)
  await page.goto(address)
  await fontsLoaded(page)
  const sizes = [...fonts.values()]
  expect(sizes.length).toBeGreaterThanOrEqual(2)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(125_000)
  expect([...fonts.keys()].filter((path) => !path.startsWith('/fonts/'))).toEqual([])
})

test('Our scripts are at most 3 kB compressed for what every page needs at once and 2 kB for what comes later, and there are no others', async ({ page }) => {
  const scripts: { path: string; sent: number; packed: number }[] = []
  page.on('response', async (response) => {
    if (response.request().resourceType() !== 'script') return
    const body = await response.body()
    const { responseBodySize } = await response.request().sizes()
    scripts.push({ path: new URL(response.url()).pathname, sent: responseBodySize, packed: brotliCompressSync(body).length })
  })
  await page.goto(await leadAddress(page))
  await page.waitForLoadState('networkidle')
  // Later pages have it from the browser's own store.
  const first = [...new Map(scripts.toReversed().map((script) => [script.path.replace(/\..*/, ''), script])).entries()]
  expect(first.map(([name]) => name).sort()).toEqual(['/browser/core', '/browser/later'])
  for (const [name, { packed, sent }] of first) {
    expect(packed, name).toBeLessThanOrEqual(name === '/browser/core' ? 3000 : 2000)
    expect(sent, name).toBeLessThanOrEqual(name === '/browser/core' ? 3000 : 2000)
  }
})

test('The page of a story is at most 30 kB on its way', async ({ page }) => {
  const address = await leadAddress(page)
  const response = (await page.goto(address))!
  expect((await response.request().sizes()).responseBodySize).toBeLessThanOrEqual(30_000)
})

for (const [what, address] of [['without a picture', leadAddress], ['with a picture', pictureStoryAddress]] as const) {
  test(`A story ${what} shifts by less than 0.01 while it comes`, async ({ page }) => {
    const path = await address(page)
    await page.route('**/pictures/**', later)
    expect(await shiftOf(page, path)).toBeLessThan(0.01)
  })
}

test('Where the device has a Bengali face, our own may come late and nothing moves', async ({ page }) => {
  const path = await leadAddress(page)
  test.skip(!await deviceHasBengali(page), 'this machine has none of the faces that stand in for ours (Noto Sans Bengali and others)')
  await page.route('**/fonts/**', later)
  expect(await shiftOf(page, path)).toBeLessThan(0.05)
})

/** As on a slow line. */
async function later(route: Route): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 700))
  await route.continue()
}

/** The layout shift of a page until everything has come. */
async function shiftOf(page: Page, path: string): Promise<number> {
  await page.addInitScript(() => {
    const holder = window as unknown as { shift: number }
    holder.shift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
        if (!entry.hadRecentInput) holder.shift += entry.value
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(path)
  await fontsLoaded(page)
  await page.waitForTimeout(1200)
  return page.evaluate(() => (window as unknown as { shift: number }).shift)
}
