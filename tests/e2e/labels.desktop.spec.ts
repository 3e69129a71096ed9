import { bn } from './paper'
import { clipAround, greyOf, inkByRow, upperEdge } from './pixels'
import { deviceHasBengali, expect, fontsLoaded, leadAddress, test, type Locator, type Page } from './reader'
import type { Theme } from './theme'

/** The rows, counted from above, at which the rule and the headstroke of the word begin. */
async function edges(page: Page, label: Locator): Promise<{ rule: number; headstroke: number }> {
  const clip = await clipAround(label, 12)
  const hide = (part: 'word' | 'rule' | 'nothing') => label.evaluate((node, hidden) => {
    node.style.borderTopColor = hidden === 'rule' ? 'transparent' : ''
    ;(node.firstElementChild as HTMLElement).style.visibility = hidden === 'word' ? 'hidden' : ''
  }, part)
  await hide('word')
  const rule = upperEdge(inkByRow(await greyOf(page, clip)))
  await hide('rule')
  const headstroke = upperEdge(inkByRow(await greyOf(page, clip)))
  await hide('nothing')
  return { rule, headstroke }
}

for (const faces of ['with the paper’s faces', 'before they have come'] as const) {
  for (const theme of ['paper', 'sepia', 'night'] satisfies Theme[]) {
    test(`Every label hangs from its rule by the headstroke ${faces}, theme ${theme}`, async ({ page }) => {
      if (faces === 'before they have come') await page.route('**/fonts/**', (route) => route.fulfill({ status: 200, body: '' }))
      await page.goto('/')
      test.skip(
        faces === 'before they have come' && !await deviceHasBengali(page),
        'this machine has none of the faces that stand in for ours (Noto Sans Bengali and others)',
      )
      await page.evaluate((chosen) => {
        document.documentElement.dataset.theme = chosen
      }, theme)
      if (faces === 'with the paper’s faces') await fontsLoaded(page)
      const labels = page.locator('h2.label')
      expect(await labels.count()).toBeGreaterThan(4)
      const apart: string[] = []
      for (const label of await labels.all()) {
        const { rule, headstroke } = await edges(page, label)
        expect(rule).toBeGreaterThanOrEqual(0)
        if (Math.abs(rule - headstroke) > 1) apart.push(`${await label.textContent()}: rule ${rule}, headstroke ${headstroke}`)
      }
      expect(apart).toEqual([])
    })
  }
}

test('The letters of the name grow out of the line across the window', async ({ page }) => {
  await page.goto('/')
  await fontsLoaded(page)
  const nameplate = page.getByRole('banner').locator('.nameplate')
  const clip = await clipAround(nameplate, 0)
  const word = (await nameplate.locator('.nameplate-word').boundingBox())!
  const from = Math.ceil(word.width) + 60
  const line = upperEdge(inkByRow(await greyOf(page, clip), from))
  // The line is drawn behind the word; without it the headstroke alone remains.
  const size = await nameplate.evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize))
  const baseline = await nameplate.locator('.nameplate-word').evaluate((node) => {
    const mark = document.createElement('span')
    mark.style.cssText = 'display:inline-block;width:0;height:0'
    node.append(mark)
    const { bottom } = mark.getBoundingClientRect()
    mark.remove()
    return bottom
  })
  // Measured on the face: the headstroke begins .62 em above the baseline.
  expect(Math.abs(clip.y + line - (baseline - 0.62 * size))).toBeLessThanOrEqual(1.5)
})

test('No line of a headline touches the next, with the tallest and the deepest letters that Bengali has', async ({ page }) => {
  const address = await leadAddress(page)
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(address)
    await fontsLoaded(page)
    const headline = page.getByRole('heading', { level: 1 })
    const lines = ['ঊর্ধ্ব স্ত্রী ন্ত্র্য', 'তুর্কী স্ত্রী ঊর্ধ্ব', 'স্বাতন্ত্র্য তুর্কী ঊর্ধ্ব']
    const rows: { top: number; bottom: number }[] = []
    const height = await headline.evaluate((node) => Number.parseFloat(getComputedStyle(node).lineHeight))
    for (const [at] of lines.entries()) {
      // The other lines keep their place without their ink, so each line's ink can be told from its neighbours'.
      await headline.evaluate((node, { texts, shown }) => {
        node.replaceChildren(...texts.map((text, place) => {
          const line = document.createElement('span')
          line.textContent = text
          line.style.cssText = `display:block;white-space:nowrap;visibility:${place === shown ? 'visible' : 'hidden'}`
          return line
        }))
        node.closest('article')!.style.visibility = 'hidden'
        node.style.visibility = 'visible'
      }, { texts: lines, shown: at })
      const clip = await clipAround(headline, 30)
      const ink = inkByRow(await greyOf(page, { ...clip, height: Math.round(3 * height) + 60 }), 0, Math.min(width - 40, 300))
      rows.push({ top: ink.findIndex((row) => row > 60), bottom: ink.findLastIndex((row) => row > 60) })
    }
    expect(rows[0]!.bottom, `first and second line at ${width} px: ${JSON.stringify(rows)}`).toBeLessThan(rows[1]!.top)
    expect(rows[1]!.bottom, `second and third line at ${width} px: ${JSON.stringify(rows)}`).toBeLessThan(rows[2]!.top)
  }
})

test('The red of the page is little: less than 2 % of the front at 1440 px, the alpona aside', async ({ page }) => {
  await page.goto('/')
  await fontsLoaded(page)
  await page.getByRole('main').locator('svg').first().evaluate((ornament) => {
    ornament.style.visibility = 'hidden'
  })
  const { default: sharp } = await import('sharp')
  const { data, info } = await sharp(await page.screenshot({ fullPage: false })).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  let red = 0
  for (let at = 0; at < data.length; at += info.channels) {
    const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!]
    if (r > 120 && r - g > 60 && r - b > 40) red += 1
  }
  const share = red / (info.width * info.height)
  expect(share).toBeGreaterThan(0)
  expect(share).toBeLessThan(0.02)
  await expect(page.getByRole('region', { name: bn.site.mostRead })).toBeVisible()
})
