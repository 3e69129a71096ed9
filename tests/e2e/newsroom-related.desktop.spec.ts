import { expect, test, type Page } from '@playwright/test'
import { beginStory, joinAs } from './editors'
import { bn } from './paper'

const { commands, done } = bn.newsroom.desk
const { writing } = bn.newsroom

async function publish(page: Page, headline: string, text: string): Promise<string> {
  const id = await beginStory(page)
  await page.getByRole('textbox', { name: writing.fields.headline, exact: true }).fill(headline)
  await page.getByRole('textbox', { name: writing.body.label }).click()
  await page.keyboard.type(text)
  await expect(page.getByText(writing.saving.saved, { exact: true })).toBeVisible()
  await page.getByRole('button', { name: commands.publish }).click()
  await expect(page.getByText(done.published)).toBeVisible()
  return id
}

test('What was published about an event before stands on the next story as a line, and the next beside the first', async ({ page }) => {
  await joinAs(page, 'editor', 'মাহমুদ পারভেজ')
  const first = 'ধলেশ্বরীতে ফেরি শাপলা ডুবে নিখোঁজ বারো'
  const second = 'ধলেশ্বরীর ডুবন্ত ফেরি শাপলা থেকে সাতজন উদ্ধার'
  const before = await publish(page, first, 'মুন্সিগঞ্জে বাল্কহেডের ধাক্কায় ফেরি শাপলা ডুবে যায়। ডুবুরিরা নেমেছেন।')
  const id = await publish(page, second, 'ফেরি শাপলা থেকে ডুবুরিরা সাতজনকে তুলেছেন। মুন্সিগঞ্জ ঘাটে স্বজনেরা, বাল্কহেডের চালক পলাতক।')

  for (const path of [`/national/${id}`, `/lite/national/${id}`]) {
    await page.goto(path)
    const line = page.getByRole('region', { name: bn.story.storyline }).getByRole('listitem')
    await expect(line.filter({ hasText: first })).toHaveCount(1)
    await expect(line.last()).toContainText(second)
    await expect(line.last()).toHaveAttribute('aria-current', 'page')
    await expect(line.getByRole('link', { name: first })).toHaveAttribute('href', new RegExp(before))
  }

  // The page of the first is rendered again in its turn.
  await expect(async () => {
    await page.goto(`/national/${before}`)
    await expect(page.getByRole('region', { name: bn.story.related })).toContainText(second, { timeout: 1_000 })
  }).toPass({ timeout: 90_000 })
})
