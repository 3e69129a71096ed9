import { bn, leadPage } from './paper'
import { expect, test } from './reader'

for (const form of ['', '/lite']) {
  test(`Whoever gets a card learns on ${form || 'the full pages'} whether it is ours, by its headline and by its code`, async ({ page }) => {
    await page.goto(`${form}/`)
    await page.getByRole('contentinfo').getByRole('link', { name: bn.verify.title }).click()
    await expect(page).toHaveURL(new RegExp(`${form}/verify$`))
    const ask = async (words: string) => {
      await page.getByLabel(bn.verify.label).fill(words)
      await page.getByRole('button', { name: bn.verify.submit }).click()
      await expect(page).toHaveURL(new RegExp(`${form}/verify\\?q=`))
      await expect(page.getByLabel(bn.verify.label)).toHaveValue(words)
    }
    await ask(`“${leadPage.headline}”`)
    await expect(page.getByRole('heading', { name: bn.verify.published })).toBeVisible()
    const story = page.getByRole('main').getByRole('link', { name: leadPage.headline })
    const id = /[0-9a-z]{10}$/.exec((await story.getAttribute('href'))!)![0]

    await ask(`${id.slice(0, 5).toUpperCase()} ${id.slice(5)}`)
    await expect(page.getByRole('heading', { name: bn.verify.published })).toBeVisible()
    await expect(page.getByText(bn.verify.codeHint)).toBeVisible()
    await ask(`${leadPage.headline} স্থগিত`)
    await expect(page.getByRole('heading', { name: bn.verify.neverHeadline })).toBeVisible()
    await expect(page.getByRole('region', { name: bn.verify.near }).getByRole('link', { name: leadPage.headline })).toBeVisible()
    await ask('00000 00000')
    await expect(page.getByRole('heading', { name: bn.verify.neverCode })).toBeVisible()

    await ask(leadPage.headline)
    await page.getByRole('main').getByRole('link', { name: leadPage.headline }).click()
    await expect(page).toHaveURL(new RegExp(`${form}/${leadPage.section}/${id}$`))
  })
}
