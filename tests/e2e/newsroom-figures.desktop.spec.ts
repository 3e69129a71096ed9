import { expect, test } from '@playwright/test'
import { joinAs } from './editors'
import { bn } from './paper'

const { figures, done } = bn.newsroom.desk

test('An editor sees that a story was read, from where and how, and keeps it out of the most-read list', async ({ page }) => {
  await page.goto('/latest')
  const link = page.locator('main [data-story]').getByRole('link').first()
  const [headline, address] = [await link.innerText(), (await link.getAttribute('href'))!]
  await page.clock.install()
  await page.goto(address, { waitUntil: 'load' })
  const told = page.waitForResponse(/\/api\/views\//)
  await page.clock.runFor(5_100)
  expect((await told).status()).toBe(204)

  await joinAs(page, 'editor', 'নাসিমা আক্তার')
  // Views come into the figures within a second or two.
  await expect(async () => {
    await page.goto('/newsroom/figures')
    await expect(page.getByRole('link', { name: headline })).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await page.getByRole('link', { name: headline }).click()
  await expect(page.getByRole('region', { name: figures.forms })).toContainText(figures.form.full)
  await expect(page.getByRole('region', { name: figures.sites })).toContainText(figures.site.direct)
  await expect(page.getByRole('img', { name: figures.curve })).toBeVisible()
  await page.getByRole('button', { name: figures.hide }).click()
  await expect(page.getByText(done.hidden)).toBeVisible()
  await page.getByRole('button', { name: figures.show }).click()
  await expect(page.getByText(done.listed)).toBeVisible()
})
