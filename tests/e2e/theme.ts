import type { Locator, Page } from '@playwright/test'

/** The colours that tell the themes apart, as a browser computes them. */
export const colours = {
  paper: { paper: 'rgb(252, 250, 245)', alta: 'rgb(170, 21, 41)' },
  sepia: { paper: 'rgb(244, 233, 212)', alta: 'rgb(158, 22, 34)' },
  night: { paper: 'rgb(18, 21, 26)', alta: 'rgb(247, 129, 124)' },
} as const

export type Theme = keyof typeof colours

/** The ground on which the page is printed. */
export function ground(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
}

/** The colour of the bead beside an answer; transparent where there is none. */
export function beadOf(answer: Locator): Promise<string> {
  return answer.evaluate((node) => getComputedStyle(node.closest('label')!, '::before').backgroundColor)
}

/** The size in px in which the body of a text is set. */
export function sizeOf(text: Locator): Promise<number> {
  return text.evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize))
}
