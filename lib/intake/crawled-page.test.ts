import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { toLatinDigits } from '@/lib/bangla/digits'
import { inlineText } from '@/lib/news/blocks'
import { defaultSections } from '@/lib/news/sections'
import { readCrawledPage, type CrawledPage } from './crawled-page'

const pages = new URL('../../tests/fixtures/pages/', import.meta.url)
const dated = { file: '000_2f6b1c9d40e7a835.txt', text: '' }
const undated = { file: '004_91d3e07ab5c26f48.txt', text: '' }
for (const page of [dated, undated]) page.text = readFileSync(new URL(page.file, pages), 'utf8')

const bytes = (text: string) => new TextEncoder().encode(text)
const reading = (text: string | Uint8Array, file = dated.file) => readCrawledPage(file, typeof text === 'string' ? bytes(text) : text, defaultSections)
function page(text: string | Uint8Array, file = dated.file): CrawledPage {
  const read = reading(text, file)
  if (!read.ok) throw new Error(`${read.reason}, line ${read.line}: ${read.message}`)
  return read.page
}
const codes = ({ warnings }: CrawledPage) => warnings.map(({ code }) => code)
const plain = page(dated.text)

const first = 'নদীর পানি সকাল থেকে বাড়ছে, ঘাটের সিঁড়ি তিন ধাপ ডুবে গেছে।'
const second = 'বিকেলে পানি নামতে শুরু করলে মাঝিরা আবার নৌকা বাঁধেন ঘাটে।'
const story = (...lines: string[]) => page(lines.join('\n'))

describe('A full page', () => {
  test('gives its headline, desk, section and times, once each', () => {
    expect(plain).toMatchObject({
      file: dated.file,
      sourceKey: '2f6b1c9d40e7a835',
      headline: 'বাংলা পঞ্জিকায় আশ্বিন এখন ৩১ দিনের',
      bylines: [{ name: 'শিক্ষা ডেস্ক', kind: 'desk' }],
      place: null,
      section: 'education',
      published: new Date('2024-10-03T03:05:00Z'),
      updated: new Date('2024-10-03T03:05:00Z'),
      signOff: 'কেএন',
      sourceLine: null,
    })
  })

  test('gives its paragraphs and nothing else as the body', () => {
    expect(plain.paragraphs).toHaveLength(5)
    expect(plain.paragraphs[0]).toMatch(/^২০১৯ সাল থেকে .* ৩০ দিনের।$/)
    expect(plain.paragraphs[4]).toMatch(/ রাত ১২টায় শুরু হয়।$/)
    expect(plain.body.map((block) => (block.kind === 'paragraph' ? inlineText(block.text) : block.kind))).toEqual(plain.paragraphs)
  })

  test('gives its lists, an item that stands twice once, in their order', () => {
    expect(plain.related).toEqual(['নতুন চাঁদ দেখা যায় কত দিন পরে', 'নদীর নামে যত জনপদ: কোথা থেকে এল নামগুলো', 'হাতে লেখা পঞ্জিকা থেকে ছাপার পাতায়'])
    expect(plain.latest).toEqual(['ধান মাড়াইয়ের কল কীভাবে কাজ করে', 'বাঁশের সাঁকো কেন দোলে, কেন ভাঙে না', '‘নকশি’ শব্দটির পথচলা', 'পাটের আঁশ ছাড়াতে পানি লাগে কেন'])
    expect(plain.mostRead).toEqual(['মেঘ কেন ভেসে থাকে?', 'শাপলা ফোটে দিনের কোন সময়ে', 'পুঁথির পাতা পড়ার কৌশল', '৫২ সপ্তাহে এক বছর, তবু এক দিন বাকি', 'জোনাকি কেন জ্বলে?'])
  })

  test('gives its own day, and says that its Bangla date is another one', () => {
    expect(plain.pageDate).toEqual({ year: 2024, month: 10, day: 14 })
    expect(plain.warnings).toEqual([{
      line: 3, code: 'bangla-date-differs', message: 'The page prints the Bangla date ২৮ আশ্বিন ১৪৩১; 14 October 2024 is ২৯ আশ্বিন ১৪৩১',
    }])
    expect(page(dated.text.replace('২৮ আশ্বিন', '২৯ আশ্বিন')).warnings).toEqual([])
  })
})

