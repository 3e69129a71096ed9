import AxeBuilder from '@axe-core/playwright'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { openLine, type Line } from './line'
import { bn, fill } from './paper'
import { expect, test as base, type Page } from './reader'

const root = fileURLToPath(new URL('../..', import.meta.url))
const words = bn.kept

/** A device of its own, on a line of its own; the worker of the site may run on it. */
const test = base.extend<{ line: Line }>({
  serviceWorkers: 'allow',
  // Playwright wants the names of what a fixture needs, and this one needs nothing.
  // oxlint-disable-next-line no-empty-pattern
  line: async ({}, use) => {
    const line = await openLine(Number(process.env.PORT))
    await use(line)
    await line.close()
  },
  baseURL: async ({ line }, use) => use(line.origin),
})

/** The first visit: the front, until the worker looks after it. Gives the addresses of its stories that have a text. */
async function arrive(page: Page): Promise<string[]> {
  await page.goto('/')
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  const links = await page.locator('main a[href]:not([data-headline-only])').evaluateAll((all) => all.map((one) => one.getAttribute('href')!))
  return [...new Set(links.filter((href) => /^\/[a-z-]+\/[0-9a-z]{10}$/.test(href)))]
}

const isKept = (page: Page, address: string, cache = 'pathok-pages-1') =>
  expect.poll(() => page.evaluate(async ([path, cacheName]) => await caches.match(path!, { cacheName: cacheName! }) !== undefined, [address, cache])).toBe(true)

async function open(page: Page, address: string): Promise<string> {
  await page.goto(address)
  await isKept(page, address)
  return await page.getByRole('article').getByRole('heading', { level: 1 }).innerText()
}

/** What a list on the device holds stands on no page of the server, so it is looked at here. */
async function isAccessible(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 800 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([])
}

const note = (page: Page) => page.locator('[data-kept-at]')

test('Three stories that were opened are read without a line, and say when they were fetched', async ({ page, line, context }) => {
  const front = await arrive(page)
  const [one, two, three] = front as [string, string, string]
  // None of the first ten, which a device on a good line fetches by itself.
  const never = front.at(-1)!
  const headlines = [await open(page, one), await open(page, two), await open(page, three)]
  await expect(note(page)).toHaveCount(0)
  line.cut()
  await context.setOffline(true)
  for (const [at, address] of [one, two, three].entries()) {
    await page.goto(`${address}?fbclid=x`)
    await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toHaveText(headlines[at]!)
    await expect(note(page)).toContainText(words.note.split('{when}')[0]!)
    // As it was set, not as text without style.
    expect(await page.getByRole('heading', { level: 1 }).first().evaluate((node) => getComputedStyle(node).fontFamily)).toContain('Tiro Bangla')
  }
  // What was never here is said to be missing, with what there is.
  await page.goto(never)
  await expect(page.getByText(words.lost)).toBeVisible()
  await page.getByRole('region', { name: words.opened }).getByRole('link', { name: headlines[1]! }).click()
  await expect(page).toHaveURL(two)
  await page.goto('/')
  await expect(note(page)).toBeVisible()

  line.mend()
  await context.setOffline(false)
  await page.goto(never)
  await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toBeVisible()
  await expect(note(page)).toHaveCount(0)

  // A line that is there and brings nothing: after a while the kept page.
  await isKept(page, never)
  line.stall()
  await page.goto(two)
  await expect(note(page)).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 }).first()).toHaveText(headlines[1]!)
})

test('The day’s ten are kept when a reader asks for them, what they take is said, and one command clears it', async ({ page, line }) => {
  const front = await arrive(page)
  await page.goto('/offline')
  await page.getByRole('button', { name: words.fetchTen }).click()
  await expect(page.getByText(fill(words.ten, { n: '১০' }))).toBeVisible()
  const today = page.getByRole('region', { name: words.today }).getByRole('link')
  await expect(today).toHaveCount(10)
  await isAccessible(page)
  line.cut()
  await page.goto(front[9]!)
  await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toBeVisible()
  await expect(note(page)).toBeVisible()
  line.mend()
  await page.goto('/settings')
  await expect(page.getByText(/[০-৯]{2}টি পাতা রাখা আছে, জায়গা নিয়েছে/)).toBeVisible()
  await page.getByRole('button', { name: words.clear }).click()
  await expect(page.getByText(words.cleared)).toBeVisible()
  await expect(page.getByText(words.spaceNone)).toBeFocused()
  await expect(page.getByRole('button', { name: words.clear })).toBeHidden()
  line.cut()
  await page.goto(front[9]!)
  await expect(page.getByText(words.lost)).toBeVisible()
})

