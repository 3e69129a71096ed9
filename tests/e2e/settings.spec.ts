import { bn, leadPage } from './paper'
import { expect, openLeadStory, test, type Page } from './reader'
import { beadOf, colours, ground, sizeOf } from './theme'

const choose = (page: Page, group: string, answer: string) =>
  page.getByRole('group', { name: group }).getByText(answer, { exact: true }).click()

const bodyOf = (page: Page) => page.getByRole('article').getByText(leadPage.signOff).locator('..')

test('A chosen theme and size hold at once, are said, and are found again after a reload and on other pages', async ({ page }) => {
  await openLeadStory(page)
  const story = page.url()
  const usual = await sizeOf(bodyOf(page))
  await page.getByRole('navigation', { name: bn.site.mainNavigation }).getByRole('link', { name: bn.site.settings }).click()

  await choose(page, bn.settings.theme, bn.settings.themeSepia)
  expect(await ground(page)).toBe(colours.sepia.paper)
  await expect(page.getByRole('status')).toHaveText(bn.settings.kept)
  await choose(page, bn.settings.size, bn.settings.size1)
  expect(await beadOf(page.getByText(bn.settings.themeSepia))).toBe(colours.sepia.alta)
  // With scripts there is nothing to send.
  await expect(page.getByRole('button', { name: bn.settings.submit })).toBeHidden()

  await page.reload()
  expect(await ground(page)).toBe(colours.sepia.paper)
  await expect(page.getByRole('radio', { name: bn.settings.themeSepia })).toBeChecked()
  await expect(page.getByRole('radio', { name: bn.settings.size1, exact: true })).toBeChecked()

  await page.goto(story)
  expect(await ground(page)).toBe(colours.sepia.paper)
  expect(await sizeOf(bodyOf(page))).toBeCloseTo(usual * 0.89, 1)
})

test('Nothing but the text of stories changes its size', async ({ page }) => {
  const sizes = async () => {
    await openLeadStory(page)
    return {
      headline: await sizeOf(page.getByRole('article').getByRole('heading', { level: 1 })),
      list: await sizeOf(page.getByRole('region', { name: bn.story.related }).getByRole('link').last()),
      banner: await sizeOf(page.getByRole('banner').locator('time')),
    }
  }
  const before = await sizes()
  await page.goto('/settings')
  await choose(page, bn.settings.size, bn.settings.size4)
  expect(await sizes()).toEqual(before)
})

test('A chosen theme is there before anything is painted, even when our script never comes', async ({ page }) => {
  await page.goto('/settings')
  await choose(page, bn.settings.theme, bn.settings.themeNight)
  await page.route('**/browser/**', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }))
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body) return
      observer.disconnect()
      // The body has just been opened: nothing of it has been drawn yet.
      sessionStorage.setItem('theme at first', document.documentElement.dataset.theme ?? 'none')
    }).observe(document, { childList: true, subtree: true })
  })
  await page.goto('/')
  expect(await page.evaluate(() => sessionStorage.getItem('theme at first'))).toBe('night')
  expect(await ground(page)).toBe(colours.night.paper)
})

test('Who chooses nothing reads in the colours of the device, and a choice outweighs the device', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('/')
  expect(await ground(page)).toBe(colours.night.paper)
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await ground(page)).toBe(colours.paper.paper)

  await page.goto('/settings')
  await choose(page, bn.settings.theme, bn.settings.themePaper)
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await ground(page)).toBe(colours.paper.paper)
  await choose(page, bn.settings.theme, bn.settings.themeSystem)
  expect(await ground(page)).toBe(colours.night.paper)
})

test('A page open in another tab follows what is chosen', async ({ page, context }) => {
  await page.goto('/')
  const other = await context.newPage()
  await other.goto('/settings')
  await choose(other, bn.settings.theme, bn.settings.themeNight)
  await expect.poll(() => ground(page)).toBe(colours.night.paper)
})

test('Fewer pictures leaves those of stories and takes those that only adorn', async ({ page }) => {
  await page.goto('/lifestyle')
  const squares = page.getByRole('main').locator('picture')
  await expect(squares.first()).toBeVisible()
  await page.goto('/settings')
  await choose(page, bn.settings.pictures, bn.settings.picturesFewer)
  await page.goto('/lifestyle')
  await expect(page.getByRole('article').first()).toBeVisible()
  for (const square of await squares.all()) await expect(square).toBeHidden()
})

test('The settings hold nothing that could tell readers apart', async ({ page, context }) => {
  await page.goto('/settings')
  await choose(page, bn.settings.theme, bn.settings.themeNight)
  expect(await context.cookies()).toEqual([])
  const kept = await page.evaluate(() => Object.entries(localStorage))
  expect(kept.map(([name]) => name)).toEqual(['pathok.prefs'])
  const { theme, size = '2', pictures = 'all', ...more } = JSON.parse(kept[0]![1]) as Record<string, string>
  expect({ theme, size, pictures, more }).toEqual({ theme: 'night', size: '2', pictures: 'all', more: {} })
})
