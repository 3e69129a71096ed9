import { expect, test, type Page } from '@playwright/test'
import { beginStory, joinAs } from './editors'
import { bn } from './paper'

const { commands, done, history, refusals } = bn.newsroom.desk
const { writing } = bn.newsroom

async function write(page: Page, headline: string, text: string): Promise<string> {
  const id = await beginStory(page)
  await page.getByRole('textbox', { name: writing.fields.headline, exact: true }).fill(headline)
  await page.getByRole('textbox', { name: writing.body.label }).click()
  await page.keyboard.type(text)
  await expect(page.getByText(writing.saving.saved, { exact: true })).toBeVisible()
  return id
}

/** What somebody without a session sees at an address, by the page that is kept for all readers. */
async function reader(page: Page, path: string): Promise<{ status: number; html: string }> {
  const answer = await page.context().request.get(path, { headers: { cookie: '' } })
  return { status: answer.status(), html: await answer.text() }
}

test('A reporter hands a story in, an editor publishes it, and readers see it at once wherever it stands', async ({ page, browser }) => {
  await joinAs(page, 'reporter', 'আয়েশা সিদ্দিকা')
  const headline = 'হাওরে আগাম বন্যার শঙ্কা'
  const id = await write(page, headline, 'উজানের ঢলে হাওরের পানি বাড়ছে।')
  // Asked for before there is anything, so that every page is kept without it.
  for (const path of ['/', '/national', '/latest']) expect((await reader(page, path)).html).not.toContain(headline)
  await expect(page.getByRole('button', { name: commands.publish })).toHaveCount(0)
  await page.getByRole('button', { name: commands.submit }).click()
  await expect(page.getByText(done.submitted)).toBeVisible()
  expect((await reader(page, `/national/${id}`)).status).toBe(404)

  const context = await browser.newContext({ locale: 'bn-BD', timezoneId: 'Asia/Dhaka' })
  const editor = await context.newPage()
  await joinAs(editor, 'editor', 'মাহমুদ পারভেজ')
  await editor.goto('/newsroom')
  await editor.getByRole('link', { name: headline }).first().click()
  await editor.getByRole('button', { name: commands.publish }).click()
  await expect(editor.getByText(done.published)).toBeVisible()
  const story = await reader(page, `/national/${id}`)
  expect(story.status).toBe(200)
  expect(story.html).toContain('উজানের ঢলে')
  for (const path of ['/', '/national', '/latest', '/lite/latest']) expect((await reader(page, path)).html, path).toContain(headline)
  await context.close()
})

test('A correction is told on the story, and a story that is taken back stands nowhere and says so', async ({ page }) => {
  await joinAs(page, 'editor', 'মাহমুদ পারভেজ')
  const headline = 'মেট্রোরেলের নতুন সময়সূচি'
  const id = await write(page, headline, 'সোমবার থেকে নতুন সময়ে ট্রেন চলবে।')
  await page.getByRole('button', { name: commands.publish }).click()
  await expect(page.getByText(done.published)).toBeVisible()

  await page.getByText(commands.correct, { exact: true }).click()
  await page.getByLabel(commands.correction).fill('প্রথমে বারটি ভুল ছাপা হয়েছিল।')
  await page.getByRole('button', { name: commands.correctDo }).click()
  await expect(page.getByText(done.corrected)).toBeVisible()
  expect((await reader(page, `/national/${id}`)).html).toContain('প্রথমে বারটি ভুল ছাপা হয়েছিল।')
  expect((await reader(page, '/corrections')).html).toContain(headline)

  const withdraw = page.getByText(commands.withdraw, { exact: true })
  await withdraw.click()
  await page.getByLabel(commands.reason).fill('সূত্র খবরটি ফিরিয়ে নিয়েছে।')
  const word = page.getByLabel(commands.confirm.replace('{word}', commands.confirmWord))
  await word.fill('না')
  await page.getByRole('button', { name: commands.withdrawDo, exact: true }).click()
  await expect(page.getByText(refusals.confirmation)).toBeVisible()
  expect((await reader(page, `/national/${id}`)).status).toBe(200)

  await withdraw.click()
  await page.getByLabel(commands.reason).fill('সূত্র খবরটি ফিরিয়ে নিয়েছে।')
  await word.fill(commands.confirmWord)
  await page.getByRole('button', { name: commands.withdrawDo, exact: true }).click()
  await expect(page.getByText(done.withdrawn)).toBeVisible()
  expect((await reader(page, `/national/${id}`)).status).toBe(410)
  for (const path of ['/', '/national', '/latest', '/lite', '/corrections']) expect((await reader(page, path)).html, path).not.toContain(headline)

  await page.goto(`/newsroom/stories/${id}/history`)
  await expect(page.getByRole('heading', { name: history.audit })).toBeVisible()
  await expect(page.getByText(bn.newsroom.desk.actions['story-withdraw'])).toBeVisible()
})
