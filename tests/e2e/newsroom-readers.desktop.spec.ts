import { expect, test, type Page } from '@playwright/test'
import { beginStory, joinAs } from './editors'
import { bn } from './paper'

const { commands, done } = bn.newsroom.desk
const { fields, saving, body } = bn.newsroom.writing

/** What somebody without a session gets at an address. */
const read = async (page: Page, path: string) => (await page.context().request.get(path, { headers: { cookie: '' } })).text()

test('Readers see what an editor chose: the headline for lists, the mark of breaking news, and an update of its meaning', async ({ page }) => {
  await joinAs(page, 'editor', 'মাহমুদ পারভেজ')
  const id = await beginStory(page)
  const headline = 'তিস্তার পানি বিপৎসীমার ওপরে, পাঁচ জেলায় সতর্কতা জারি'
  const short = 'তিস্তায় বিপৎসীমার ওপরে পানি'
  await page.getByRole('textbox', { name: fields.headline, exact: true }).fill(headline)
  const text = page.getByRole('textbox', { name: body.label })
  await text.click()
  await page.keyboard.type('ভোর থেকে তিস্তার পানি বাড়ছে।')
  await page.getByText(fields.more, { exact: true }).click()
  await page.getByLabel(fields.shortHeadline).fill(short)
  await page.getByLabel(fields.breaking).check()
  await expect(page.getByText(saving.saved, { exact: true })).toBeVisible()
  await page.getByRole('button', { name: commands.publish }).click()
  await expect(page.getByText(done.published)).toBeVisible()

  const marked = new RegExp(`${bn.story.breaking}</strong>[^]{0,200}?>${short}</a>`)
  for (const path of ['/', '/latest', '/national']) {
    const list = await read(page, path)
    expect(list, path).toContain(`>${short}</a>`)
    expect(list, path).not.toContain(`>${headline}</a>`)
    expect(list, path).toMatch(marked)
  }
  const story = await read(page, `/national/${id}`)
  expect(story).toContain(`>${headline}</h1>`)
  expect(story).toContain(`${bn.story.breaking}</strong>`)
  expect(story).not.toContain(`${bn.story.updated}: <time`)
  expect(await read(page, '/lite/national')).toContain(bn.story.breaking)

  await text.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' দুপুরে পানি আরও বেড়েছে।')
  await expect(page.getByText(saving.saved, { exact: true })).toBeVisible()
  await page.getByLabel(commands.meaningChanged).check()
  await page.getByRole('button', { name: commands.update }).click()
  // Minutes after the publication, and told all the same.
  await expect.poll(() => read(page, `/national/${id}`)).toContain(`${bn.story.updated}: <time`)
})
