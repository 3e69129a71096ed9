import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { beginStory, invitation, joinAs } from './editors'
import { bn } from './paper'
import { colours, ground } from './theme'

const { desk, writing } = bn.newsroom
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function published(page: Page): Promise<string> {
  const id = await beginStory(page)
  await page.getByRole('textbox', { name: writing.fields.headline, exact: true }).fill('বৃষ্টিতে রাজধানীর পথে পথে পানি')
  await page.getByRole('textbox', { name: writing.body.label }).click()
  await page.keyboard.type('সকালের বৃষ্টিতে ঘন্টা খানেক পানি জমে ছিল .')
  await page.getByRole('button', { name: desk.commands.publish, exact: true }).click()
  await expect(page.getByText(desk.done.published)).toBeVisible()
  return id
}

/** Every page of the newsroom with something on it, and whether whoever opens it has joined. */
const pages: Record<string, { signedIn: boolean; open: (page: Page) => Promise<unknown> }> = {
  'the sign-in': { signedIn: false, open: (page) => page.goto('/newsroom/sign-in') },
  'an invitation': { signedIn: false, open: (page) => page.goto(invitation('reporter')) },
  'the desk': { signedIn: true, open: (page) => page.goto('/newsroom') },
  'the page on which a story is written': {
    signedIn: true,
    async open(page) {
      await published(page)
      for (const fold of [desk.commands.correct, desk.commands.withdraw, writing.fields.more]) await page.locator('summary').filter({ hasText: fold }).first().click()
    },
  },
  'the choice of a picture': {
    signedIn: true,
    async open(page) {
      await beginStory(page)
      await page.getByRole('button', { name: writing.lead.add }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  'the preview': {
    signedIn: true,
    async open(page) {
      await page.goto(`/newsroom/stories/${await published(page)}/preview`)
      await page.getByRole('button', { name: bn.newsroom.preview.links.make }).click()
      await expect(page.getByRole('textbox', { name: bn.newsroom.preview.links.made })).toBeVisible()
    },
  },
  'earlier versions': {
    signedIn: true,
    async open(page) {
      const id = await published(page)
      await page.getByRole('textbox', { name: writing.fields.headline, exact: true }).fill('বৃষ্টিতে রাজধানীতে পানি')
      await page.getByRole('button', { name: desk.commands.update }).click()
      await expect(page.getByText(desk.done.updated)).toBeVisible()
      await page.goto(`/newsroom/stories/${id}/history?from=1&to=2`)
      await expect(page.locator('del').first()).toBeVisible()
    },
  },
  'a search for stories': { signedIn: true, open: (page) => page.goto(`/newsroom/find?words=${encodeURIComponent('নদী')}`) },
  'the text of a page that was read': {
    signedIn: true,
    async open(page) {
      await page.goto('/newsroom/take-text')
      await page.getByLabel(desk.taking.text).fill(readFileSync(new URL('../fixtures/pages/000_2f6b1c9d40e7a835.txt', import.meta.url), 'utf8'))
      await page.getByRole('button', { name: desk.taking.read }).click()
      await expect(page.getByRole('region', { name: desk.taking.reading })).toBeVisible()
    },
  },
  'the topics': {
    signedIn: true,
    async open(page) {
      await page.goto('/newsroom/topics')
      await expect(page.getByRole('heading', { name: desk.topics.existing })).toBeVisible()
      for (const part of await page.locator('main section').all()) if (await part.locator('summary').count() > 0) await part.locator('summary').first().click()
    },
  },
  'the people': {
    signedIn: true,
    async open(page) {
      await page.goto('/newsroom/people')
      await page.locator('summary').first().click()
    },
  },
  'the own account': {
    signedIn: true,
    async open(page) {
      await page.goto('/newsroom/account')
      for (const fold of await page.locator('summary').all()) await fold.click()
    },
  },
  'the help': { signedIn: true, open: (page) => page.goto('/newsroom/help') },
}

for (const [name, { signedIn, open }] of Object.entries(pages)) {
  test(`${name}: axe finds nothing by day and at night, on a phone and on a desk, and nothing scrolls sideways`, async ({ page }) => {
    if (signedIn) await joinAs(page, 'administrator', 'প্রশাসক')
    await open(page)
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `at ${width}`).toBeLessThanOrEqual(width)
      for (const [scheme, theme] of [['light', 'paper'], ['dark', 'night']] as const) {
        await page.emulateMedia({ colorScheme: scheme })
        await expect.poll(() => ground(page)).toBe(colours[theme].paper)
        // What the night changes is colour alone. Pages in frames are looked at where they are read.
        const look = new AxeBuilder({ page }).setLegacyMode().exclude('iframe')
        const { violations } = await (theme === 'paper' ? look.withTags(tags) : look.withRules(['color-contrast'])).analyze()
        const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
        expect(found, `at ${width}, ${theme}`).toEqual([])
      }
    }
  })
}
