import { bn, leadPage, sectionName } from './paper'
import { expect, fontsLoaded, isInView, leadAddress, test, type Page } from './reader'

test.use({ viewport: { width: 360, height: 640 } })

test('On the smallest common phone the headline, the byline and three lines of text are in the first view', async ({ page }) => {
  await page.goto(await leadAddress(page))
  await fontsLoaded(page)
  const story = page.getByRole('article')
  expect(await isInView(story.getByRole('heading', { level: 1 }))).toBe(true)
  expect(await isInView(story.getByRole('link', { name: leadPage.desk }))).toBe(true)
  const lines = await firstLines(page)
  expect(lines.filter((line) => line.bottom <= 640).length).toBeGreaterThanOrEqual(3)
})

test('Under a headline of three lines the text begins at 400 px or before', async ({ page }) => {
  await page.goto(await leadAddress(page))
  await fontsLoaded(page)
  const headline = page.getByRole('article').getByRole('heading', { level: 1 })
  await headline.evaluate((node) => {
    node.textContent = 'জেলা বিএনপির যুগ্ম আহ্বায়ককে দল থেকে বহিষ্কারের পর কর্মীরা'
  })
  const { height, lineHeight } = await headline.evaluate((node) => ({
    height: node.getBoundingClientRect().height, lineHeight: Number.parseFloat(getComputedStyle(node).lineHeight),
  }))
  expect(Math.round(height / lineHeight)).toBe(3)
  expect((await firstLines(page))[0]!.top).toBeLessThanOrEqual(400)
})

test('The masthead of an inner page takes at most 72 px', async ({ page }) => {
  await page.goto('/archive')
  expect((await page.getByRole('banner').boundingBox())!.height).toBeLessThanOrEqual(72)
})

test('Every way on is at least 24 px in both directions, and what stands alone 44', async ({ page }) => {
  for (const path of ['/', await leadAddress(page), '/archive', '/settings']) {
    await page.goto(path)
    const small = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('a, button, select, input:not([type=radio]), label.choice')]
      .filter((one) => one.checkVisibility() && !one.closest('.prose') && !one.classList.contains('skip-link'))
      .map((one) => {
        // What is drawn before or after a word without being seen belongs to it, so the finger is asked, not the box.
        one.scrollIntoView({ block: 'center', inline: 'center' })
        const { left, right, top, bottom } = one.getBoundingClientRect()
        const [x, y] = [(left + right) / 2, (top + bottom) / 2]
        const hits = (atX: number, atY: number) => {
          const hit = document.elementFromPoint(atX, atY)
          return hit !== null && (one === hit || one.contains(hit) || (hit instanceof HTMLLabelElement && hit.control === one))
        }
        const reach = (dx: number, dy: number) => {
          let steps = 0
          while (steps < 40 && hits(x + dx * (steps + 1), y + dy * (steps + 1))) steps += 1
          return steps
        }
        return {
          name: one.textContent || one.getAttribute('name'),
          width: Math.max(Math.round(right - left), reach(-1, 0) + reach(1, 0) + 1),
          height: Math.max(Math.round(bottom - top), reach(0, -1) + reach(0, 1) + 1),
        }
      })
      .filter(({ width, height }) => height < 43 || width < 24))
    expect(small, path).toEqual([])
  }
})

test('The row of words scrolls sideways and ends cut, and the page itself never does', async ({ page }) => {
  await page.goto('/')
  const row = page.getByRole('navigation', { name: bn.site.mainNavigation }).getByRole('list')
  const { scrolls, cut } = await row.evaluate((list) => {
    const edge = list.getBoundingClientRect().right
    const words = [...list.children].map((word) => word.getBoundingClientRect())
    return { scrolls: list.scrollWidth > list.clientWidth, cut: words.some((word) => word.left < edge && word.right > edge) }
  })
  expect({ scrolls, cut }).toEqual({ scrolls: true, cut: true })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await expect(row.getByRole('link', { name: sectionName('national') })).toBeInViewport()
})

/** The first lines of the body, as boxes in the window. */
async function firstLines(page: Page): Promise<{ top: number; bottom: number }[]> {
  return page.getByRole('article').locator('[lang=bn] > p').filter({ hasText: /।/ }).first().evaluate((paragraph) => {
    const range = document.createRange()
    range.selectNodeContents(paragraph)
    const { height } = range.getBoundingClientRect()
    const lineHeight = Number.parseFloat(getComputedStyle(paragraph).lineHeight)
    const { top } = paragraph.getBoundingClientRect()
    return Array.from({ length: Math.round(height / lineHeight) || 1 }, (_, at) => ({ top: top + at * lineHeight, bottom: top + (at + 1) * lineHeight }))
  })
}