test('A saved story is read without a line, removed and brought back, taken along as a file, and gone when the paper withdraws it', async ({ page, line }) => {
  const [address, other] = await arrive(page) as [string, string]
  for (const one of [other, address]) {
    await page.goto(one)
    await page.getByRole('button', { name: words.storyButton, exact: true }).click()
    await expect(page.getByText(words.storyKept)).toBeVisible()
  }
  const headline = await page.getByRole('article').getByRole('heading', { level: 1 }).innerText()
  const text = await page.locator('.story-text p').first().innerText()
  await page.reload()
  await expect(page.getByRole('button', { name: words.storySaved })).toBeVisible()
  // Also where everything else was cleared.
  await page.evaluate(() => caches.delete('pathok-pages-1'))
  await page.goto('/saved')
  await isKept(page, '/saved')
  line.cut()
  await page.goto('/saved')
  const list = page.getByRole('region', { name: words.savedList })
  await list.getByRole('link', { name: headline }).click()
  await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toHaveText(headline)
  await page.goto('/saved')

  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: words.export }).click()
  const file = readFileSync(await (await coming).path(), 'utf8')
  expect(file).toContain(`<h2>${headline}</h2>`)
  expect(file).toContain(text.slice(0, 30))
  expect(file).not.toMatch(/<script|<img|<link|src=/)

  await list.getByRole('button', { name: `${words.remove}: ${headline}` }).click()
  await expect(page.getByText(fill(words.removed, { headline }))).toBeVisible()
  await isAccessible(page)
  await page.getByRole('button', { name: words.undo }).click()
  await isKept(page, address, 'pathok-saved')
  await page.reload()
  await expect(list.getByRole('link')).toHaveCount(2)

  line.mend()
  line.answer(address, { status: 410, type: 'text/html; charset=utf-8', body: '<!DOCTYPE html><html><body><main data-status="410">-</main></body></html>' })
  await page.goto(address)
  await expect.poll(() => page.evaluate(async (path) => (await caches.match(path, { cacheName: 'pathok-saved' }))?.text(), address)).toBe('')
  await page.goto('/saved')
  await expect(list.getByText(words.withdrawn)).toBeVisible()
  await expect(list.getByRole('link')).toHaveCount(1)
})

test('A new worker takes over at once, drops what was kept in another form, and leaves what can be read; the one that withdraws leaves nothing behind but what was saved', async ({ page, line }) => {
  const [address] = await arrive(page) as [string]
  await open(page, address)
  await page.getByRole('button', { name: words.storyButton, exact: true }).click()
  await expect(page.getByText(words.storyKept)).toBeVisible()
  await page.evaluate(() => caches.open('pathok-pages-0'))
  const worker = (name: string) => readFileSync(`${root}build/browser/${name}.js`, 'utf8')
  const update = async (text: string) => {
    line.answer('/sw.js', { status: 200, type: 'text/javascript', body: text })
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
  }
  const cacheNames = () => page.evaluate(async () => (await caches.keys()).sort())
  await update(`${worker('sw')}\n// Another.`)
  await expect.poll(cacheNames).toEqual(['pathok-files-1', 'pathok-pages-1', 'pathok-saved'])
  line.cut()
  await page.goto(address)
  await expect(note(page)).toBeVisible()

  // A worker that fails in everything it does is none: pages come as they would without it.
  line.mend()
  await update("addEventListener('install', () => skipWaiting()); addEventListener('activate', (event) => event.waitUntil(clients.claim())); addEventListener('fetch', () => { throw new Error('broken') })")
  await page.reload()
  await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toBeVisible()
  await expect(note(page)).toHaveCount(0)

  await update(worker('withdraw-worker'))
  await expect.poll(cacheNames).toEqual(['pathok-saved'])
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
})

