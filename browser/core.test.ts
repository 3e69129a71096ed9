import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'

/** The bundle as `commands/build-browser.mjs` makes it. */
async function bundle(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`./${name}.ts`, import.meta.url))],
    bundle: true, minify: true, format: 'iife', target: 'es2020', charset: 'utf8', legalComments: 'none', write: false,
  })
  return outputFiles[0]!.text
}

describe('what every page loads', () => {
  test('is at most three kilobytes, compressed', async () => {
    expect(gzipSync(await bundle('core'), { level: 9 }).length).toBeLessThanOrEqual(3000)
  })

  test('is at most five kilobytes, compressed, with what comes after it', async () => {
    const parts = await Promise.all(['core', 'later'].map(bundle))
    expect(parts.reduce((sum, part) => sum + gzipSync(part, { level: 9 }).length, 0)).toBeLessThanOrEqual(5000)
  })

  test('stands in the head in less than half a kilobyte, and cannot end its script element', async () => {
    const text = await bundle('before-paint')
    expect(text.length).toBeLessThan(512)
    expect(text).not.toMatch(/<\/script|<!--/i)
  })
})

describe('before the first paint', () => {
  const run = async (stored: string | null, closed = false) => {
    const dataset: Record<string, string> = {}
    const storage = { getItem: () => { if (closed) throw new Error('closed'); return stored } }
    new Function('localStorage', 'document', await bundle('before-paint'))(storage, { documentElement: { dataset } })
    return dataset
  }

  test('kept choices stand on the document', async () => {
    expect(await run('{"theme":"night","size":"3","pictures":"fewer"}')).toEqual({ theme: 'night', size: '3', pictures: 'fewer' })
  })

  test('What the system decides leaves no mark', async () => {
    expect(await run('{"theme":"system","size":"2"}')).toEqual({ size: '2' })
  })

  test('Storage that is empty, closed or spoilt changes nothing', async () => {
    for (const stored of [null, '', '{', '[]', 'null', '"x"', '{"theme":"red","size":7,"pictures":{}}']) expect(await run(stored)).toEqual({})
    expect(await run(null, true)).toEqual({})
  })
})
