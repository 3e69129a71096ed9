import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'

const folder = fileURLToPath(new URL('../public/icons', import.meta.url))
const read = (name: string) => readFile(join(folder, name))

describe('the icons', () => {
  test.each([
    ['icon-192.png', 192, 192, 20_000],
    ['icon-512.png', 512, 512, 40_000],
    ['maskable-512.png', 512, 512, 40_000],
    ['apple-touch-icon.png', 180, 180, 20_000],
    ['share.png', 1200, 630, 200_000],
  ])('%s has the size that pages promise and weighs little', async (name, width, height, most) => {
    const content = await read(name)
    const meta = await sharp(content).metadata()
    expect([meta.format, meta.width, meta.height, meta.hasAlpha]).toEqual(['png', width, height, false])
    expect(content.length).toBeLessThanOrEqual(most)
  })

  test('The drawn icon needs no font', async () => {
    const svg = (await read('favicon.svg')).toString('utf8')
    expect(svg).toContain('viewBox="0 0 64 64"')
    expect(svg).not.toMatch(/<text|font|href/)
  })

  test('In a tab of 16 px the line runs from edge to edge and the bead is red', async () => {
    const svg = await read('favicon.svg')
    const { data, info } = await sharp(svg, { density: 18 }).resize(16).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)]
    expect(Math.max(...at(0, 4))).toBeLessThan(60)
    expect(Math.max(...at(15, 4))).toBeLessThan(60)
    const [red, green, blue] = at(12, 4)
    expect(red! - Math.max(green!, blue!)).toBeGreaterThan(80)
    expect(Math.min(...at(0, 3))).toBeGreaterThan(230)
  })

  test('favicon.ico holds 16, 32 and 48 px', async () => {
    const file = await read('../favicon.ico')
    expect([...file.subarray(0, 6)]).toEqual([0, 0, 1, 0, 3, 0])
    for (const [place, side] of [16, 32, 48].entries()) {
      const offset = file.readUInt32LE(6 + 16 * place + 12)
      const bytes = file.readUInt32LE(6 + 16 * place + 8)
      expect((await sharp(file.subarray(offset, offset + bytes)).metadata()).width).toBe(side)
    }
  })
})
