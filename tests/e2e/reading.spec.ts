import { banglaDateAt, dhakaDate, formatBanglaDate, formatDate } from '@/lib/bangla/dates'
import { bn, fill, leadPage, sectionName } from './paper'
import { expect, openLeadStory, test } from './reader'

test('The newest story with a text leads the front page and opens at a touch', async ({ page }) => {
  await openLeadStory(page)
  await expect(page).toHaveURL(new RegExp(`/${leadPage.section}/[0-9a-z]{10}$`))
  await expect(page).toHaveTitle(new RegExp(`^${leadPage.headline} · `))
})

test('The front names its lists, and each shows what the captured page showed', async ({ page }) => {
  await page.goto('/')
  const latest = page.getByRole('region', { name: bn.site.latest, exact: true })
  await expect(latest.getByRole('listitem').getByRole('link')).toContainText(leadPage.latest)
  const mostRead = page.getByRole('region', { name: bn.site.mostRead })
  await expect(mostRead.getByRole('listitem').getByRole('link')).toHaveText(leadPage.mostRead)
  // A captured list says of when it is.
  await expect(mostRead).toContainText(fill(bn.lists.pageOf, { date: '' }).trim())
})

test('A story shows its related headlines, the latest and the most read, each by its name', async ({ page }) => {
  await openLeadStory(page)
  const related = page.getByRole('region', { name: bn.story.related }).getByRole('listitem').getByRole('link')
  for (const [at, headline] of leadPage.related.entries()) await expect(related.nth(at)).toHaveText(headline)
  await expect(page.getByRole('region', { name: bn.site.latest, exact: true }).getByRole('link', { name: leadPage.latest[0]! })).toBeVisible()
  await expect(page.getByRole('region', { name: bn.site.mostRead }).getByRole('link', { name: leadPage.mostRead[0]! })).toBeVisible()
})

test('A story is one article with one headline, its byline, its time and its text', async ({ page }) => {
  await openLeadStory(page)
  const story = page.getByRole('article')
  await expect(story).toHaveCount(1)
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  await expect(story.getByRole('link', { name: sectionName(leadPage.section), exact: true })).toBeVisible()
  await expect(story.getByRole('link', { name: leadPage.desk, exact: true })).toBeVisible()
  await expect(story.locator('time[datetime]')).toHaveAttribute('datetime', leadPage.published)
  await expect(story.getByRole('paragraph').filter({ hasText: leadPage.signOff })).toHaveCount(1)
  // Updated at the moment of publication is not an update.
  await expect(story).not.toContainText(bn.story.updated)
})

for (const path of ['/', '/archive']) {
  test(`Both dates of today stand in the banner of ${path}`, async ({ page }) => {
    const now = new Date()
    await page.goto(path)
    const banner = page.getByRole('banner')
    await expect(banner).toContainText(formatDate(dhakaDate(now), 'bn'))
    await expect(banner).toContainText(formatBanglaDate(banglaDateAt(now, 'midnight')!, 'bn'))
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Dhaka' }).format(now)
    await expect(banner.locator('time')).toHaveAttribute('datetime', today)
  })
}

test('The date line turns over at midnight in Dhaka while the page stands open', async ({ page }) => {
  await page.clock.install({ time: new Date('2026-04-13T23:59:30+06:00') })
  await page.goto('/')
  await expect(page.getByRole('banner')).toContainText('৩০ চৈত্র ১৪৩২')
  await page.clock.fastForward('01:00')
  await expect(page.getByRole('banner')).toContainText('১৪ এপ্রিল ২০২৬')
  await expect(page.getByRole('banner')).toContainText('১ বৈশাখ ১৪৩৩')
})

test('The first press of Tab offers the way past the masthead, and it leads to the text', async ({ page }) => {
  await openLeadStory(page)
  await page.reload()
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: bn.site.skip })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('main').locator(':focus')).toHaveCount(1)
})

test('No story stands twice on the front above the most read', async ({ page }) => {
  await page.goto('/')
  const above = await page.evaluate((mostRead) => {
    const end = document.getElementById(mostRead)!.getBoundingClientRect().top
    return [...document.querySelectorAll<HTMLElement>('[data-story]')]
      .filter((story) => story.checkVisibility() && story.getBoundingClientRect().top < end)
      .map((story) => story.dataset.story!)
  }, 'most-read')
  expect(above.length).toBeGreaterThan(3)
  expect(above).toEqual([...new Set(above)])
})
