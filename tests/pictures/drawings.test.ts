import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { formatOf, isSelfContained } from '@/lib/pictures/source-format'

const folder = fileURLToPath(new URL('../../seeds/sample-paper/pictures', import.meta.url))
const names = (await readdir(folder)).filter((name) => name.endsWith('.svg'))

describe('the drawings of the sample paper', () => {
  test('There are at least ten', () => {
    expect(names.length).toBeGreaterThanOrEqual(10)
  })

  test.each(names)('%s is flat colour and line on a 3:2 sheet, without words and without anything from elsewhere', async (name) => {
    const content = await readFile(join(folder, name))
    const svg = content.toString('utf8')
    expect(formatOf(content)).toBe('svg')
    expect(isSelfContained(svg)).toBe(true)
    expect(svg).toContain('viewBox="0 0 1440 960"')
    expect(svg).not.toMatch(/<text|Gradient|<filter|<mask|NaN|undefined/)
    expect(content.length).toBeLessThan(100_000)
  })
})