test('The newsroom, drafts, answers for programs and the choice of a form go past the worker', async ({ page, line, context }) => {
  await arrive(page)
  // The newsroom is an application, so its pages are none of those that `test` watches over.
  const newsroom = await context.newPage()
  expect((await newsroom.goto('/newsroom/sign-in'))!.fromServiceWorker()).toBe(false)
  await newsroom.waitForLoadState('load')
  expect((await page.goto('/latest'))!.fromServiceWorker()).toBe(true)
  for (const path of ['/preview/AAAAAAAAAAAAAAAAAAAAAA', '/api/search?q=x', '/view/full?to=/latest']) {
    const response = (await page.goto(path))!
    expect(response.request().redirectedFrom()?.url() ?? response.url(), path).toContain(path.split('?')[0])
    if (!path.startsWith('/view')) expect(response.fromServiceWorker(), path).toBe(false)
  }
  // Who chose the lite pages is led to them, worker or not.
  await page.goto('/view/lite?to=/latest')
  await expect(page).toHaveURL('/lite/latest')
  await page.goto('/latest')
  await expect(page).toHaveURL('/lite/latest')
  await isKept(page, '/lite/latest')
  const kept = await page.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))
    return all.flat()
  })
  expect(kept.filter((path) => /^\/(newsroom|preview|api|view)/.test(path))).toEqual([])
  line.cut()
  await expect(newsroom.goto('/newsroom')).rejects.toThrow(/ERR_/)
})

test.describe('Without the worker, which would keep pages meanwhile', () => {
  test.use({ serviceWorkers: 'block' })

  test('What is kept is bounded by number and by bytes, the oldest goes, and what was saved stays', async ({ page }) => {
    await page.goto('/about')
    const { outputFiles } = await build({ entryPoints: [`${root}browser/kept-pages.ts`], bundle: true, format: 'iife', globalName: 'kept', write: false })
    const counts = await page.evaluate(`(async () => { ${outputFiles[0]!.text}
      const html = (n, size) => new Response('<!DOCTYPE html><html><main data-status="200"><h1>খবর ' + n + '</h1>' + 'x'.repeat(size) + '</main></html>', { headers: { 'Content-Type': 'text/html' } })
      const put = (n, size, name = kept.pagesName) => kept.keepPage(name, '/news/' + String(n).padStart(10, '0'), html(n, size), { fetched: n })
      await put(0, 10, kept.savedName)
      for (let n = 1; n <= 70; n++) await put(n, 10)
      await kept.dropOldest()
      const many = (await kept.listKept(kept.pagesName)).map(({ fetched }) => fetched).filter((n) => n <= 70)
      for (let n = 71; n <= 80; n++) await put(n, 1_000_000)
      await kept.dropOldest()
      const heavy = (await kept.listKept(kept.pagesName)).filter(({ fetched }) => fetched <= 80)
      return { many: [many.length, Math.min(...many)], heavy: heavy.map(({ fetched }) => fetched), saved: (await kept.listKept(kept.savedName)).length,
        refused: await kept.keepPage(kept.pagesName, '/x', new Response('<main data-status="200">half', { headers: { 'Content-Type': 'text/html' } })) }
    })()`)
    expect(counts).toEqual({ many: [60, 11], heavy: [80, 79, 78, 77, 76], saved: 1, refused: false })
  })
})

test('Where a browser has no workers nothing is offered that it cannot do, and the pages say what they need', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'))
  await page.goto('/')
  await page.goto((await page.locator('main h1 a').getAttribute('href'))!)
  await page.waitForLoadState('load')
  await expect(page.locator('save-story')).toBeHidden()
  for (const path of ['/saved', '/offline']) {
    await page.goto(path)
    await expect(page.getByText(words.needs)).toBeVisible()
    await expect(page.getByRole('main').getByRole('button')).toHaveCount(0)
  }
})

test('A device without room says so when a story is to be saved, and loses none that was', async ({ page, context }) => {
  const front = await arrive(page)
  const [saved, fresh] = [front[0]!, front.at(-1)!]
  const save = page.getByRole('button', { name: words.storyButton, exact: true })
  const headline = await open(page, saved)
  await save.click()
  await expect(page.getByText(words.storyKept)).toBeVisible()
  const browser = await context.newCDPSession(page)
  await browser.send('Storage.overrideQuotaForOrigin', { origin: new URL(page.url()).origin, quotaSize: 1_000 })

  await page.goto(fresh)
  await save.click()
  await expect(page.getByText(words.storyNoRoom)).toBeVisible()

  await context.setOffline(true)
  await page.goto(saved)
  await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toHaveText(headline)
})
