import { expect, test, type Locator, type Page } from '@playwright/test'
import { beginStory, joinAs } from './editors'
import { bn, sectionName } from './paper'

const { desk, writing, preview } = bn.newsroom

/**
 * Presses Tab until this has the focus. On the way something always has it, and whatever has it is seen to: a ring, drawn
 * by the thing itself or by what stands around a hidden field.
 */
async function tabTo(page: Page, place: Locator, { key = 'Tab', most = 80 }: { key?: 'Tab' | 'Shift+Tab'; most?: number } = {}): Promise<void> {
  await expect(place).toBeVisible()
  for (let at = 0; at < most; at += 1) {
    await page.keyboard.press(key)
    const seen = await page.evaluate(() => {
      const now = document.activeElement
      if (now === null || now === document.body) return 'nothing'
      // Within a frame it is the frame's own page that shows it.
      if (now instanceof HTMLIFrameElement) return null
      const ring = (element: Element | null) => {
        if (element === null) return false
        const style = getComputedStyle(element)
        return style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2
      }
      return ring(now) || ring(now.closest('label')) ? null : now.outerHTML.slice(0, 160)
    })
    expect(seen, `after ${at + 1} times ${key}`).toBeNull()
    if (await place.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`${String(place)} is not reached by ${most} times ${key}.`)
}

/** Opens the list of a field and takes what is called so, as its letters and arrows do. */
async function choose(page: Page, list: Locator, label: string): Promise<void> {
  await tabTo(page, list)
  const steps = await list.evaluate((select: HTMLSelectElement, wanted) =>
    [...select.options].findIndex((option) => option.label === wanted) - select.selectedIndex, label)
  for (let at = 0; at < Math.abs(steps); at += 1) await page.keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp')
  expect(await list.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]!.label)).toBe(label)
}

test('A story is begun, written, related to another, looked at and published without a mouse', async ({ page }) => {
  await joinAs(page, 'editor', 'কিবোর্ড সম্পাদক')
  const published = page.getByText(desk.done.published)
  const headline = page.getByRole('textbox', { name: writing.fields.headline, exact: true })
  const body = page.getByRole('textbox', { name: writing.body.label })

  // One that the second story will point to.
  await beginStory(page)
  await expect(headline).toBeFocused()
  await page.keyboard.type('পাহাড়ে ঝরনার পথে নতুন সাঁকো')
  await tabTo(page, body)
  await page.keyboard.type('সাঁকোটি বাঁশের।')
  await tabTo(page, page.getByRole('button', { name: desk.commands.publish, exact: true }))
  await page.keyboard.press('Enter')
  await expect(published).toBeFocused()

  await page.goto('/newsroom')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: desk.skip })).toBeFocused()
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByLabel(desk.section), { most: 1 })
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: desk.newStory })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(headline).toBeFocused()
  await page.keyboard.type('ঝরনার পথে পর্যটকের ভিড়')

  // A dialog that is left gives the focus back.
  const addPicture = page.getByRole('button', { name: writing.lead.add })
  await tabTo(page, addPicture)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(addPicture).toBeFocused()

  await tabTo(page, body)
  await page.keyboard.type('ছুটির দিনে ভিড় বেড়েছে।')
  await choose(page, page.getByLabel(writing.fields.section, { exact: true }), sectionName('lifestyle'))
  const more = page.locator('summary').getByText(writing.fields.more, { exact: true })
  await tabTo(page, page.locator('summary', { has: page.getByText(writing.fields.more, { exact: true }) }).or(page.locator('summary').filter({ hasText: writing.fields.more })).first())
  await page.keyboard.press('Enter')
  await expect(more).toBeVisible()
  const related = page.getByRole('group', { name: writing.fields.related })
  await tabTo(page, related.getByRole('combobox'))
  await page.keyboard.type('নতুন সাঁকো')
  await expect(related.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(related.getByRole('listitem')).toHaveCount(1)
  await expect(related.getByRole('combobox')).toBeFocused()
  // Taken off and put on again: the button that is pressed goes, the focus does not.
  await tabTo(page, related.locator('[data-remove]'), { key: 'Shift+Tab' })
  await page.keyboard.press('Enter')
  await expect(related.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('নতুন সাঁকো')
  await expect(related.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(related.getByRole('listitem')).toHaveCount(1)
  await expect(page.getByText(writing.saving.saved, { exact: true })).toBeVisible()

  // Through the preview's frame and out at its other end.
  const besides = page.locator('summary').filter({ hasText: preview.beside })
  await tabTo(page, besides, { key: 'Shift+Tab' })
  await page.keyboard.press('Enter')
  await expect(page.frameLocator('iframe[aria-hidden=false]').getByRole('heading', { level: 1 })).toHaveText('ঝরনার পথে পর্যটকের ভিড়')
  await tabTo(page, page.getByRole('link', { name: preview.allForms }), { most: 160 })
  await tabTo(page, page.getByRole('button', { name: desk.commands.publish, exact: true }), { key: 'Shift+Tab', most: 160 })
  await page.keyboard.press('Enter')
  await expect(published).toBeFocused()
  const id = /stories\/([0-9a-z]{10})/.exec(page.url())![1]!
  await page.goto(`/lifestyle/${id}`)
  await expect(page.getByRole('region', { name: bn.story.related }).getByRole('link', { name: 'পাহাড়ে ঝরনার পথে নতুন সাঁকো' })).toBeVisible()
})

test('Whoever is in a table gets out of it with Tab, and out of a question of the bar with Escape', async ({ page }) => {
  await joinAs(page, 'editor', 'কিবোর্ড সম্পাদক')
  await beginStory(page)
  const body = page.getByRole('textbox', { name: writing.body.label })
  const bar = page.getByRole('toolbar')
  await tabTo(page, body)
  await page.keyboard.type('ক')
  await page.keyboard.press('Tab')
  await expect(bar.getByRole('button', { name: writing.toolbar.strong })).toBeFocused()
  await page.keyboard.press('End')
  const related = bar.getByRole('button', { name: writing.toolbar.related })
  for (let at = 0; at < 20 && !(await related.evaluate((one) => one === document.activeElement)); at += 1) await page.keyboard.press('ArrowLeft')
  await expect(related).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: writing.toolbar.related }).getByRole('combobox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(body).toBeFocused()

  await page.keyboard.press('Tab')
  await expect(related).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(bar.getByRole('button', { name: writing.toolbar.table })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(body.locator('tr')).toHaveCount(3)
  await expect(body).toBeFocused()
  // Two columns in three rows: five cells on, and then out.
  for (let at = 0; at < 6; at += 1) await page.keyboard.press('Tab')
  await expect(bar.getByRole('button', { name: writing.toolbar.table })).toBeFocused()
  await expect(body.locator('tr')).toHaveCount(3)
})
