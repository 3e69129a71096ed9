import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { heaviestCard, loadVoices, makeCard } from './draw-card'
import { drawCard, type Voices } from './drawing'
import { cardRevision, type CardFacts } from './facts'
import { cardForms, cardSizes } from './forms'
import type { OpenFont } from './letters'

const references = fileURLToPath(new URL('../../tests/fixtures/cards', import.meta.url))
let voices: Voices
let folder: string
beforeAll(async () => {
  voices = await loadVoices()
  folder = await mkdtemp(join(tmpdir(), 'pathok-cards-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function facts(headline: string, more: Partial<CardFacts> = {}): CardFacts {
  return {
    id: '76z53jt8n6', headline, section: 'আন্তর্জাতিক', date: '৪ ডিসেম্বর ২০২২', banglaDate: '১৯ অগ্রহায়ণ ১৪২৯', picture: null,
    nameplate: 'পাঠক', site: 'paper.example', code: '76z53 jt8n6', ...more,
  }
}

// Stacks of three consonants, reph over a vowel sign, ya-phala after ra with a joiner, signs on both sides, rare joins.
const headlines = {
  stacks: 'ঊর্ধ্বমুখী দ্রব্যমূল্যে স্বাতন্ত্র্য ও উজ্জ্বল দৃষ্টান্ত, ক্ষেপণাস্ত্রে দ্বন্দ্ব',
  joins: 'র‍্যাব বলছে, লক্ষ্মীপুরে অ্যাম্বুলেন্স নিয়ে আকাঙ্ক্ষা, শুশ্রূষা ও দৌরাত্ম্য',
  signs: 'স্ত্রীর হৃদয়ে কৃষ্ণচূড়া, মার্কিন কর্তৃপক্ষের সূক্ষ্ম ও তীক্ষ্ণ পঙ্‌ক্তি BBC “মর্ত্য”',
}

/** The card without its ornament, in grey at half its size: letters are what is compared. */
async function picture(headline: string, by: Voices = voices): Promise<Buffer> {
  return sharp(Buffer.from(drawCard(facts(headline), 'share', by).svg)).resize(600).extract({ left: 0, top: 0, width: 400, height: 315 }).removeAlpha().grayscale().raw().toBuffer()
}

/** What part of the pixels looks otherwise: by more than edges differ between two builds of a renderer. */
function difference(one: Buffer, other: Buffer): number {
  expect(one.length).toBe(other.length)
  let count = 0
  for (let at = 0; at < one.length; at += 1) if (Math.abs(one[at]! - other[at]!) > 60) count += 1
  return count / one.length
}
const tolerance = 0.0005

describe('the letters of a card', () => {
  for (const [name, headline] of Object.entries(headlines)) {
    test(`stand joined as in the reference picture "${name}"`, async () => {
      const drawn = await picture(headline)
      const file = join(references, `${name}.png`)
      // After a change of the drawing that was looked at: CARDS=write npx vitest run lib/cards
      if (process.env.CARDS === 'write') await writeFile(file, await sharp(drawn, { raw: { width: 400, height: 315, channels: 1 } }).png({ palette: true, colours: 16 }).toBuffer())
      const reference = await sharp(file).removeAlpha().grayscale().raw().toBuffer()
      expect(difference(drawn, reference)).toBeLessThanOrEqual(tolerance)
    })
  }

  test('would be seen to be wrong if they were set side by side, unshaped', async () => {
    const unshaped = (font: OpenFont): OpenFont => ({
      ...font,
      set(text) {
        let advance = 0
        const glyphs = [...text].flatMap((character) => {
          const word = font.set(character)
          const moved = word.glyphs.map((glyph) => ({ ...glyph, x: glyph.x + advance }))
          advance += word.advance
          return moved
        })
        return { glyphs, advance, missing: false }
      },
    })
    const apart = { paper: voices.paper.map(unshaped), desk: voices.desk.map(unshaped) }
    for (const headline of Object.values(headlines)) {
      expect(difference(await picture(headline), await picture(headline, apart))).toBeGreaterThan(20 * tolerance)
    }
  })

  test('show a single conjunct that comes apart', async () => {
    // With a non-joiner after its hasant ক্ষ falls into two letters, the smallest thing that can go wrong.
    expect(difference(await picture(headlines.joins), await picture(headlines.joins.replace('আকাঙ্ক্ষা', 'আকাঙ্\u200cক্ষা')))).toBeGreaterThan(2 * tolerance)
  })
})

describe('a card', () => {
  test('is a JPEG of its form’s size and no heavier than chats take, even with the busiest photograph', async () => {
    const noise = Buffer.from(Uint8Array.from({ length: 960 * 640 * 3 }, (_, at) => (at * 7919 + (at >> 5) * 104_729) % 251))
    await writeFile(join(folder, 'noise.jpg'), await sharp(noise, { raw: { width: 960, height: 640, channels: 3 } }).jpeg({ quality: 95 }).toBuffer())
    for (const form of cardForms) {
      const card = await makeCard(facts(headlines.stacks, { picture: { file: 'noise.jpg', focal: null, credit: 'ছবি: রহিম' } }), form, folder, voices)
      const { format, width, height, exif } = await sharp(card).metadata()
      expect({ format, width, height, exif }).toEqual({ format: 'jpeg', ...cardSizes[form], exif: undefined })
      expect(card.length, form).toBeLessThanOrEqual(heaviestCard)
    }
  })

  test('keeps in sight what its photograph is about', async () => {
    const red = { create: { width: 200, height: 640, channels: 3 as const, background: '#c00000' } }
    await sharp({ create: { width: 1440, height: 640, channels: 3, background: '#ffffff' } })
      .composite([{ input: await sharp(red).png().toBuffer(), left: 1_240, top: 0 }]).jpeg().toFile(join(folder, 'wide.jpg'))
    const redness = async (focal: { x: number; y: number } | null) => {
      const card = await makeCard(facts('নদী', { picture: { file: 'wide.jpg', focal, credit: null } }), 'share', folder, voices)
      const { data } = await sharp(card).extract({ left: 752, top: 110, width: 448, height: 510 }).raw().toBuffer({ resolveWithObject: true })
      let count = 0
      for (let at = 0; at < data.length; at += 3) if (data[at]! > 150 && data[at + 1]! < 90) count += 1
      return count / (data.length / 3)
    }
    expect(await redness(null)).toBe(0)
    expect(await redness({ x: 930, y: 500 })).toBeGreaterThan(0.3)
  })

  test('whose photograph cannot be read has the ornament in its place', async () => {
    const without = await makeCard(facts('নদী'), 'below', folder, voices)
    expect(await makeCard(facts('নদী', { picture: { file: 'gone.jpg', focal: null, credit: null } }), 'below', folder, voices)).toEqual(without)
  })

  test('says nothing where nothing is known, and survives whatever a headline and a name hold', async () => {
    for (const odd of ['', '🎉🎉', '<script>&"', '\u0000', 'ক'.repeat(3_000), '্'.repeat(40), 'עברית العربية']) {
      for (const form of cardForms) {
        const drawing = drawCard(facts(odd, { date: null, banglaDate: null, site: null, nameplate: odd === '' ? 'অ' : odd }), form, voices)
        const { width, height } = await sharp(Buffer.from(drawing.svg)).metadata()
        expect({ width, height }, odd.slice(0, 20)).toEqual(cardSizes[form])
        expect(drawing.svg).not.toMatch(/NaN|Infinity|<script|undefined/)
      }
    }
  }, 60_000)

  test('has another address as soon as anything on it is another', () => {
    const one = facts('নদী')
    expect(cardRevision(one)).toMatch(/^[0-9a-f]{12}$/)
    expect(cardRevision({ ...one })).toBe(cardRevision(one))
    for (const other of [{ headline: 'নদ' }, { date: null }, { site: null }, { nameplate: 'দৈনিক' }, { picture: { file: 'a.jpg', focal: null, credit: null } }]) {
      expect(cardRevision({ ...one, ...other })).not.toBe(cardRevision(one))
    }
  })
})
