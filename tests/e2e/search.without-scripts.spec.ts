import { bn, fill } from './paper'
import { expect, test } from './reader'

for (const form of ['', '/lite']) {
  test(`The search of ${form || 'the full pages'} works as a form: words, what narrows them, and the way back`, async ({ page }) => {
    await page.goto(`${form}/search`)
    await page.getByRole('searchbox', { name: bn.search.label }).fill('নদীকে')
    await page.getByRole('button', { name: bn.search.submit }).click()
    await expect(page).toHaveURL(new RegExp(`${form}/search\\?q=`))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(fill(bn.search.resultsFor, { q: 'নদীকে' }))
    await expect(page.getByRole('article').locator('mark').first()).toBeVisible()
    const all = await page.getByRole('article').count()

    await page.getByText(bn.search.narrow, { exact: true }).click()
    await page.getByRole('combobox', { name: bn.search.section }).selectOption('sports')
    await page.getByRole('button', { name: bn.search.apply }).click()
    await expect(page).toHaveURL(new RegExp(`${form}/search\\?.*section=sports`))
    expect(await page.getByRole('article').count()).toBeLessThan(all)
    await page.getByRole('article').first().getByRole('link').click()
    await expect(page).toHaveURL(new RegExp(`${form}/sports/[0-9a-z]{10}$`))
  })
}
