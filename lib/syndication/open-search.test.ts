import { parseFragment } from 'parse5'
import { expect, test } from 'vitest'
import { writeOpenSearch } from './open-search'

const origin = 'https://paper.example'
const valueOf = (xml: string, name: string) => new RegExp(`<${name}[^>]*>([^<]*)</${name}>`).exec(xml)?.[1]

test('A browser learns where to search and where to ask while somebody types', () => {
  const xml = writeOpenSearch({ name: 'পাঠক', tagline: 'সবার জন্য' }, origin)
  expect(xml).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<OpenSearchDescription xmlns="http:\/\/a9\.com\/-\/spec\/opensearch\/1\.1\/">/)
  expect(valueOf(xml, 'ShortName')).toBe('পাঠক')
  expect([...xml.matchAll(/<Url type="([^"]+)" template="([^"]+)"/g)].map(([, type, template]) => [type, template])).toEqual([
    ['text/html', `${origin}/search?q={searchTerms}`],
    ['application/x-suggestions+json', `${origin}/api/suggest?q={searchTerms}&amp;form=opensearch`],
    ['application/opensearchdescription+xml', `${origin}/opensearch.xml`],
  ])
})

test('A long name keeps within the bounds of the standard, in whole letters, and markup in it means nothing', () => {
  const xml = writeOpenSearch({ name: 'দৈনিক <ক্ষেপণাস্ত্র> & ঊর্ধ্বগতি সমাচার দর্পণ বিচিত্রা সাপ্তাহিক', tagline: 'ক'.repeat(2000) }, origin)
  expect([...parseFragment(valueOf(xml, 'ShortName')!).childNodes].map((node) => ('value' in node ? node.value : '')).join('').length).toBeLessThanOrEqual(16)
  expect(valueOf(xml, 'ShortName')).toMatch(/^দৈনিক/)
  expect(valueOf(xml, 'LongName')).toContain('&amp;')
  expect(valueOf(xml, 'Description')!.length).toBeLessThanOrEqual(1024 + '&lt;&gt;&amp;'.length)
})