describe('A page of bare text', () => {
  const bare = page(undated.text, undated.file)

  test('gets no date, byline or list that it does not have', () => {
    expect(bare).toMatchObject({
      sourceKey: '91d3e07ab5c26f48', headline: 'গ্রামের পাঠাগার: একটি আলমারি থেকে শুরু',
      published: null, updated: null, pageDate: null, bylines: [], place: null, signOff: null, related: [], latest: [], mostRead: [], warnings: [],
    })
  })

  test('has its last word as section, not as paragraph', () => {
    expect(bare.section).toBe('news')
    expect(bare.paragraphs).toHaveLength(6)
    expect(page(undated.text.replace(/news$/, 'সাহিত্য')).section).toBe('literature')
  })

  test('keeps straight quotes as they are', () => {
    expect(bare.paragraphs[1]).toContain('"ধারের খাতা"')
  })
})

describe('The same page in another form is the same page', () => {
  const utf16 = (text: string, big: boolean) => {
    const units = Buffer.from(`\uFEFF${text}`, 'utf16le')
    return new Uint8Array(big ? units.swap16() : units)
  }
  test.each<[string, string | Uint8Array]>([
    ['with a byte order mark', `\uFEFF${dated.text}`],
    ['in UTF-16, little end first', utf16(dated.text, false)],
    ['in UTF-16, big end first', utf16(dated.text, true)],
    ['with CRLF', dated.text.replace(/\n/g, '\r\n')],
    ['with CR', dated.text.replace(/\n/g, '\r')],
    ['decomposed (NFD)', dated.text.normalize('NFD')],
    ['with single code points for ড় ঢ় য়', dated.text.replace(/\u09A1\u09BC/g, '\u09DC').replace(/\u09A2\u09BC/g, '\u09DD').replace(/\u09AF\u09BC/g, '\u09DF')],
    ['with spaces around every line', dated.text.replace(/^|$/gm, ' \u00A0 ')],
    ['with a line end at the end', `${dated.text}\n\n`],
  ])('%s', (_, form) => {
    expect(page(form)).toEqual(plain)
  })

  test.each([
    ['with blank lines between all lines', dated.text.replace(/\n/g, '\n\n')],
    ['with no-break spaces as blank lines', dated.text.replace(/\n/g, '\n\u00A0\n')],
    ['without blank lines', dated.text.replace(/\n\n+/g, '\n')],
    ['with share words and advertisements between all lines', dated.text.replace(/\n/g, '\nবিজ্ঞাপন\nশেয়ার করুন\nফেসবুক টুইটার\n')],
  ])('%s', (_, form) => {
    expect({ ...page(form), warnings: [] }).toEqual({ ...plain, warnings: [] })
  })

  test('with Latin digits', () => {
    const latin = (value: unknown) => JSON.parse(toLatinDigits(JSON.stringify(value)))
    expect(latin(page(toLatinDigits(dated.text)))).toEqual(latin(plain))
  })
})

