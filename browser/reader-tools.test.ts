import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

async function packed(name: string): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`./${name}.ts`, import.meta.url))],
    bundle: true, minify: true, format: 'iife', target: 'es2020', charset: 'utf8', legalComments: 'none', write: false,
  })
  return gzipSync(outputFiles[0]!.text, { level: 9 }).length
}

test('Knowing whether there is a voice costs every reader little, and only who listens or passes on loads more', async () => {
  expect(await packed('reader-tools')).toBeLessThanOrEqual(700)
  expect(await packed('share-story')).toBeLessThanOrEqual(700)
  expect(await packed('listen')).toBeLessThanOrEqual(8192)
})
