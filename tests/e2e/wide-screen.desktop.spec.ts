import { bn } from './paper'
import { expect, fontsLoaded, leadAddress, test } from './reader'

test('The three columns at the head of the front end within 60 px of one another', async ({ page }) => {
  await page.goto('/')
  await fontsLoaded(page)
  const ends = await page.getByRole('heading', { level: 1 }).evaluate((headline) => {
    const columns = [...headline.closest('.grid')!.children]
      .map((column) => {
        const boxes = [...column.querySelectorAll<HTMLElement>('*')].filter((part) => part.checkVisibility()).map((part) => part.getBoundingClientRect())
        return { top: column.getBoundingClientRect().top, end: Math.max(...boxes.map(({ bottom }) => bottom)) }
      })
    const first = Math.min(...columns.map(({ top }) => top))
    return columns.filter(({ top }) => top < first + 10).map(({ end }) => Math.round(end))
  })
  expect(ends).toHaveLength(3)
  expect(Math.max(...ends) - Math.min(...ends), `the columns end at ${ends.join(', ')}`).toBeLessThanOrEqual(60)
})

test('Lists stand beside the text of a story, notes on its other side', async ({ page }) => {
  await page.goto(await leadAddress(page))
  const text = (await page.getByRole('article').locator('.prose').boundingBox())!
  const related = (await page.getByRole('region', { name: bn.story.related }).boundingBox())!
  const time = (await page.getByRole('article').locator('time').boundingBox())!
  expect(related.x).toBeGreaterThan(text.x + text.width)
  expect(time.x + time.width).toBeLessThan(text.x)
  expect(Math.abs(time.y - text.y)).toBeLessThan(120)
})

test('A line of the text holds at most 36 em', async ({ page }) => {
  await page.goto(await leadAddress(page))
  const { width, size } = await page.getByRole('article').locator('.prose').evaluate((text) => ({
    width: text.getBoundingClientRect().width, size: Number.parseFloat(getComputedStyle(text).fontSize),
  }))
  expect(width / size).toBeLessThanOrEqual(36)
})
