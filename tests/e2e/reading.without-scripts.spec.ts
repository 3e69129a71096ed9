import { bn, fill, leadPage } from './paper'
import { expect, openLeadStory, test } from './reader'
import { beadOf, colours, ground, sizeOf } from './theme'

test('A story reads the same without scripts', async ({ page }) => {
  await openLeadStory(page)
  await expect(page.getByRole('article')).toContainText(leadPage.signOff)
  await expect(page.getByRole('region', { name: bn.story.related })).toBeVisible()
  await expect(page.getByRole('banner').locator('time')).toBeVisible()
})

test('A list goes on to older stories and comes back by links alone', async ({ page }) => {
  await page.goto('/latest')
  const first = await page.getByRole('article').first().getByRole('link').first().textContent()
  await expect(page.getByRole('article')).toHaveCount(20)
  await page.getByRole('link', { name: bn.lists.older }).click()
  await expect(page).toHaveURL(/\/latest\?before=[0-9a-z]{10}$/)
  await expect(page.getByRole('article').first()).toBeVisible()
  await expect(page.getByRole('article').filter({ hasText: first! })).toHaveCount(0)
  await page.getByRole('link', { name: bn.lists.newest }).click()
  await expect(page).toHaveURL(/\/latest$/)
  await expect(page.getByRole('article').first()).toContainText(first!)
})

test('The search is a form that answers with a page of its own address', async ({ page }) => {
  await page.goto('/search')
  await page.getByRole('searchbox', { name: bn.search.label }).fill('নদী')
  await page.getByRole('button', { name: bn.search.submit }).click()
  await expect(page).toHaveURL(/\/search\?q=/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(fill(bn.search.resultsFor, { q: 'নদী' }))
  await expect(page.getByRole('article').first()).toBeVisible()

  await page.getByRole('searchbox', { name: bn.search.label }).fill('ক্ষযক্ষয')
  await page.getByRole('button', { name: bn.search.submit }).click()
  await expect(page.getByRole('main')).toContainText(fill(bn.search.none, { q: 'ক্ষযক্ষয' }))
})

test('The archive finds a day by its Bangla date, in digits of either kind', async ({ page }) => {
  for (const [day, year] of [['১৯', '১৪২৯'], ['19', '1429']]) {
    await page.goto('/archive')
    await page.getByRole('textbox', { name: bn.archive.day }).fill(day!)
    await page.getByRole('combobox', { name: bn.archive.banglaMonth }).selectOption('অগ্রহায়ণ')
    await page.getByRole('textbox', { name: bn.archive.year }).fill(year!)
    await page.getByRole('button', { name: bn.archive.show }).click()
    await expect(page).toHaveURL('/archive/bn/1429/8/19')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('১৯ অগ্রহায়ণ ১৪২৯')
    await expect(page.getByRole('article').first()).toBeVisible()
  }
})

test('The settings are a form: colours, size and bead follow it, on every page, until it is sent again', async ({ page, context }) => {
  await openLeadStory(page)
  const story = page.url()
  const body = page.getByRole('article').getByText(leadPage.signOff).locator('..')
  const usual = await sizeOf(body)
  expect(await ground(page)).toBe(colours.paper.paper)

  await page.goto('/settings')
  const themes = page.getByRole('group', { name: bn.settings.theme })
  await expect.poll(() => beadOf(themes.getByText(bn.settings.themeSystem))).toBe(colours.paper.alta)
  await themes.getByText(bn.settings.themeNight, { exact: true }).click()
  await page.getByRole('group', { name: bn.settings.size }).getByText(bn.settings.size4, { exact: true }).click()
  await page.getByRole('button', { name: bn.settings.submit }).click()
  await expect(page).toHaveURL('/settings?kept=1')
  await expect(page.getByRole('status')).toHaveText(bn.settings.kept)

  expect(await ground(page)).toBe(colours.night.paper)
  await expect.poll(() => beadOf(themes.getByText(bn.settings.themeNight, { exact: true }))).toBe(colours.night.alta)
  expect(await beadOf(themes.getByText(bn.settings.themeSystem))).toBe('rgba(0, 0, 0, 0)')
  expect((await context.cookies()).map(({ name, value, httpOnly, sameSite }) => ({ name, value, httpOnly, sameSite })))
    .toEqual([{ name: 'prefs', value: 'night.4.all', httpOnly: true, sameSite: 'Lax' }])

  await page.goto(story)
  expect(await ground(page)).toBe(colours.night.paper)
  expect(await sizeOf(body)).toBeCloseTo(usual * 1.28, 1)

  // A question left open keeps its earlier answer.
  await page.goto('/settings')
  await themes.getByText(bn.settings.themeSystem, { exact: true }).click()
  await page.getByRole('button', { name: bn.settings.submit }).click()
  expect(await ground(page)).toBe(colours.paper.paper)
  await page.goto(story)
  expect(await sizeOf(body)).toBeCloseTo(usual * 1.28, 1)
})
