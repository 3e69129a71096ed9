import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test, type APIRequestContext, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { beginStory, joinAs } from './editors'
import { bn } from './paper'
import { colours, ground } from './theme'

const t = bn.newsroom.preview
const link = /\/preview\/[A-Za-z0-9_-]{22}$/

/** Saves fields of the draft whose page is open, as the writing surface does. */
async function save(page: Page, id: string, version: number, fields: object): Promise<void> {
  const status = await page.evaluate(async ([address, at, changed]) => {
    const answer = await fetch(address as string, {
      method: 'PUT', headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        version: at,
        content: {
          headline: '', shortHeadline: null, standfirst: null, section: 'national', topics: [], bylines: [], place: null, sourceLine: null, signOff: null,
          picture: null, body: [], related: [], breakingUntil: null, note: '', ...(changed as object),
        },
      }),
    })
    return answer.status
  }, [`/newsroom/stories/${id}/draft`, version, fields] as const)
  expect(status).toBe(200)
}

/** A story of thirty paragraphs in which this word stands everywhere where text can stand. */
async function aDraftWith(page: Page, word: string): Promise<string> {
  const id = await beginStory(page)
  await save(page, id, 1, {
    headline: `শিরোনাম ${word}`, shortHeadline: `ছোট ${word}`, standfirst: `সারকথা ${word}`, place: `ঢাকা ${word}`, sourceLine: `সূত্র ${word}`, note: `ভেতরের ${word}`,
    topics: [{ slug: word, name: `বিষয় ${word}` }], bylines: [{ slug: word, name: `নাম ${word}`, kind: 'person' }],
    body: Array.from({ length: 30 }, (_, at) => ({ kind: 'paragraph', text: [{ text: `অনুচ্ছেদ ${at} ${word}। নদীর জলে ভোরের আলো পড়েছে, ঘাটে ভিড়েছে নৌকা।` }] })),
  })
  return id
}

/** Makes a link on the preview page of a story and gives its address. */
async function makeLink(page: Page, id: string): Promise<string> {
  await page.goto(`/newsroom/stories/${id}/preview`)
  await page.getByRole('button', { name: t.links.make }).click()
  const shown = page.getByRole('textbox', { name: t.links.made })
  await expect(shown).toHaveValue(link)
  return shown.inputValue()
}

async function somebodyElse(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ locale: 'bn-BD', timezoneId: 'Asia/Dhaka' })
}

const aWord = () => `kenari${Math.random().toString(36).slice(2, 10)}`

