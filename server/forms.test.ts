import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { findForm, fullForm, makeForm } from './forms'
import { liteOf } from './lite'

const html = `<!DOCTYPE html><html lang="bn"><head></head><body><script src="/a.js"></script><main data-status="200"><p>${'পাঠকের খবর '.repeat(300)}</p></main></body></html>`
const aPage = async (key?: string, text = html) => ({ full: await fullForm(text), ...(key !== undefined && { key }) })

test('Every form of a page says what it was made of, and the packed ones are kept for the next reader', async () => {
  const page = await aPage('/bn/forms')
  const lite = await liteOf(html)
  const read = { br: brotliDecompressSync, gzip: gunzipSync, none: (bytes: Buffer) => bytes }
  for (const [way, unpack] of Object.entries(read)) {
    const packing = way === 'none' ? null : way as 'br' | 'gzip'
    expect(unpack((await makeForm(page, false, packing)).bytes).toString()).toBe(html)
    expect(unpack((await makeForm(page, true, packing)).bytes).toString()).toBe(lite)
    expect(findForm(page, true, packing) === null).toBe(packing === null)
  }
  expect(findForm(page, false, 'br')).toBe(page.full)
})

test('Readers who ask for a form at the same time get one that was made once', async () => {
  const page = await aPage('/bn/at-once')
  const made = await Promise.all(Array.from({ length: 50 }, () => makeForm(page, true, 'gzip')))
  expect(new Set(made).size).toBe(1)
})

test('A tag belongs to one text: the same in every packing, another for the lite page and for a page made anew', async () => {
  const page = await aPage('/bn/tags')
  const [full, fullGzip, lite, liteGzip] = await Promise.all([
    makeForm(page, false, 'br'), makeForm(page, false, 'gzip'), makeForm(page, true, 'br'), makeForm(page, true, 'gzip'),
  ])
  expect([fullGzip!.tag, liteGzip!.tag]).toEqual([full!.tag, lite!.tag])
  expect(lite!.tag).not.toBe(full!.tag)
  const anew = await aPage('/bn/tags', html.replace('200', '404'))
  expect(findForm(anew, true, 'br')).toBeNull()
  expect((await makeForm(anew, true, 'br')).tag).not.toBe(lite!.tag)
})

test('Two pages that read alike have each their own forms, since their heads may differ; a draft’s are kept by nobody', async () => {
  const one = await aPage('/bn/one')
  const two = await aPage('/bn/two')
  expect(await makeForm(one, true, 'br')).not.toBe(await makeForm(two, true, 'br'))
  const draft = await aPage()
  await makeForm(draft, true, 'br')
  expect(findForm(draft, true, 'br')).toBeNull()
})