describe('What a page lacks is missing, and nothing else is', () => {
  const without = (line: RegExp) => page(dated.text.split('\n').filter((text) => !line.test(text)).join('\n'))

  test('The X, the dates at its head', () => {
    expect(without(/^X$|২০২৪$|১৪৩১$/)).toEqual({ ...plain, pageDate: null, warnings: [] })
  })
  test('The desk', () => {
    expect({ ...without(/ডেস্ক$/) }).toEqual({ ...plain, bylines: [], section: 'news' })
  })
  test('The times', () => {
    expect(without(/আপডেট/)).toEqual({ ...plain, published: null, updated: null })
  })
  test('The sign-off', () => {
    expect(without(/^\//)).toEqual({ ...plain, signOff: null })
  })
  test('All of them, and the lists', () => {
    const text = dated.text.slice(0, dated.text.indexOf('/কেএন/')).split('\n').filter((line) => !/^X$|২০২৪$|১৪৩১$|ডেস্ক$|আপডেট/.test(line)).join('\n')
    expect(page(text)).toMatchObject({ headline: plain.headline, paragraphs: plain.paragraphs, related: [], latest: [], mostRead: [], warnings: [] })
  })
})

describe('The headline', () => {
  const title = 'বাংলা পঞ্জিকায় আশ্বিন এখন ৩১ দিনের'
  test.each([
    ['twice in its place', dated.text.replace(title, `${title}\n${title}`)],
    ['over the junk and again in its place', `${title}\n${dated.text}`],
    ['glued to itself', dated.text.replace(title, title + title)],
    ['as a page title with the outlet’s name above', `${title} | দৈনিক নমুনা\n${dated.text}`],
    ['cut short above', `বাংলা পঞ্জিকায় আশ্বিন…\n${dated.text}`],
    ['again under the byline', dated.text.replace('শিক্ষা ডেস্ক', `শিক্ষা ডেস্ক\n${title}`)],
    ['again after the text', dated.text.replace('/কেএন/', `${title}\n/কেএন/`)],
    ['under a menu', `মেনু\nসর্বশেষ\nজাতীয়\nরাজনীতি\nখেলা\nভিডিও\n${dated.text}`],
  ])('standing %s is one headline and no paragraph', (_, text) => {
    expect({ ...page(text), warnings: [] }).toEqual({ ...plain, warnings: [] })
  })

  test('under the outlet’s name and a menu is not the outlet’s name', () => {
    const menu = ['সর্বশেষ', 'জাতীয়', 'রাজনীতি', 'খেলা']
    expect(story('দৈনিক নমুনা', ...menu, 'নদীর ঘাটে এক দিন', 'ভোরের আলোয়', first)).toMatchObject({ headline: 'নদীর ঘাটে এক দিন', paragraphs: ['ভোরের আলোয়', first], latest: [], section: 'news' })
    expect(story('নদীর ঘাটে এক দিন', ...menu, first)).toMatchObject({ headline: 'নদীর ঘাটে এক দিন', paragraphs: [first] })
  })

  test('swallowed by a menu without labels is found all the same', () => {
    expect(story('সর্বশেষ', 'নদীর ঘাটে এক দিন', 'আন্তর্জাতিক ডেস্ক', first)).toMatchObject({ headline: 'নদীর ঘাটে এক দিন', paragraphs: [first], latest: [] })
  })
})

describe('Bylines, places and sections', () => {
  test('A named writer between headline and time', () => {
    expect(story('নদীর ঘাটে এক দিন', 'রহিমা খাতুন, বাগেরহাট', 'প্রকাশিত: ২৭ নভেম্বর ২০১৯, ১৭:১৫', first)).toMatchObject({
      bylines: [{ name: 'রহিমা খাতুন', kind: 'person' }], place: 'বাগেরহাট', paragraphs: [first], published: new Date('2019-11-27T11:15:00Z'),
    })
  })
  test('Two of them, and a role beside the time', () => {
    expect(story('নদীর ঘাটে এক দিন', 'রহিমা খাতুন ও করিম আহমেদ', '২৭ নভেম্বর ২০১৯, ১৭:১৫', first).bylines.map(({ name }) => name)).toEqual(['রহিমা খাতুন', 'করিম আহমেদ'])
    expect(story('নদীর ঘাটে এক দিন', 'নিজস্ব প্রতিবেদক, ঢাকা | প্রকাশ: ২৭ নভেম্বর ২০১৯, ১৭:১৫', first)).toMatchObject({ bylines: [{ name: 'নিজস্ব প্রতিবেদক' }], place: 'ঢাকা' })
  })
  test.each([
    ['আন্তর্জাতিক ডেস্ক', 'international'], ['ক্রীড়া ডেস্ক', 'sports'], ['স্পোর্টস ডেস্ক', 'sports'], ['বিনোদন ডেস্ক', 'entertainment'], ['তথ্যপ্রযুক্তি ডেস্ক', 'tech'],
    ['ক্রীড়া প্রতিবেদক', 'sports'], ['অনলাইন ডেস্ক', 'news'], ['নিউজ ডেস্ক', 'news'], ['নিজস্ব প্রতিবেদক', 'news'],
  ])('%s tells the section %s', (desk, section) => {
    expect(story('নদীর ঘাটে এক দিন', desk, first)).toMatchObject({ section, bylines: [{ name: desk, kind: 'desk' }] })
  })
  test('The page’s own label tells more than the desk, and a breadcrumb is a label', () => {
    expect(story('খেলা', 'নদীর ঘাটে এক দিন', 'অনলাইন ডেস্ক', first).section).toBe('sports')
    expect(story('প্রচ্ছদ / পরিবেশ', 'নদীর ঘাটে এক দিন', first).section).toBe('environment')
    expect(story('নদীর ঘাটে এক দিন', 'আন্তর্জাতিক ডেস্ক', first, 'news').section).toBe('international')
  })
  test('A section that the newspaper does not have is the general one', () => {
    const read = readCrawledPage('a.txt', bytes(`নদীর ঘাটে এক দিন\nক্রীড়া ডেস্ক\n${first}`), defaultSections.filter(({ slug }) => slug !== 'sports'))
    expect(read).toMatchObject({ ok: true, page: { section: 'news' } })
  })
  test('A dateline gives the place and stays in the text', () => {
    const text = `ঢাকা, ৪ ডিসেম্বর (বাসস) – ${first}`
    expect(story('নদীর ঘাটে এক দিন', text)).toMatchObject({ place: 'ঢাকা', paragraphs: [text] })
  })
})

describe('The end of a story', () => {
  test('A sign-off and a source glued to the last paragraph come off it', () => {
    expect(story('নদীর ঘাটে এক দিন', first, `${second} সূত্র: বাসস, ইউএনবি /এমপি/`)).toMatchObject({ paragraphs: [first, second], signOff: 'এমপি', sourceLine: 'বাসস, ইউএনবি' })
  })
  test('Lines of their own too', () => {
    expect(story('নদীর ঘাটে এক দিন', first, second, 'সূত্র: রয়টার্স, বিবিসি', '/এএ/')).toMatchObject({ paragraphs: [first, second], signOff: 'এএ', sourceLine: 'রয়টার্স, বিবিসি' })
    expect(story('নদীর ঘাটে এক দিন', first, 'কিউএনবি/আয়শা/২০ অগাস্ট ২০২৩')).toMatchObject({ paragraphs: [first], signOff: 'কিউএনবি/আয়শা', published: null })
  })
  test('A slash within the text is no sign-off', () => {
    expect(story('নদীর ঘাটে এক দিন', `${first} ভাড়া ১০/১৫ টাকা।`).signOff).toBeNull()
  })
  test('A footer is no paragraph and no item', () => {
    expect(story('নদীর ঘাটে এক দিন', first, 'সর্বশেষ', 'চরের পাখি', 'স্বত্ব © ২০২৪ দৈনিক নমুনা', 'সম্পাদক: কেউ একজন')).toMatchObject({ paragraphs: [first], latest: ['চরের পাখি'] })
  })
})

describe('Lists', () => {
  test.each([
    ['সম্পর্কিত', 'related'], ['আরও পড়ুন', 'related'], ['আরো পড়ুন:', 'related'], ['আরও খবর', 'related'], ['আরো খবর', 'related'], ['সম্পর্কিত খবর', 'related'], ['এ বিভাগের আরও খবর', 'related'],
    ['সর্বশেষ', 'latest'], ['সর্বশেষ খবর', 'latest'], ['সর্বশেষ সংবাদ', 'latest'], ['» সর্বশেষ «', 'latest'],
    ['সর্বাধিক পঠিত', 'mostRead'], ['জনপ্রিয়', 'mostRead'], ['পাঠকপ্রিয়', 'mostRead'], ['জনপ্রিয় খবর', 'mostRead'],
  ] as const)('%s heads one', (heading, list) => {
    expect(story('নদীর ঘাটে এক দিন', first, heading, 'চরের পাখি', 'চরের পাখি', '২. বিলের শাপলা')).toMatchObject({ paragraphs: [first], [list]: ['চরের পাখি', 'বিলের শাপলা'] })
  })

  test('The same words within a sentence stay in the text', () => {
    const sentences = [
      'সর্বশেষ খবর বলছে, পানি নামছে।', 'জনপ্রিয় এই ঘাটে ভিড় কমেনি।', 'আরও পড়ুন, আরও জানুন, এই ছিল তাঁর কথা।', 'বিজ্ঞাপন আর শেয়ার করুন লেখা পোস্টারে ঘাট ঢাকা।',
      'সম্পর্কিত সবাইকে জানানো হয়েছে।', 'সূত্র জানায়, নৌকা চলছে।', 'ফেসবুক ও টুইটারে ছবিও এসেছে।', 'আন্তর্জাতিক ডেস্ক থেকে ফোন এসেছিল।', 'আরও পড়ুন: এই আহ্বান লেখা ছিল দেয়ালে।',
    ]
    expect(story('নদীর ঘাটে এক দিন', ...sentences).paragraphs).toEqual(sentences)
  })

  test('A box in the middle of the story is left, and the story goes on', () => {
    const text = ['নদীর ঘাটে এক দিন', '', first, '', 'আরও পড়ুন', 'চরের পাখি', 'বিলের শাপলা', '', 'ঘাটের পুরোনো কথা', '', second].join('\n')
    expect(page(text)).toMatchObject({ paragraphs: [first, 'ঘাটের পুরোনো কথা', second], related: ['চরের পাখি', 'বিলের শাপলা'] })
    expect(story('নদীর ঘাটে এক দিন', first, 'আরও পড়ুন: চরের পাখি', second)).toMatchObject({ paragraphs: [first, second], related: ['চরের পাখি'] })
    expect(page(text.replace(/\n+/g, '\n\n').replace('ঘাটের পুরোনো কথা\n\n', ''))).toMatchObject({ paragraphs: [first, second], related: ['চরের পাখি', 'বিলের শাপলা'] })
  })

  test('A headline that some list names is no paragraph, wherever else it stands', () => {
    expect(story('নদীর ঘাটে এক দিন', first, 'চরের পাখি', second, 'সর্বশেষ', 'চরের পাখি').paragraphs).toEqual([first, second])
  })

  test('A story is not related to itself', () => {
    expect(story('নদীর ঘাটে এক দিন', first, 'সম্পর্কিত', 'নদীর ঘাটে এক দিন', 'চরের পাখি').related).toEqual(['চরের পাখি'])
  })
})

describe('Doubtful times become warnings', () => {
  const at = (...lines: string[]) => story('শনিবার, ৩ ডিসেম্বর ২০২২', 'নদীর ঘাটে এক দিন', ...lines, first)
  test('A day after the page’s own', () => expect(codes(at('০৪ ডিসেম্বর ২০২২, ২০:৩৭'))).toEqual(['published-in-future']))
  test('A day that does not exist', () => {
    const read = at('৩১ ফেব্রুয়ারি ২০২২, ২০:৩৭')
    expect([read.published, codes(read), read.paragraphs]).toEqual([null, ['impossible-date'], [first]])
  })
  test('A change before publication', () => expect(codes(at('০২ ডিসেম্বর ২০২২, ২০:৩৭ আপডেট: ০১ ডিসেম্বর ২০২২, ২০:৩৭'))).toEqual(['updated-before-published']))
  test('A day without a time', () => {
    const read = at('প্রকাশ: ০২ ডিসেম্বর ২০২২')
    expect([read.published, codes(read)]).toEqual([new Date('2022-12-01T18:00:00Z'), ['published-without-time']])
  })
  test('A change alone does not date the story', () => {
    const read = at('আপডেট : ০২ ডিসেম্বর ২০২২, ২০:৩৭')
    expect([read.published, read.updated, codes(read)]).toEqual([null, new Date('2022-12-02T14:37:00Z'), ['only-updated']])
  })
  test('A label on a line of its own speaks of the next line', () => {
    expect(at('প্রকাশ:', '০১ ডিসেম্বর ২০২২, ২০:৩৭', 'আপডেট:', '০২ ডিসেম্বর ২০২২, ২০:৩৭')).toMatchObject({ published: new Date('2022-12-01T14:37:00Z'), updated: new Date('2022-12-02T14:37:00Z'), warnings: [] })
  })
})

describe('A file that cannot be read is refused with its name, line and reason', () => {
  const refusal = (content: Uint8Array) => {
    const read = reading(content, 'bad.txt')
    return read.ok ? 'read' : [read.file, read.line, read.reason]
  }
  test.each<[string, Uint8Array, number, string]>([
    ['no bytes', new Uint8Array(), 1, 'empty'],
    ['blank lines', bytes('\uFEFF\n \u00A0\n\u200B\n'), 1, 'empty'],
    ['a byte that is not UTF-8', new Uint8Array([...bytes('শিরোনাম\n'), 0xff, 0x0a]), 2, 'not-text'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), 1, 'not-text'],
    ['UTF-16 without a mark', new Uint8Array(Buffer.from('শিরোনাম abc\n', 'utf16le')), 1, 'not-text'],
    ['UTF-16 cut in half', new Uint8Array([0xff, 0xfe, 0x95]), 1, 'not-text'],
    ['a NUL on the third line', bytes('ক\nখ\nগ\0'), 3, 'not-text'],
    ['over 5 MB', new Uint8Array(5_000_001).fill(0x20), 1, 'too-large'],
    ['a paragraph alone', bytes(`\n\n${first}\n`), 3, 'no-headline'],
    ['dates alone', bytes('X\nশুক্রবার, ২৬ এপ্রিল ২০২৪\n'), 1, 'no-headline'],
    ['a headline alone', bytes('X\nনদীর ঘাটে এক দিন\n'), 2, 'no-body'],
    ['a headline and lists', bytes('নদীর ঘাটে এক দিন\nসর্বশেষ\nচরের পাখি\n'), 1, 'no-body'],
    ['text in another script', bytes('A headline\n\nA paragraph of English text.\n'), 1, 'no-body'],
  ])('%s', (_, content, line, reason) => {
    expect(refusal(content)).toEqual(['bad.txt', line, reason])
  })
})

test.each([
  ['seeds/documents/000_856c5e2ef2027298.txt', '856c5e2ef2027298'], ['C:\\pages\\000_ab.txt', 'ab'], ['page.txt', 'page'], ['a_b_c.txt', 'b_c'], ['000_.txt', '000_'], ['no-extension', 'no-extension'],
])('%s has the source key %s', (file, sourceKey) => {
  expect(page(dated.text, file).sourceKey).toBe(sourceKey)
})
