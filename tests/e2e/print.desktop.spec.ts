import { bn, leadPage } from './paper'
import { expect, leadAddress, test } from './reader'

test.describe('A printed story', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto(await leadAddress(page))
    // What a sheet of A4 leaves between margins of 15 mm.
    await page.setViewportSize({ width: 680, height: 1000 })
    await page.emulateMedia({ media: 'print' })
  })

  test('has no navigation, tools, lists or ornament', async ({ page }) => {
    for (const name of [bn.story.related, bn.site.latest, bn.site.mostRead]) {
      await expect(page.getByRole('region', { name, exact: true })).toBeHidden()
    }
    await expect(page.getByRole('navigation')).toHaveCount(0)
    await expect(page.getByRole('contentinfo')).toHaveCount(0)
    await expect(page.getByRole('link', { name: bn.site.skip })).toBeHidden()
    for (const ornament of await page.locator('svg[viewBox="-62 -62 124 124"]').all()) await expect(ornament).toBeHidden()
  })

  test('has name and both dates, headline, byline, time, text and sign-off', async ({ page }) => {
    await expect(page.getByRole('banner').locator('time')).toBeVisible()
    const story = page.getByRole('article')
    await expect(story.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(story.getByText(leadPage.desk)).toBeVisible()
    await expect(story.locator('time')).toBeVisible()
    await expect(story.getByText(leadPage.signOff)).toBeVisible()
  })

  test('is black on white in two columns, in the sizes of print', async ({ page }) => {
    const points = (px: string) => Math.round(Number.parseFloat(px) * 0.75 * 10) / 10
    const sheet = await page.evaluate(() => ({ ground: getComputedStyle(document.documentElement).backgroundColor, ink: getComputedStyle(document.documentElement).color }))
    expect(sheet).toEqual({ ground: 'rgb(255, 255, 255)', ink: 'rgb(0, 0, 0)' })
    const headline = await page.getByRole('article').getByRole('heading', { level: 1 }).evaluate((node) => {
      const { fontSize, lineHeight } = getComputedStyle(node)
      return [fontSize, lineHeight]
    })
    expect(headline.map(points)).toEqual([26, 35])
    const body = page.getByRole('article').getByText(leadPage.signOff).locator('..')
    const text = await body.evaluate((node) => {
      let column: Element | null = node
      while (column && getComputedStyle(column).columnCount === 'auto') column = column.parentElement
      const { fontSize, lineHeight, orphans, widows, textAlign } = getComputedStyle(node)
      return { fontSize, lineHeight, orphans, widows, textAlign, columns: column ? getComputedStyle(column).columnCount : 'none' }
    })
    expect([points(text.fontSize), points(text.lineHeight)]).toEqual([10.5, 16])
    expect(text).toMatchObject({ orphans: '3', widows: '3', textAlign: 'start', columns: '2' })
  })

  test('ends with its address', async ({ page }) => {
    await expect(page.getByRole('article')).toContainText(new URL(page.url()).pathname)
    await expect(page.getByText(new URL(page.url()).pathname)).toBeVisible()
  })

  test('is printed from the night theme on white, too', async ({ page }) => {
    await page.evaluate(() => {
      document.documentElement.dataset.theme = 'night'
    })
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe('rgb(255, 255, 255)')
  })
})

test('A printed story of this length fits one sheet', async ({ page }) => {
  await page.goto(await leadAddress(page))
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
  const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)!.length
  expect(sheets).toBe(1)
})

test('On a screen nothing of the printed address is seen', async ({ page }) => {
  await page.goto(await leadAddress(page))
  await expect(page.getByText(new URL(page.url()).pathname)).toBeHidden()
})
