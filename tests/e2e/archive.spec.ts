import { bn, fill } from './paper'
import { expect, test, type Page } from './reader'

// Days of the sample paper, which stand where the supplied documents are away, too: 4 December 2022 is 19 Agrahayan 1429.

async function askFor(page: Page, day: string, month: string, year: string): Promise<void> {
  await page.goto('/archive')
  await page.getByRole('textbox', { name: bn.archive.day }).fill(day)
  await page.getByRole('combobox', { name: bn.archive.banglaMonth }).selectOption(month)
  await page.getByRole('textbox', { name: bn.archive.year }).fill(year)
  await page.getByRole('button', { name: bn.archive.show }).click()
}

test('From a Bangla date to its day, to the same day in the other calendar, to the day before and back', async ({ page }) => {
  await askFor(page, '১৯', 'অগ্রহায়ণ', '১৪২৯')
  const title = page.getByRole('heading', { level: 1 })
  await expect(title).toHaveText('১৯ অগ্রহায়ণ ১৪২৯')
  const stories = page.getByRole('main').getByRole('article').getByRole('heading').getByRole('link')
  const headlines = await stories.allTextContents()
  expect(headlines.length).toBeGreaterThan(0)

  await page.getByRole('main').getByRole('link', { name: 'রবিবার, ৪ ডিসেম্বর ২০২২' }).click()
  await expect(page).toHaveURL('/archive/2022/12/04')
  await expect(title).toHaveText('রবিবার, ৪ ডিসেম্বর ২০২২')
  await expect(stories).toHaveText(headlines)

  await page.getByRole('main').getByRole('link', { name: '১৯ অগ্রহায়ণ ১৪২৯' }).click()
  await expect(page).toHaveURL('/archive/bn/1429/8/19')
  // One who walks by Bangla dates goes on by Bangla dates.
  await page.getByRole('link', { name: `${bn.archive.previousDay}: ১৮ অগ্রহায়ণ ১৪২৯` }).click()
  await expect(page).toHaveURL('/archive/bn/1429/8/18')
  await expect(page.getByRole('article').first()).toBeVisible()
  await page.getByRole('link', { name: `${bn.archive.nextDay}: ১৯ অগ্রহায়ণ ১৪২৯` }).click()
  await expect(title).toHaveText('১৯ অগ্রহায়ণ ১৪২৯')
})

test('From the archive to a year, a month, its grid and a day', async ({ page }) => {
  await page.goto('/archive')
  await page.getByRole('link', { name: '২০২২', exact: true }).click()
  await expect(page).toHaveURL('/archive/2022')
  await page.getByRole('main').getByRole('link', { name: /^নভেম্বর/ }).click()
  await expect(page).toHaveURL('/archive/2022/11')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('নভেম্বর ২০২২')
  const grid = page.getByRole('table', { name: fill(bn.archive.calendar, { month: 'নভেম্বর ২০২২' }) })
  await expect(grid.getByRole('columnheader')).toHaveCount(7)
  await expect(grid.locator('time')).toHaveCount(30)
  // 1 November 2022 was a Tuesday: the third column. It is 16 Kartik.
  const first = grid.getByRole('row').nth(1).getByRole('cell').nth(2)
  await expect(first.locator('time')).toHaveAttribute('datetime', '2022-11-01')
  await expect(first).toContainText('১৬')
  await expect(first.getByRole('link')).toHaveCount(0)

  const day = grid.getByRole('link').first()
  const date = await day.locator('time').getAttribute('datetime')
  await day.click()
  await expect(page).toHaveURL(`/archive/${date!.replaceAll('-', '/')}`)
  await expect(page.getByRole('article').first()).toBeVisible()
})

test('The months with stories follow one another', async ({ page }) => {
  await page.goto('/archive/2022/11')
  await page.getByRole('link', { name: `${bn.archive.nextMonth}: ডিসেম্বর ২০২২` }).click()
  await expect(page).toHaveURL('/archive/2022/12')
  await page.getByRole('link', { name: `${bn.archive.previousMonth}: নভেম্বর ২০২২` }).click()
  await expect(page).toHaveURL('/archive/2022/11')
})

test('The day from which a list comes leads to that day', async ({ page }) => {
  await page.goto('/sports')
  await page.getByRole('main').getByRole('link', { name: /^[০-৯]+ (নভেম্বর|ডিসেম্বর) ২০২২$/ }).first().click()
  await expect(page).toHaveURL(/\/archive\/2022\/1[12]\/\d\d$/)
})

test('A date that the Bangla calendar does not have is said to be none, and the form keeps what was asked', async ({ page }) => {
  await askFor(page, '৩১', 'চৈত্র', '১৪২৯')
  await expect(page.getByRole('alert')).toHaveText(bn.archive.noSuchDate)
  await expect(page.getByRole('textbox', { name: bn.archive.day })).toHaveValue('৩১')
  await expect(page.getByRole('textbox', { name: bn.archive.year })).toHaveValue('১৪২৯')
  await askFor(page, 'ছয়', 'চৈত্র', '১৪২৯')
  await expect(page.getByRole('alert')).toHaveText(bn.archive.noSuchDate)
})

test('Falgun has its thirtieth day in the leap years of the other calendar only', async ({ page }) => {
  await page.goto('/archive/bn/1430/11/30')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('৩০ ফাল্গুন ১৪৩০')
  await askFor(page, '৩০', 'ফাল্গুন', '১৪২৯')
  await expect(page.getByRole('alert')).toHaveText(bn.archive.noSuchDate)
})

for (const path of ['/archive/2022/13', '/archive/2022/12/32', '/archive/2022/1x', '/archive/1999', '/archive/bn/1429/12/31', '/archive/bn/1429/13/1', '/archive/bn/x/1/1']) {
  test(`${path} is no day, month or year, and is answered with 404`, async ({ request }) => {
    expect((await request.get(path)).status()).toBe(404)
  })
}

test('A day without stories says so and leads to the nearest ones', async ({ page }) => {
  await page.goto('/archive/2022/11/05')
  await expect(page.getByRole('main')).toContainText(bn.archive.emptyDay)
  await expect(page.getByRole('link', { name: new RegExp(`^${bn.archive.nextDay}: ২০ নভেম্বর ২০২২`) })).toBeVisible()
})
