import { beforeAll, describe, expect, test } from 'vitest'
import { graphemes } from '@/lib/bangla/cut'
import { loadVoices } from './draw-card'
import type { Voices } from './drawing'
import { fitText, setLine, setWord } from './set-text'

let voices: Voices
beforeAll(async () => {
  voices = await loadVoices()
})

const room = { width: 600, height: 320, sizes: [80, 60, 40], lines: 4, leading: 1.36 }

describe('a headline on a card', () => {
  test('is as large as its room allows, and smaller when it is longer', () => {
    const size = (text: string) => fitText(text, voices.paper, room).size
    expect(size('নদী')).toBe(80)
    expect(size('ক্ষেপণাস্ত্র ও ঊর্ধ্বগতি নিয়ে আলোচনা রাশিয়ার সঙ্গে')).toBe(60)
    expect(size('ক্ষেপণাস্ত্র ও ঊর্ধ্বগতি নিয়ে আলোচনা রাশিয়ার সঙ্গে আবার শুরু হচ্ছে সোমবার থেকে রাজধানীতে')).toBe(40)
  })

  test('stays within its room whatever it says, and no line is wider than it', () => {
    const words = ['নদী', 'ক্ষেপণাস্ত্র', 'স্বাতন্ত্র্য', 'BBC', '২০২২', 'ঊর্ধ্বমূল্যস্ফীতিনিয়ন্ত্রণকার্যক্রমব্যবস্থাপনাবিষয়ক']
    for (let n = 0; n < 60; n += 1) {
      const text = Array.from({ length: 1 + n }, (_, at) => words[(at * 7 + n) % words.length]).join(' ')
      const { lines, size, leading } = fitText(text, voices.paper, room)
      expect(lines.length, text).toBeGreaterThan(0)
      expect(lines.length, text).toBeLessThanOrEqual(room.lines)
      expect((lines.length - 1) * leading + size, text).toBeLessThanOrEqual(room.height)
      for (const { width } of lines) expect(width * size, text).toBeLessThanOrEqual(room.width + 0.01)
    }
  })

  test('has lines of about one length: no word is left alone on the last', () => {
    const { lines } = fitText('নতুন আকাশ দেখা যায় নদীর ওপারে আজ', voices.paper, { ...room, sizes: [60] })
    expect(lines.length).toBe(2)
    expect(Math.min(...lines.map(({ words }) => words.length))).toBeGreaterThan(1)
  })

  test('that is too long ends with a whole word and an ellipsis; an endless word ends with a whole letter', () => {
    const last = (text: string) => fitText(text, voices.paper, room).lines.at(-1)!.words.at(-1)!.word
    const long = last(Array.from({ length: 80 }, () => 'ক্ষেপণাস্ত্র').join(' '))
    expect(long.width).toBeCloseTo(setWord('ক্ষেপণাস্ত্র…', voices.paper).width, 5)
    const endless = last('ক্ষ'.repeat(300))
    const beginnings = Array.from({ length: 60 }, (_, n) => setWord(`${'ক্ষ'.repeat(n)}…`, voices.paper).width)
    expect(beginnings.some((width) => Math.abs(width - endless.width) < 1e-6)).toBe(true)
  })

  test('is empty where there is nothing to draw, and drops only what the faces have not', () => {
    expect(fitText('', voices.paper, room).lines).toEqual([])
    expect(fitText('🎉', voices.paper, room).lines).toEqual([])
    expect(setLine('মেলা 🎉 শুরু', voices.paper).width).toBeCloseTo(setLine('মেলা  শুরু', voices.paper).width + spaceWidth(), 5)
    expect(setWord('café', voices.paper).width).toBe(setWord('cafe', voices.paper).width)
  })
})

const spaceWidth = () => setLine('ক ক', voices.paper).width - 2 * setWord('ক', voices.paper).width

describe('letters', () => {
  test('of every letter in the house’s own words something is drawn, in both voices', () => {
    for (const voice of [voices.paper, voices.desk]) {
      for (const letter of graphemes('কখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহড়ঢ়য়ৎংঃঁঅআইঈউঊঋএঐওঔ০১২৩৪৫৬৭৮৯।-–—‘’“”…()%?!,;:./ক্ষজ্ঞর‍্যাঙ্ক্ষ৳')) {
        const { runs } = setWord(letter, voice)
        expect(runs.length, letter).toBe(1)
        expect(runs[0]!.word.missing, letter).toBe(false)
      }
    }
  })
})
