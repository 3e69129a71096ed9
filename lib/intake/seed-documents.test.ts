import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { defaultSections } from '@/lib/news/sections'
import { readCrawledPage } from './crawled-page'

// The supplied documents may go at any time (seeds/documents/NOTICE.md); what is there must read as this says.
const folder = new URL('../../seeds/documents/', import.meta.url)
const present = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : []

function readDocument(name: string) {
  const read = readCrawledPage(name, readFileSync(new URL(name, folder)), defaultSections)
  if (!read.ok) throw new Error(`${name}, line ${read.line}: ${read.message}`)
  return read.page
}

const documents = [
  {
    file: '000_856c5e2ef2027298.txt',
    expected: {
      sourceKey: '856c5e2ef2027298',
      headline: 'ইরানের সঙ্গে আলোচনা রাশিয়ার',
      bylines: [{ name: 'আন্তর্জাতিক ডেস্ক', kind: 'desk' }],
      place: null,
      section: 'international',
      published: new Date('2022-12-04T20:37:00+06:00'),
      updated: new Date('2022-12-04T20:37:00+06:00'),
      signOff: 'এমপি',
      sourceLine: null,
      related: ['বাংলাদেশের উন্নয়ন দেখলে আমাদের লজ্জা হয়: শাহবাজ', 'মৈত্রী ট্রেনে তল্লাশি, মুদ্রা পাচারের অভিযোগে আটক দুই বাংলাদেশি', 'জিম্মিদের মুক্তির জন্য হামাসকে ১৮ দেশের আহ্বান'],
      latest: [
        'জেলা বিএনপির যুগ্ম আহ্বায়ককে দল থেকে বহিষ্কার', 'সড়কে প্রাণ গেলো মোটরসাইকেল আরোহী বাবা-ছেলের', 'দেশের তথ্যপ্রযুক্তি বিশ্ব দরবারে উপস্থাপন করতে চান রাশেদুল মাজিদ',
        'আগুন নেভাতে ‘দেরি করে আসায়’ ফায়ার সার্ভিসের গাড়িতে হামলা, দুই কর্মী আহত',
      ],
      mostRead: [
        'দুদকের চাকরি ছাড়লেন ১৫ কর্মকর্তা', 'বাংলাদেশ ব্যাংকের চাকরি ছাড়লেন ৫৭ কর্মকর্তা', 'স্কুল-কলেজে ছুটি ‘বাড়ছে না’, ক্লাস শুরুর প্রস্তুতি', 'কেন গলে যাচ্ছে রাস্তার বিটুমিন?',
        'ধানের উৎপাদন বাড়াতে ‘কৃত্রিম বৃষ্টির’ পরিকল্পনা',
      ],
      pageDate: { year: 2024, month: 4, day: 26 },
      warnings: [{ line: 3, code: 'bangla-date-differs', message: expect.stringMatching(/১২ বৈশাখ ১৪৩১.*১৩ বৈশাখ ১৪৩১/) }],
    },
    paragraphs: 5,
    first: 'সামরিক সহযোগিতা নিয়ে ইরানের সঙ্গে আলোচনা করেছে রাশিয়া।',
    last: 'ইরানের নির্মিত ড্রোন সরবরাহ করা হয়েছে।',
  },
  {
    file: '004_effbf1133382e3d3.txt',
    expected: {
      sourceKey: 'effbf1133382e3d3',
      headline: 'রাশিয়া-ইরান সম্পর্ক নতুন উচ্চতায়: বললেন রুশ প্রতিরক্ষামন্ত্রী',
      bylines: [], place: null, section: 'news', published: null, updated: null, signOff: null, sourceLine: null,
      related: [], latest: [], mostRead: [], pageDate: null, warnings: [],
    },
    paragraphs: 10,
    first: 'ইরানে সরকারি সফরের সময়',
    last: '"সীমিত সংখ্যক" ড্রোন সরবরাহ করেছিল।',
  },
]

describe.each(documents)('The document $file, or its absence', ({ file, expected, paragraphs, first, last }) => {
  test('gives exactly what stands on the page', () => {
    if (!present.includes(file)) return expect(existsSync(new URL(file, folder))).toBe(false)
    expect(readDocument(file)).toMatchObject(expected)
  })

  test('gives its paragraphs, and neither menu nor list nor headline among them', () => {
    if (!present.includes(file)) return expect(existsSync(new URL(file, folder))).toBe(false)
    const page = readDocument(file)
    expect(page.paragraphs).toHaveLength(paragraphs)
    expect(page.paragraphs[0]!.startsWith(first)).toBe(true)
    expect(page.paragraphs.at(-1)!.endsWith(last)).toBe(true)
    const others = ['X', 'news', 'সম্পর্কিত', page.headline, ...page.related, ...page.latest, ...page.mostRead]
    expect(page.paragraphs.filter((text) => others.includes(text))).toEqual([])
  })
})

test('Every document in the folder can be read', () => {
  expect(present.map((name) => readDocument(name).file)).toEqual(present)
})
