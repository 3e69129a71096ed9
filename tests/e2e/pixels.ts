import sharp from 'sharp'
import type { Locator, Page } from '@playwright/test'

/** A part of the window as grey levels, row by row. */
export interface Grey {
  width: number
  height: number
  at: (x: number, y: number) => number
}

export async function greyOf(page: Page, clip: { x: number; y: number; width: number; height: number }): Promise<Grey> {
  const { data, info } = await sharp(await page.screenshot({ clip, animations: 'disabled' }))
    .removeAlpha().greyscale().raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, at: (x, y) => data[y * info.width * info.channels + x * info.channels]! }
}

/** How much ink each row holds between two columns: the sum of the distances from the ground, which is the corner's grey. */
export function inkByRow(grey: Grey, from = 0, to = grey.width): number[] {
  const ground = grey.at(0, 0)
  return Array.from({ length: grey.height }, (_, y) => {
    let ink = 0
    for (let x = from; x < to; x++) ink += Math.abs(grey.at(x, y) - ground)
    return ink
  })
}

/** The first row that holds at least `share` of the ink of the fullest one. */
export function upperEdge(rows: readonly number[], share = 0.5): number {
  const most = Math.max(...rows)
  return most === 0 ? -1 : rows.findIndex((ink) => ink >= most * share)
}

/** Where an element stands in the document, in whole px, with room above and below. */
export async function clipAround(element: Locator, room: number): Promise<{ x: number; y: number; width: number; height: number }> {
  await element.scrollIntoViewIfNeeded()
  const { x, y, width, height } = (await element.boundingBox())!
  return { x: Math.floor(x), y: Math.floor(y) - room, width: Math.ceil(width), height: Math.ceil(height) + 2 * room }
}
