import { expect, test, type Page } from '@playwright/test'
import { leadPage } from './paper'

/** The beacons that the page has sent, and what became of each. */
function beaconsOf(page: Page): string[] {
  const sent: string[] = []
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url())
    if (pathname.startsWith('/api/views/')) sent.push(`${request.method()} ${search}`)
  })
  return sent
}

async function open(page: Page, headline: string): Promise<void> {
  await page.goto('/latest')
  const address = await page.getByRole('link', { name: headline }).first().getAttribute('href')
  // Time passes when a journey says so, however long a page takes to come.
  const now = Date.now()
  await page.clock.install({ time: now })
  await page.clock.pauseAt(now + 60_000)
  await page.goto(address!)
  // What counts comes last, with low priority.
  await page.waitForLoadState('load')
}

test('A story is counted when it has been in sight for five seconds, and not again by the same reader soon after', async ({ page }) => {
  const sent = beaconsOf(page)
  await open(page, leadPage.headline)
  await page.clock.runFor(4_900)
  expect(sent).toEqual([])
  const answered = page.waitForResponse(/\/api\/views\//)
  await page.clock.runFor(200)
  expect((await answered).status()).toBe(204)
  expect(sent).toEqual(['POST ?form=full'])
  await page.reload({ waitUntil: 'load' })
  await page.clock.runFor(20_000)
  expect(sent).toHaveLength(1)
  await page.clock.runFor(31 * 60_000)
  await page.reload({ waitUntil: 'load' })
  await page.clock.runFor(6_000)
  expect(sent).toEqual(['POST ?form=full', 'POST ?form=full'])
})

test('What was read without a network is told with the next story, and says how long ago it was', async ({ page, context }) => {
  const sent = beaconsOf(page)
  await open(page, leadPage.headline)
  await context.setOffline(true)
  await page.clock.runFor(5_100)
  await expect.poll(() => page.evaluate(() => localStorage['pathok.untold'] as string)).toContain('/api/views/')
  await context.setOffline(false)
  sent.length = 0
  await page.clock.runFor(7 * 60_000)
  await page.goto('/latest')
  const other = await page.locator('main [data-story]').getByRole('link').filter({ hasNotText: leadPage.headline }).first().getAttribute('href')
  await page.goto(other!, { waitUntil: 'load' })
  await page.clock.runFor(5_100)
  expect(sent).toEqual([expect.stringMatching(/^POST \?form=offline&age=[78]$/), 'POST ?form=full'])
})

test('Who asks not to be counted sends nothing', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }))
  const sent = beaconsOf(page)
  await open(page, leadPage.headline)
  await page.clock.runFor(20_000)
  expect(sent).toEqual([])
})
