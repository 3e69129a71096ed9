import { bn, leadPage } from './paper'
import { expect, openLeadStory, test } from './reader'
import { colours, ground } from './theme'

test('Without scripts a story is passed on by links and its colours are chosen by a form; what needs a script is not there', async ({ page }) => {
  await openLeadStory(page)
  const tools = page.getByRole('group', { name: bn.tools.title })
  for (const word of [bn.tools.listen, bn.tools.print, bn.kept.storyButton]) await expect(page.getByRole('button', { name: word })).toHaveCount(0)
  await tools.getByText(bn.tools.share, { exact: true }).click()
  await expect(tools.getByRole('link', { name: bn.tools.whatsapp })).toHaveAttribute('href', /^https:\/\/wa\.me\/\?text=.*%2Fs%2F[0-9a-z]{10}$/)
  await expect(tools.getByRole('link', { name: bn.tools.facebook })).toBeVisible()
  for (const word of [bn.tools.copy, bn.tools.platform]) await expect(tools.getByRole('button', { name: word })).toHaveCount(0)
  const story = page.url()
  await tools.locator('[data-short]').click()
  await expect(page).toHaveURL(story)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(leadPage.headline)

  await tools.getByText(bn.tools.look, { exact: true }).click()
  await tools.getByText(bn.settings.themeNight, { exact: true }).click()
  await tools.getByRole('button', { name: bn.settings.submit }).click()
  await expect(page).toHaveURL(/\/settings\?kept=1$/)
  expect(await ground(page)).toBe(colours.night.paper)
})
