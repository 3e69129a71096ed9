import { bn, leadPage } from './paper'
import { expect, isInView, leadAddress, test, type Page } from './reader'
import { colours, ground } from './theme'

test.use({ viewport: { width: 360, height: 640 } })

interface Stop {
  name: string
  href: string | null
  outlined: boolean
  inView: boolean
}

/** Where the keyboard's focus is, and whether a reader sees it. */
function stop(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const here = document.activeElement as HTMLElement
    // An answer's own button is not drawn; its words are.
    const drawn = here.closest('label.choice') ?? here
    const style = getComputedStyle(drawn)
    const box = here.getBoundingClientRect()
    return {
      name: here.getAttribute('aria-label') ?? (here.innerText || here.getAttribute('name') || here.tagName),
      href: here.getAttribute('href'),
      outlined: style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2,
      // A stretch of a long row is enough; nothing of it may stick out sideways.
      inView: box.left >= -1 && box.right <= innerWidth + 1 && box.top < innerHeight && box.bottom > 0,
    }
  })
}

/** Presses Tab from the head of a page until the focus leaves it or comes round. */
async function walk(page: Page, path: string): Promise<Stop[]> {
  await page.goto(path)
  const stops: Stop[] = []
  for (let at = 0; at < 300; at++) {
    await page.keyboard.press('Tab')
    const on = await page.evaluate(() => document.activeElement !== document.body && document.activeElement !== null)
    if (!on) return stops
    const here = await stop(page)
    if (stops.length > 0 && here.name === bn.site.skip) return stops
    stops.push(here)
  }
  throw new Error(`the focus never leaves ${path}`)
}

for (const path of ['/', '/archive', '/settings', '/search?q=নদী', '/sports']) {
  test(`On ${path} the keyboard reaches everything, always seen, and is never trapped`, async ({ page }) => {
    const stops = await walk(page, path)
    expect(stops.filter(({ outlined }) => !outlined).map(({ name }) => name)).toEqual([])
    expect(stops.filter(({ inView }) => !inView).map(({ name }) => name)).toEqual([])
    // Everything that can be pressed was met, a group of radio buttons once.
    const all = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('a[href], button, select, summary, input:not([type=radio])')]
      .filter((one) => one.checkVisibility()).length + document.querySelectorAll('fieldset').length)
    expect(stops.length).toBe(all)
  })
}

test('On the front the keyboard comes from the skip link over the sections to the lead and the lists', async ({ page }) => {
  const names = (await walk(page, '/')).map(({ name }) => name)
  const order = [bn.site.skip, bn.site.home, bn.site.settings, bn.site.language, leadPage.headline, leadPage.latest[0]!, leadPage.mostRead[0]!, bn.site.about]
    .map((name) => names.findIndex((one) => one.startsWith(name)))
  expect(order.filter((at) => at < 0)).toEqual([])
  expect(order).toEqual([...order].sort((a, b) => a - b))
})

test('A story is opened, read to its end and its tools reached without a pointer', async ({ page }) => {
  const address = await leadAddress(page)
  await page.goto('/')
  for (let at = 0; at < 60; at++) {
    await page.keyboard.press('Tab')
    if ((await stop(page)).href === address) break
  }
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(address)
  const names = (await walk(page, address)).map(({ name }) => name)
  for (const name of [bn.site.settings, leadPage.desk, bn.tools.look, leadPage.related[0]!]) expect(names).toContain(name)
  expect(names.indexOf(bn.tools.look)).toBeLessThan(names.indexOf(leadPage.related[0]!))
})

test('The arrow keys choose a theme, and the choice holds at once', async ({ page }) => {
  await page.goto('/settings')
  const paper = page.getByRole('radio', { name: bn.settings.themePaper })
  await page.getByRole('radio', { name: bn.settings.themeSystem }).focus()
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('radio', { name: bn.settings.themeNight })).toBeFocused()
  expect(await ground(page)).toBe(colours.night.paper)
  expect(await stop(page)).toMatchObject({ outlined: true, inView: true })
  await page.keyboard.press('ArrowUp')
  expect(await ground(page)).toBe(colours.sepia.paper)
  await page.keyboard.press('ArrowUp')
  await expect(paper).toBeChecked()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('group', { name: bn.settings.size }).locator(':focus')).toHaveCount(1)
})

test('The word বিভাগ at the head of an inner page leads to the sections at its foot', async ({ page }) => {
  await page.goto('/archive')
  await page.getByRole('navigation', { name: bn.site.mainNavigation }).getByRole('link', { name: bn.site.sectionsLink }).focus()
  await page.keyboard.press('Enter')
  expect(await isInView(page.getByRole('heading', { name: bn.site.sections }))).toBe(true)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('navigation', { name: bn.site.sections }).locator(':focus')).toHaveCount(1)
})
