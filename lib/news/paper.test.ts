import { describe, expect, test } from 'vitest'
import { parsePaper } from './paper'
import { defaultSections } from './sections'

describe('paper.json', () => {
  test('an empty file is a newspaper', () => {
    expect(parsePaper({})).toMatchObject({ name: 'পাঠক', siteAddress: null, sunday: 'রবিবার', sections: [...defaultSections] })
  })

  test('the file of the project says what an empty one would', async () => {
    const { paper } = await import('./paper')
    expect(paper).toEqual(parsePaper({}))
  })

  test('a paper without a general section gets one, last', () => {
    const { sections } = parsePaper({ sections: [{ slug: 'haor', bn: 'হাওর', en: 'Haor' }] })
    expect(sections.map(({ slug }) => slug)).toEqual(['haor', 'news'])
  })

  test('a site address is kept without its slash, and one with a path is refused', () => {
    expect(parsePaper({ siteAddress: 'https://example.org/' }).siteAddress).toBe('https://example.org')
    expect(() => parsePaper({ siteAddress: 'https://example.org/paper' })).toThrow(/siteAddress/)
    expect(() => parsePaper({ siteAddress: 'example.org' })).toThrow(/^paper\.json cannot be used:\n {2}siteAddress: /)
  })

  test('names who sells its advertising space, line by line as the file is written', () => {
    const adsTxt = ['# পাঠক', 'google.com, pub-1234567890123456, DIRECT, f08c47fec0942fa0', 'example.org,7,reseller # again', 'contact=ads@example.org']
    expect(parsePaper({ adsTxt }).adsTxt).toEqual(adsTxt)
    for (const one of ['google.com', 'google.com, 1', 'google.com, 1, BOTH', 'two\nlines, 1, DIRECT', '<b>']) expect(() => parsePaper({ adsTxt: [one] }), one).toThrow(/adsTxt\.0/)
  })

  test.each([
    [{ sunday: 'সানডে' }, 'sunday'],
    [{ sections: [{ slug: 'latest', bn: 'সর্বশেষ', en: 'Latest' }] }, 'sections.0.slug'],
    [{ sections: [{ slug: 'a1', bn: 'ক', en: 'A' }, { slug: 'a1', bn: 'খ', en: 'B' }] }, 'sections'],
    [{ email: 'nobody' }, 'email'],
    [{ nmae: 'ভুল' }, 'nmae'],
  ])('a fault is named by its field: %j', (content, field) => {
    expect(() => parsePaper(content)).toThrow(field)
  })
})
