import { expect, test, type Page } from '@playwright/test'
import { named, valueOf } from '../parsed-page'

/** What somebody who got markup into a page would try; each leaves its name when it runs. */
const injected = `<script>window.ran = ['inline']</script><script src="/injected.js"></script>
<img src="/no-such-picture.png" onerror="window.ran = [...(window.ran ?? []), 'handler']">
<a id="injected" href="javascript:void(window.ran = [...(window.ran ?? []), 'address'])">x</a>
<base href="https://elsewhere.example/"><style>body { outline: 7px solid }</style>`

/** Opens a page into which `injected` was written, with its own headers or without its policy; gives what ran. */
async function opened(page: Page, address: string, { policy }: { policy: boolean }) {
  await page.route('**/injected.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: "window.ran = [...(window.ran ?? []), 'file']" }))
  await page.route((url) => url.pathname === address, async (route) => {
    const response = await route.fetch()
    const headers = response.headers()
    if (!policy) delete headers['content-security-policy']
    await route.fulfill({ response, headers, body: (await response.text()).replace('</main>', `${injected}</main>`) })
  })
  await page.goto(address)
  await page.waitForLoadState('networkidle')
  await page.locator('#injected').dispatchEvent('click')
  await page.waitForTimeout(100)
  const found = await page.evaluate(() => ({
    ran: (window as unknown as { ran?: string[] }).ran ?? [],
    styled: getComputedStyle(document.body).outlineWidth === '7px',
    base: document.baseURI,
  }))
  return { ...found, ran: found.ran.sort() }
}

test('What is injected into a page runs where there is no policy, so that the next tests could fail', async ({ page }) => {
  const { ran, styled, base } = await opened(page, '/', { policy: false })
  expect(ran).toEqual(['address', 'file', 'handler', 'inline'])
  expect(styled).toBe(true)
  expect(base).toBe('https://elsewhere.example/')
})

test('In a page of ours no injected script, handler, address, style or base works', async ({ page, baseURL }) => {
  const { ran, styled, base } = await opened(page, '/about', { policy: true })
  // A file of this site is ours to run: nobody else can put one there.
  expect(ran).toEqual(['file'])
  expect(styled).toBe(false)
  expect(new URL(base).origin).toBe(new URL(baseURL!).origin)
})

test('In a lite page not even a script of our own runs', async ({ page }) => {
  const { ran, styled } = await opened(page, '/lite/about', { policy: true })
  expect(ran).toEqual([])
  expect(styled).toBe(false)
})

test('A link fetches its page when it is pressed, and not for whoever saves data', async ({ page, request }) => {
  expect((await request.get('/')).headers()['speculation-rules']).toBe('"/speculation.json"')
  const rules = await request.get('/speculation.json')
  expect(rules.headers()['content-type']).toBe('application/speculationrules+json')
  expect(rules.headers().vary).toContain('Save-Data')
  expect(await (await request.get('/speculation.json', { headers: { 'Save-Data': 'on' } })).json()).toEqual({})

  const devtools = await page.context().newCDPSession(page)
  const fetched: string[] = []
  devtools.on('Preload.prefetchStatusUpdated', ({ status, prefetchUrl }) => {
    if (status === 'Ready') fetched.push(new URL(prefetchUrl).pathname)
  })
  await devtools.send('Preload.enable')
  await page.goto('/')
  await page.waitForLoadState('networkidle')
  expect(fetched).toEqual([])
  const link = page.getByRole('contentinfo').getByRole('link', { name: 'আর্কাইভ' })
  await link.hover()
  await page.mouse.down()
  await expect.poll(() => fetched).toEqual(['/archive'])
  await page.mouse.move(0, 0)
  await page.mouse.up()
})

test('Style sheet and first font are named in the answer’s head, and are those of the page', async ({ request }) => {
  const answer = await request.get('/')
  const links = named(await answer.text(), 'link')
  const sheet = links.find((link) => valueOf(link, 'rel') === 'stylesheet')!
  const font = links.find((link) => valueOf(link, 'as') === 'font')!
  expect(answer.headers().link).toBe(`<${valueOf(sheet, 'href')}>; rel=preload; as=style, `
    + `<${valueOf(font, 'href')}>; rel=preload; as=font; type="font/woff2"; crossorigin`)
})

for (const [wish, faded] of [['no-preference', true], ['reduce', false]] as const) {
  test(`One page ${faded ? 'fades into' : 'is simply replaced by'} the next with reduced motion: ${wish}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: wish })
    await page.addInitScript(() => {
      addEventListener('pagereveal', (event) => {
        Object.assign(window, { faded: (event as Event & { viewTransition: unknown }).viewTransition !== null })
      })
    })
    await page.goto('/')
    await page.getByRole('contentinfo').getByRole('link', { name: 'আর্কাইভ' }).click()
    await expect(page).toHaveURL(/\/archive$/)
    await expect.poll(() => page.evaluate(() => (window as unknown as { faded?: boolean }).faded)).toBe(faded)
  })
}
