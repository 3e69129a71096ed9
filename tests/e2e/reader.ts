import { test as base, expect, type Locator, type Page } from '@playwright/test'
import { bn, leadPage } from './paper'

export { expect }
export type { Locator, Page }

/**
 * A reader's page. Whatever the journey, it ends red when the browser met a script error, a broken file, a breach of the
 * content policy, a script of the framework or another host.
 */
export const test = base.extend<{ nothingAmiss: void }>({
  nothingAmiss: [async ({ page, baseURL }, use) => {
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
    page.on('console', (message) => {
      // Chromium's word for an answer of 400 and more; files are looked at below, pages are the journey's own matter.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(`console: ${message.text()}`)
    })
    page.on('response', (response) => {
      if (response.status() >= 400 && response.request().resourceType() !== 'document') faults.push(`${response.status()} ${response.url()}`)
    })
    page.on('request', (request) => {
      const { origin, pathname } = new URL(request.url())
      if (/^https?:/.test(origin) && origin !== new URL(baseURL!).origin) faults.push(`another host: ${request.url()}`)
      if (pathname.startsWith('/_next/') && pathname.endsWith('.js')) faults.push(`a script of the framework: ${pathname}`)
    })
    await use()
    expect(faults).toEqual([])
  }, { auto: true }],
})

/** The story that leads the front page, opened as a reader opens it. */
export async function openLeadStory(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).getByRole('link', { name: leadPage.headline }).click()
  await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toHaveText(leadPage.headline)
}

/** Where the lead story stands. */
export async function leadAddress(page: Page): Promise<string> {
  await page.goto('/')
  return (await page.getByRole('heading', { level: 1 }).getByRole('link').getAttribute('href'))!
}

/** Where a headline without a text stands: the first of the lead's related ones. */
export async function headlineOnlyAddress(page: Page): Promise<string> {
  await page.goto(await leadAddress(page))
  const related = page.getByRole('region', { name: bn.story.related })
  return (await related.getByRole('link', { name: leadPage.related[0]! }).getAttribute('href'))!
}

/** Where a story with a picture stands: the first of the lifestyle pages that has one. */
export async function pictureStoryAddress(page: Page): Promise<string> {
  await page.goto('/lifestyle')
  return (await page.getByRole('article').filter({ has: page.locator('img') }).first().getByRole('link').first().getAttribute('href'))!
}

/** Waits until the paper's own faces have come. */
export async function fontsLoaded(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await Promise.all([document.fonts.load("20px 'Tiro Bangla'", 'ক'), document.fonts.load("500 20px 'Anek Bangla'", 'ক')])
    await document.fonts.ready
  })
}

/** Whether the device itself can write Bengali, which is what a page shows until our faces have come. */
export async function deviceHasBengali(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    await document.fonts.load("500 20px 'Anek Bangla Fallback'", 'ক').catch(() => [])
    return [...document.fonts].some((face) => /Fallback/.test(face.family) && face.status === 'loaded')
  })
}

/** Whether an element lies within what the window shows. */
export async function isInView(element: Locator): Promise<boolean> {
  return element.evaluate((node) => {
    const { top, bottom, left, right } = node.getBoundingClientRect()
    return top >= -1 && bottom <= innerHeight + 1 && left >= -1 && right <= innerWidth + 1
  })
}
