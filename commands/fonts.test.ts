import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { faces, sourceFile, subsets } from './fonts'
import type { FontFile } from './fonts'
import { openFont } from './outlines'
import type { Word } from './outlines'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'public/fonts')
const files = JSON.parse(await readFile(join(folder, 'fonts.json'), 'utf8')) as FontFile[]
const styles = await readFile(join(root, 'app/[locale]/fonts.css'), 'utf8')
// A joiner leaves an empty glyph in a file that has a space and none in one that has not; readers see neither.
const inked = ({ glyphs, advance }: Word) => ({ advance, glyphs: glyphs.filter(({ d }) => d !== '') })
const read = (file: FontFile) => readFile(join(root, 'public', file.href))

// Stacks of three consonants, reph over a vowel sign, ya-phala after ra with a joiner, signs on both sides, rare joins.
const hardWords = [
  'ক্ষেপণাস্ত্র', 'ঊর্ধ্ব', 'আকাঙ্ক্ষা', 'র‍্যাব', 'স্ত্রী', 'র্কী', 'স্বাতন্ত্র্য', 'উজ্জ্বল', 'জ্ঞান', 'হৃদয়', 'ব্রাহ্মণবাড়িয়া', 'শুশ্রূষা',
  'দ্বন্দ্ব', 'মর্ত্য', 'বিদ্যুৎ', 'চাঁদ', 'কর্তৃপক্ষ', 'দৌরাত্ম্য', 'লক্ষ্মী', 'সূক্ষ্ম', 'পঙ্‌ক্তি', 'অ্যাম্বুলেন্স', 'কৃষ্ণচূড়া', 'তীক্ষ্ণ',
]

describe('the font files', () => {
  test('A first visit fetches at most 125 kB of fonts', async () => {
    let sum = 0
    for (const file of files) {
      const content = await read(file)
      expect(content.length).toBe(file.bytes)
      sum += content.length
    }
    expect(files).toHaveLength(4)
    expect(sum).toBeLessThanOrEqual(125_000)
  })

  test('A file may be kept for ever, since its name is a hash of its content', async () => {
    for (const file of files) {
      const hash = createHash('sha256').update(await read(file)).digest('hex').slice(0, 8)
      expect(file.href).toContain(`.${hash}.woff2`)
    }
    const served = (await readdir(folder)).filter((name) => name.endsWith('.woff2'))
    expect(served.sort()).toEqual(files.map(({ href }) => href.slice('/fonts/'.length)).sort())
  })

  test('The two Bengali files, and only they, are fetched ahead', () => {
    expect(files.filter(({ preload }) => preload).map(({ family, subset }) => `${family} ${subset}`))
      .toEqual(['Tiro Bangla bengali', 'Anek Bangla bengali'])
  })

  test('Both licences stand beside the fonts', async () => {
    for (const { slug } of faces) {
      expect(await readFile(join(folder, `OFL-${slug}.txt`), 'utf8')).toContain('SIL OPEN FONT LICENSE')
    }
  })
})

describe('the letters', () => {
  for (const face of faces) {
    test(`${face.family} still draws every hard cluster as the original does`, async () => {
      const ours = await openFont(await read(files.find(({ family, subset }) => family === face.family && subset === 'bengali')!))
      const original = await openFont(await readFile(sourceFile(face, 'bengali')))
      for (const word of hardWords) {
        expect(inked(ours.set(word)), word).toEqual(inked(original.set(word)))
        expect(ours.set(word).missing, word).toBe(false)
      }
    })

    test(`${face.family} has every letter of its ranges that the original has`, async () => {
      for (const subset of ['bengali', 'latin'] as const) {
        const ours = await openFont(await read(files.find((file) => file.family === face.family && file.subset === subset)!))
        const original = await openFont(await readFile(sourceFile(face, subset)))
        for (const [from, to] of subsets[subset]) {
          for (let code = from; code <= to; code++) {
            expect(ours.characters.has(code), code.toString(16)).toBe(original.characters.has(code))
          }
        }
      }
    })

    test(`${face.family} sets a sentence with figures, quotes and dashes without a missing letter`, async () => {
      const characters = new Set<number>()
      for (const file of files.filter(({ family }) => family === face.family)) {
        for (const code of (await openFont(await read(file))).characters) characters.add(code)
      }
      const sentence = 'র‍্যাব বলেছে, ‘৳১,২০০–১,৫০০’ টাকা… “হ্যাঁ”—ঢাকা ও খুলনায়। ২৪৭ · ABC xyz (09:30) 50%॥'
      const absent = [...sentence].filter((sign) => !characters.has(sign.codePointAt(0)!))
      expect(absent).toEqual([])
    })
  }
})

describe('the style sheet', () => {
  test('Text is readable before a font arrives, in a stand-in of the same size', () => {
    expect(styles.match(/font-display: swap/g)).toHaveLength(4)
    expect(styles).toMatch(/'Tiro Bangla Fallback';[^}]*size-adjust: 95\.8%;[^}]*ascent-override: 78\.8%;[^}]*descent-override: 25\.6%;/)
    expect(styles).toMatch(/'Anek Bangla Fallback';[^}]*size-adjust: 102\.4%;[^}]*ascent-override: 122\.1%;[^}]*descent-override: 60\.2%;/)
    expect(styles).toContain("local('Noto Sans Bengali')")
  })

  test('It names the files that are there', () => {
    for (const { href } of files) expect(styles).toContain(`url('${href}')`)
  })
})
