import AxeBuilder from '@axe-core/playwright'
import { bn, emptySection, leadPage } from './paper'
import { expect, headlineOnlyAddress, leadAddress, pictureStoryAddress, test, type Page } from './reader'
import { colours, ground, type Theme } from './theme'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const widths = [320, 768, 1440]
const themes: Theme[] = ['paper', 'sepia', 'night']

/** Every template, with one address or the way to it. */
const templates: Record<string, (page: Page) => Promise<string> | string> = {
  'the front': () => '/',
  'the English front': () => '/en',
  'a section': () => '/sports',
  'an empty section': () => `/${emptySection}`,
  'a story with a picture': pictureStoryAddress,
  'a story without a picture': leadAddress,
  'an English page of a story': async (page) => `/en${await leadAddress(page)}`,
  'a headline without a text': headlineOnlyAddress,
  'the latest': () => '/latest',
  'the most read': () => '/most-read',
  'a topic': async (page) => {
    await page.goto(await pictureStoryAddress(page))
    return (await page.getByRole('navigation', { name: bn.story.topics }).getByRole('link').first().getAttribute('href'))!
  },
  'a desk': async (page) => {
    await page.goto(await leadAddress(page))
    return (await page.getByRole('article').getByRole('link', { name: leadPage.desk, exact: true }).getAttribute('href'))!
  },
  'the archive': () => '/archive',
  'the archive asked for an impossible date': () => '/archive?day=31&month=12&year=1429',
  'a year': () => '/archive/2022',
  'a month': () => '/archive/2022/11',
  'a day': () => '/archive/2022/12/04',
  'a day by its Bangla date': () => '/archive/bn/1429/8/19',
  'an empty day': () => '/archive/2022/11/05',
  'the search': () => '/search',
  'a search with results': () => `/search?q=${encodeURIComponent('নদী')}`,
  'a search without results': () => `/search?q=${encodeURIComponent('ক্ষযক্ষয')}`,
  'the settings': () => '/settings',
  'the imprint': () => '/about',
  'an unknown address': () => '/no/such/page',
}

for (const [name, address] of Object.entries(templates)) {
  test(`${name}: axe finds nothing in three themes at three widths, and nothing scrolls sideways`, async ({ page }) => {
    const path = await address(page)
    await page.goto(path)
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${path} at ${width}`).toBeLessThanOrEqual(width)
      for (const theme of themes) {
        await page.evaluate((chosen) => {
          document.documentElement.dataset.theme = chosen
        }, theme)
        expect(await ground(page)).toBe(colours[theme].paper)
        // What a theme changes is colour alone; the whole is looked at once a width.
        // Without frames the whole is done in this page.
        const look = new AxeBuilder({ page }).setLegacyMode()
        const { violations } = await (theme === 'paper' ? look.withTags(tags) : look.withRules(['color-contrast'])).analyze()
        const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
        expect(found, `${path} at ${width}, ${theme}`).toEqual([])
      }
    }
  })
}

// 1280 px at 400 % are 320; what then still scrolls is the height.
test('At 400 % the text of a story keeps its size and its place', async ({ page }) => {
  const address = await leadAddress(page)
  await page.setViewportSize({ width: 320, height: 256 })
  await page.goto(address)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  const cut = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('main *, header *, footer *')]
    .filter((part) => part.checkVisibility() && !part.closest('.word-row, .sr-only, svg') && part.getBoundingClientRect().right > 321)
    .map((part) => part.outerHTML.slice(0, 80)))
  expect(cut).toEqual([])
})

test('Text spaced as WCAG 1.4.12 allows readers to space it is neither cut nor covered', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 })
  await page.goto(await leadAddress(page))
  await page.evaluate(() => {
    for (const part of document.querySelectorAll<HTMLElement>('main p, main h1, main a, main span')) {
      part.style.lineHeight = '1.5'
      part.style.wordSpacing = '.16em'
    }
  })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})

test('Whoever asks for less motion gets none', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/')
  const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((part) => {
    const style = getComputedStyle(part)
    return style.animationName !== 'none' || style.transitionDuration.split(',').some((time) => Number.parseFloat(time) > 0)
  }).length)
  expect(moving).toBe(0)
})

test('Whoever asks for more contrast gets black on paper, and white at night', async ({ page }) => {
  await page.emulateMedia({ contrast: 'more' })
  await page.goto('/')
  const ink = () => page.evaluate(() => getComputedStyle(document.documentElement).color)
  expect(await ink()).toBe('rgb(0, 0, 0)')
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'night'
  })
  expect(await ink()).toBe('rgb(255, 255, 255)')
})
