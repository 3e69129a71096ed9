import { expect, test, type Page } from '@playwright/test'
import { emptyDraft } from '@/lib/news/draft'
import { paragraph } from '@/lib/news/blocks'
import { beginStory, joinAs } from './editors'
import { bn } from './paper'

const { commands, done, topics, refusals } = bn.newsroom.desk

async function publish(page: Page, headline: string, text: string): Promise<void> {
  const id = await beginStory(page)
  const content = { ...emptyDraft('national'), headline, body: [paragraph(text)] }
  const saved = await page.request.put(`/newsroom/stories/${id}/draft`, { data: { version: 1, content }, headers: { origin: new URL(page.url()).origin } })
  expect(saved.status()).toBe(200)
  await page.goto(`/newsroom/stories/${id}`)
  await page.getByRole('button', { name: commands.publish, exact: true }).click()
  await expect(page.getByText(done.published)).toBeVisible()
}

test('A name that keeps coming back is proposed, and readers find its stories once an editor has confirmed it, also after it was renamed', async ({ page }) => {
  await joinAs(page, 'editor', 'মাহমুদ পারভেজ')
  const headlines = ['কীর্তনখোলায় নতুন ঘাট', 'ভাঙছে কীর্তনখোলার পাড়', 'কীর্তনখোলা পেরোতে খেয়া']
  for (const headline of headlines) await publish(page, headline, `${headline}। কীর্তনখোলা বরিশালের নদী।`)

  await page.goto('/newsroom/topics')
  const proposal = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'কীর্তনখোলা', exact: true }) })
  await expect(proposal).toContainText(headlines[2]!)
  await proposal.getByRole('button', { name: topics.confirm }).click()
  await expect(page.getByText(done.topicConfirmed)).toBeVisible()

  const name = page.getByRole('link', { name: 'কীর্তনখোলা', exact: true })
  const address = (await name.getAttribute('href'))!
  expect(address).toMatch(/^\/topic\/[a-z]+$/)
  await name.click()
  await expect(page).toHaveURL(address)
  for (const headline of headlines) await expect(page.getByRole('main').getByRole('link', { name: headline })).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: headlines[0]! }).click()
  await expect(page.getByRole('article').getByRole('link', { name: 'কীর্তনখোলা', exact: true })).toHaveAttribute('href', address)

  await page.goto('/newsroom/topics')
  const topic = page.getByRole('listitem').filter({ has: name })
  await topic.locator('summary').click()
  await topic.getByLabel(topics.address).fill('kirtankhola-river')
  await topic.getByRole('button', { name: topics.rename }).click()
  await expect(page.getByText(done.topicRenamed)).toBeVisible()
  await page.goto(address)
  await expect(page).toHaveURL('/topic/kirtankhola-river')
  await expect(page.getByRole('main').getByRole('link', { name: headlines[0]! })).toBeVisible()
})

test('Of two editors who decide on one name the second is told, and who is no editor does not come here', async ({ page, browser }) => {
  await joinAs(page, 'editor', 'মাহমুদ পারভেজ')
  for (const headline of ['ধানসিঁড়িতে নৌকা', 'শুকিয়েছে ধানসিঁড়ি', 'ধানসিঁড়ির তীরে']) await publish(page, headline, `${headline}। ধানসিঁড়ি একটি নদী।`)
  const named = (on: Page) => on.getByRole('listitem').filter({ has: on.getByRole('heading', { name: 'ধানসিঁড়ি', exact: true }) })
  await page.goto('/newsroom/topics')
  const other = await page.context().newPage()
  await other.goto('/newsroom/topics')
  await named(page).getByRole('button', { name: topics.refuse }).click()
  await expect(page.getByText(done.topicRefused)).toBeVisible()
  await expect(page.getByRole('region', { name: topics.proposals }).getByText('ধানসিঁড়ি', { exact: true })).toHaveCount(0)
  await named(other).getByRole('button', { name: topics.confirm }).click()
  await expect(other.getByText(refusals.gone)).toBeVisible()
  await page.getByRole('button', { name: `${topics.allow} ধানসিঁড়ি` }).click()
  await expect(page.getByText(done.topicAllowed)).toBeVisible()
  await expect(named(page)).toHaveCount(1)

  const reporter = await (await browser.newContext()).newPage()
  await joinAs(reporter, 'reporter', 'রুবিনা হক')
  await reporter.goto('/newsroom')
  await expect(reporter.getByRole('link', { name: topics.title, exact: true })).toHaveCount(0)
  await reporter.goto('/newsroom/topics')
  await expect(reporter).toHaveURL(/refused=forbidden/)
})
