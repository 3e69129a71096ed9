import { brotliCompressSync } from 'node:zlib'
import { bn, leadPage } from './paper'
import { expect, leadAddress, pictureStoryAddress, test } from './reader'

test('Who chooses to read with less data does so on every page that follows, and comes back by a link', async ({ page, context }) => {
  const files: string[] = []
  page.on('request', (one) => files.push(one.resourceType()))
  await page.goto('/')
  await page.getByRole('contentinfo').getByRole('link', { name: bn.footer.lite }).click()
  await expect(page).toHaveURL('/lite')
  files.length = 0

  await page.getByRole('link', { name: leadPage.headline }).first().click()
  await expect(page).toHaveURL(/\/lite\/[a-z-]+\/[0-9a-z]{10}$/)
  await expect(page.getByRole('article').first()).toContainText(leadPage.signOff)
  await page.getByRole('contentinfo').getByRole('link', { name: bn.site.latest }).click()
  await expect(page).toHaveURL('/lite/latest')
  await page.getByRole('link', { name: bn.lists.older }).click()
  await expect(page).toHaveURL(/\/lite\/latest\?before=/)
  await page.getByRole('contentinfo').getByRole('link', { name: bn.site.search }).click()
  await page.getByRole('searchbox', { name: bn.search.label }).first().fill('নদী')
  await page.getByRole('button', { name: bn.search.submit }).click()
  await expect(page).toHaveURL(/\/lite\/search\?q=/)
  await expect(page.getByRole('article').first()).toBeVisible()
  expect(files.filter((type) => type !== 'document' && type !== 'other')).toEqual([])

  // A link from a chat leads to the full address; the choice holds there too.
  await page.goto('/latest')
  await expect(page).toHaveURL('/lite/latest')
  await page.getByRole('contentinfo').getByRole('link', { name: bn.footer.full }).click()
  await expect(page).toHaveURL('/latest')
  await page.goto('/')
  await expect(page).toHaveURL('/')
  expect((await context.cookies()).find(({ name }) => name === 'view')).toMatchObject({ value: 'full', httpOnly: true, sameSite: 'Lax' })
})

test('Settings that are chosen on a lite page lead back to a lite page', async ({ page }) => {
  await page.goto('/lite/settings')
  await page.getByRole('radio').first().check()
  await page.getByRole('button').first().click()
  await expect(page).toHaveURL(/\/lite\/settings\?kept=1$/)
})

test('A phone that saves data is led to the lite page, which no cache keeps for others', async ({ request }) => {
  const answer = await request.get('/latest', { headers: { 'Save-Data': 'on' }, maxRedirects: 0 })
  expect(answer.status()).toBe(302)
  expect(answer.headers()).toMatchObject({ location: '/lite/latest', 'cache-control': 'no-store' })
  expect(answer.headers().vary).toContain('Save-Data')
})

test('A lite story fits the first flight of a connection, and says of a picture what it weighs', async ({ page, request }) => {
  const address = await leadAddress(page)
  const lead = await request.get(`/lite${address}`)
  expect(brotliCompressSync(await lead.body()).length).toBeLessThanOrEqual(14_000)
  const html = await lead.text()
  expect(html).toContain(`<link rel="canonical" href="http://localhost:3000${address}"/>`)
  expect(/<style>(.*?)<\/style>/s.exec(html)![1]!.length).toBeLessThanOrEqual(3_072)

  await page.goto(`/lite${await pictureStoryAddress(page)}`)
  await expect(page.getByRole('link', { name: /^ছবি: .* \([০-৯]+\sকেবি\)$/ }).first()).toBeVisible()
})
