import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { writeWebManifest } from './web-manifest'

const manifest = (name: string) => JSON.parse(writeWebManifest({ name, tagline: 'সবার জন্য' })) as {
  name: string
  short_name: string
  start_url: string
  scope: string
  display: string
  icons: { src: string; sizes: string; purpose?: string }[]
}

test('On a home screen the newspaper goes by its own name, whatever is in it', () => {
  for (const name of ['পাঠক', 'The "Daily" <Star>', 'আলো\u2028ছায়া']) expect(manifest(name)).toMatchObject({ name, short_name: name })
})

test('A phone finds in it what it needs to offer the paper for its home screen, and every icon is there', () => {
  const { start_url: start, scope, display, icons } = manifest('পাঠক')
  expect({ start, scope, display }).toEqual({ start: '/', scope: '/', display: 'minimal-ui' })
  expect(icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']))
  expect(icons.some(({ purpose }) => purpose === 'maskable')).toBe(true)
  for (const { src } of icons) expect(existsSync(fileURLToPath(new URL(`../../public${src}`, import.meta.url))), src).toBe(true)
})
