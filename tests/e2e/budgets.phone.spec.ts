import { brotliCompressSync } from 'node:zlib'
import { expect, fontsLoaded, leadAddress, pictureStoryAddress, test } from './reader'

test('A first visit fetches at most 125 kB of fonts, and only our own', async ({ page }) => {
  const fonts = new Map<string, number>()
  page.on('response', async (response) => {
    if (response.request().resourceType() === 'font') fonts.set(new URL(response.url()).pathname, (await response.body()).length)
  })
  await page.goto('/')
  await fontsLoaded(page)
  await page.goto(await leadAddress(page))
  await fontsLoaded(page)
  const sizes = [...fonts.values()]
  expect(sizes.length).toBeGreaterThanOrEqual(2)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(125_000)
  expect([...fonts.keys()].filter((path) => !path.startsWith('/fonts/'))).toEqual([])
})

test('Our script is at most 3 kB compressed, and there is no other', async ({ page }) => {
  const scripts: { path: string; sent: number; packed: number }[] = []
  page.on('response', async (response) => {
    if (response.request().resourceType() !== 'script') return
    const body = await response.body()
    const { responseBodySize } = await response.request().sizes()
    scripts.push({ path: new URL(response.url()).pathname, sent: responseBodySize, packed: brotliCompressSync(body).length })
  })
  await page.goto(await leadAddress(page))
  await page.waitForLoadState('networkidle')
  const [core, ...others] = [...new Map(scripts.map((script) => [script.path, script])).values()]
  expect(others).toEqual([])
  expect(core!.packed).toBeLessThanOrEqual(3000)
  expect(core!.sent).toBeLessThanOrEqual(3000)
})

test('The page of a story is at most 30 kB on its way', async ({ page }) => {
  const address = await leadAddress(page)
  const response = (await page.goto(address))!
  expect((await response.request().sizes()).responseBodySize).toBeLessThanOrEqual(30_000)
})

for (const [what, address] of [['without a picture', leadAddress], ['with a picture', pictureStoryAddress]] as const) {
  test(`A story ${what} shifts by less than 0.01 while it comes`, async ({ page }) => {
    const path = await address(page)
    // Fonts and pictures late, as on a slow line: this is when things would move.
    const slowly = async (route: import('@playwright/test').Route) => {
      await new Promise((resolve) => setTimeout(resolve, 700))
      await route.continue()
    }
    await page.context().clearCookies()
    await page.route('**/fonts/**', slowly)
    await page.route('**/pictures/**', slowly)
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
    await page.waitForTimeout(1500)
    expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThan(0.01)
  })
}