test('Whoever has the link sees the draft without a login as readers will, in each form, and nobody keeps it', async ({ page, browser, baseURL }) => {
  await joinAs(page, 'editor', 'প্রাকদর্শক')
  const word = aWord()
  const address = await makeLink(page, await aDraftWith(page, word))
  await expect(page.getByRole('img', { name: t.links.code })).toBeVisible()

  const context = await somebodyElse(browser)
  const guest = await context.newPage()
  const answer = (await guest.goto(address))!
  expect(answer.status()).toBe(200)
  const headers = answer.headers()
  expect(headers).toMatchObject({
    'cache-control': 'private, no-store', 'x-robots-tag': 'noindex, nofollow, noarchive', 'referrer-policy': 'no-referrer', 'x-frame-options': 'SAMEORIGIN',
  })
  expect(headers['content-security-policy']).toContain("frame-ancestors 'self'")
  expect(await context.cookies()).toEqual([])
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText(`শিরোনাম ${word}`)
  await expect(guest.getByRole('complementary', { name: t.preview })).toContainText(t.state.draft)
  const html = await answer.text()
  expect(html).not.toMatch(/__next_f|_next\/static\/[^"]*\.js|<!--\$/)
  expect(html).toMatch(/<meta name="robots" content="noindex, nofollow"/)
  expect(html).not.toMatch(/rel="canonical"|property="og:|application\/ld\+json/)
  // What colleagues tell each other is no part of the story.
  expect(html).not.toContain('ভেতরের')
  const { violations } = await new AxeBuilder({ page: guest }).setLegacyMode().analyze()
  expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`)).toEqual([])

  for (const theme of ['paper', 'sepia', 'night'] as const) {
    await guest.goto(`${address}?theme=${theme}`)
    expect(await ground(guest)).toBe(colours[theme].paper)
  }
  await guest.goto(`${address}?as=row`)
  await expect(guest.getByRole('article').first().getByRole('heading')).toContainText(word)
  await guest.goto(`${address}?as=snippet`)
  await expect(guest.getByRole('heading', { name: t.snippet.title })).toBeVisible()
  await expect(guest.getByText(`সারকথা ${word}`)).toBeVisible()
  const lite = await (await guest.request.get(`${address}?lite=1`)).text()
  expect(lite).toContain(`অনুচ্ছেদ 29 ${word}`)
  expect(lite).not.toMatch(/<script|rel="stylesheet"/)

  // Not under the address that was asked for, nor under that of the story: the rack's files name their pages.
  if (process.env.DATA_DIR !== undefined) {
    const rack = join(process.env.DATA_DIR, 'rack')
    const files = readdirSync(rack, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
    expect(files.length).toBeGreaterThan(0)
    expect(files.filter((file) => readFileSync(file).includes('/preview'))).toEqual([])
  }
  expect((await guest.request.get(`${baseURL}/preview/${'x'.repeat(22)}`)).status()).toBe(404)
  await context.close()
})

test('A revoked link opens nothing from then on', async ({ page, browser }) => {
  await joinAs(page, 'reporter', 'প্রতিবেদক')
  const word = aWord()
  const address = await makeLink(page, await aDraftWith(page, word))
  const context = await somebodyElse(browser)
  const guest = await context.newPage()
  expect((await guest.goto(address))!.status()).toBe(200)
  await page.getByRole('button', { name: t.links.revoke }).click()
  await expect(page.getByText(t.links.none)).toBeVisible()
  const answer = (await guest.reload())!
  expect(answer.status()).toBe(410)
  expect(await answer.text()).not.toContain(word)
  await expect(guest.getByRole('heading', { name: t.missing.revoked.title })).toBeVisible()
  await context.close()
})

test('The newsroom’s frames show the draft in the form and theme chosen, follow another tab’s saving, and stay where they were', async ({ page, context }) => {
  await joinAs(page, 'editor', 'সম্পাদক')
  const word = aWord()
  const id = await aDraftWith(page, word)
  const other = await context.newPage()
  await other.goto(`/newsroom/stories/${id}`)
  const headline = other.getByRole('textbox', { name: bn.newsroom.writing.fields.headline, exact: true })
  await expect(headline).toHaveValue(`শিরোনাম ${word}`)

  await page.goto(`/newsroom/stories/${id}/preview`)
  const phone = () => page.frameLocator(`iframe[title="${t.phoneFrame}"][aria-hidden="false"]`)
  const desk = () => page.frameLocator(`iframe[title="${t.deskFrame}"][aria-hidden="false"]`)
  for (const frame of [phone(), desk()]) await expect(frame.getByRole('heading', { level: 1 })).toHaveText(`শিরোনাম ${word}`)
  await page.getByRole('radio', { name: t.theme.night }).check()
  await expect(phone().locator('html')).toHaveAttribute('data-theme', 'night')
  await page.getByRole('radio', { name: t.form.lite }).check()
  await expect(phone().locator('link[rel=stylesheet]')).toHaveCount(0)
  await page.getByRole('radio', { name: t.form.page }).check()
  await expect(phone().locator('link[rel=stylesheet]')).not.toHaveCount(0)

  await phone().locator('html').evaluate(() => window.scrollTo({ top: 900, behavior: 'instant' }))
  await headline.fill(`নতুন শিরোনাম ${word}`)
  await expect(phone().getByRole('heading', { level: 1 })).toHaveText(`নতুন শিরোনাম ${word}`)
  expect(await phone().locator('html').evaluate(() => window.scrollY)).toBe(900)

  // Without the frames: two copies of one page have the same landmarks.
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze()
  expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`)).toEqual([])
})

test('Beside the text stands the story as a phone shows it, with what was saved last', async ({ page }) => {
  await joinAs(page, 'reporter', 'প্রতিবেদক')
  const word = aWord()
  const id = await aDraftWith(page, word)
  await page.goto(`/newsroom/stories/${id}`)
  await page.getByText(t.beside, { exact: true }).click()
  const phone = page.frameLocator(`iframe[title="${t.phoneFrame}"][aria-hidden="false"]`)
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText(`শিরোনাম ${word}`)
  await page.getByRole('textbox', { name: bn.newsroom.writing.fields.headline, exact: true }).fill(`পাশে দেখা ${word}`)
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText(`পাশে দেখা ${word}`)
})

test('Another site can put a draft into no frame', async ({ page, browser }) => {
  await joinAs(page, 'reporter', 'প্রতিবেদক')
  const address = await makeLink(page, await aDraftWith(page, aWord()))
  const context = await somebodyElse(browser)
  const stranger = await context.newPage()
  await stranger.route('http://elsewhere.example/', (route) => route.fulfill({ contentType: 'text/html', body: `<iframe src="${address}"></iframe><iframe src="${address}?lite=1"></iframe>` }))
  await stranger.goto('http://elsewhere.example/')
  await stranger.waitForLoadState('networkidle')
  expect(stranger.frames().slice(1).map((frame) => frame.url())).toEqual(['chrome-error://chromewebdata/', 'chrome-error://chromewebdata/'])
  await context.close()
})

/** Every page of this site that can be reached from these, as its text; what its links say of lite and English pages included. */
async function readEverything(request: APIRequestContext, from: readonly string[], most: number): Promise<Map<string, string>> {
  const read = new Map<string, string>()
  const waiting = [...from]
  const known = new Set(from)
  while (waiting.length > 0 && read.size < most) {
    const path = waiting.shift()!
    const text = await (await request.get(path, { maxRedirects: 0 })).text()
    read.set(path, text)
    for (const [, found] of text.matchAll(/(?:href|src|action)="(\/(?!\/|_next|fonts)[^"#]*)/g)) {
      const next = found!.replaceAll('&amp;', '&')
      if (!known.has(next) && !/^\/(newsroom|pictures|icons|browser)/.test(next)) {
        known.add(next)
        waiting.push(next)
      }
    }
  }
  return read
}

test('No byte that anybody can ask for holds a word of a draft', async ({ page, browser }) => {
  await joinAs(page, 'editor', 'সম্পাদক')
  const word = aWord()
  const id = await aDraftWith(page, word)
  // Seen by its link and by the newsroom: nothing of this may leave a trace.
  expect(await (await page.request.get(await makeLink(page, id))).text()).toContain(word)

  const context = await somebodyElse(browser)
  const { request } = context
  const likely = [`/national/${id}`, `/s/${id}`, `/topic/${word}`, `/desk/${word}`, `/search?q=${word}`]
  const pages = await readEverything(request, [
    ...likely, ...likely.map((path) => `/en${path}`), ...likely.map((path) => `/lite${path}`), '/', '/en', '/lite', '/national', '/latest', '/corrections', '/archive', '/no/such/page',
    '/sitemap.xml', '/news-sitemap.xml', '/robots.txt', '/feed', '/feed.xml', '/feeds', '/feeds/national', '/rss.xml', '/atom.xml', '/manifest.webmanifest', '/api/health', '/metrics',
  ], 600)
  expect(pages.size).toBeGreaterThan(60)
  for (const path of [`/topic/${word}`, `/desk/${word}`, `/national/${id}`]) expect((await request.get(path)).status(), path).toBe(404)
  // The search page says again what was searched for, in its field and its links; a headline would say more.
  const told = [...pages].filter(([path, text]) => (path.includes(word) ? /(শিরোনাম|ছোট|সারকথা|বিষয়|নাম|অনুচ্ছেদ 0) kenari/.test(text) : text.includes(word)))
  expect(told.map(([path]) => path)).toEqual([])
  await context.close()
})
