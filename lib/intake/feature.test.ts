import { describe, expect, test } from 'vitest'
import { readFeature } from './feature'

const content = {
  slug: 'ilish-ujane',
  section: 'environment',
  headline: 'ইলিশ কেন উজানে যায়',
  standfirst: 'সাগরের মাছ, অথচ ডিম ছাড়ে নদীতে',
  published: '2022-11-28T09:10+06:00',
  topics: [{ slug: 'hilsa', name: 'ইলিশ' }],
  place: null,
  picture: { file: 'hilsa.svg', alt: 'দুটি ইলিশ', caption: 'নদীর ইলিশ' },
  body: [
    { kind: 'paragraph', text: 'ইলিশ বছরের বেশির ভাগ সময় সাগরে থাকে।' },
    { kind: 'heading', text: 'ফেরার পথ' },
    { kind: 'paragraph', text: [{ text: 'বর্ষায় ' }, { text: 'উজানে', strong: true }, { text: ' ফেরে।' }] },
    { kind: 'list', items: ['পদ্মা', 'মেঘনা'] },
  ],
  sources: ['বাংলাপিডিয়া'],
}
const read = (changed: Record<string, unknown> = {}) => readFeature('ilish.json', JSON.stringify({ ...content, ...changed }, null, 2))

describe('A piece of the sample paper', () => {
  test('comes with all its fields, plain strings as runs', () => {
    expect(read()).toEqual({
      ok: true,
      feature: {
        ...content,
        sourceKey: 'sample-paper:ilish-ujane',
        published: new Date('2022-11-28T03:10:00Z'),
        picture: { slug: 'hilsa', ...content.picture },
        body: [
          { kind: 'paragraph', text: [{ text: 'ইলিশ বছরের বেশির ভাগ সময় সাগরে থাকে।' }] },
          content.body[1],
          content.body[2],
          { kind: 'list', ordered: false, items: [[{ text: 'পদ্মা' }], [{ text: 'মেঘনা' }]] },
        ],
      },
    })
  })

  test('comes in stored form, with the spaces between runs', () => {
    const decomposed = readFeature('ilish.json', JSON.stringify({ ...content, headline: '  ইলিশ কেন\u00A0উজানে যা\u09DF ' }).normalize('NFD'))
    expect(decomposed).toMatchObject({ ok: true, feature: { headline: 'ইলিশ কেন উজানে যায়', body: [{}, {}, content.body[2], {}] } })
  })

  test('may lack what has a default', () => {
    const { slug, section, headline, published, body } = content
    expect(readFeature('a.json', JSON.stringify({ slug, section, headline, published, body }))).toMatchObject({
      ok: true, feature: { standfirst: null, place: null, picture: null, topics: [], sources: [] },
    })
  })

  test('may come as bytes, with a byte order mark', () => {
    expect(readFeature('ilish.json', new TextEncoder().encode(`\uFEFF${JSON.stringify(content)}`))).toEqual(read())
  })
})

describe('A piece that cannot be read is refused with file, line and field', () => {
  test.each<[string, Record<string, unknown>, number, RegExp]>([
    ['no headline', { headline: undefined }, 1, /^headline: /],
    ['an empty headline', { headline: ' \u200B ' }, 4, /^headline: /],
    ['an unknown section', { section: 'weather' }, 3, /^section: is no section/],
    ['a field that nobody reads', { author: 'কেউ' }, 1, /author/],
    ['a moment without offset', { published: '2022-11-28T09:10' }, 6, /^published: /],
    ['a day that does not exist', { published: '2022-02-30T09:10+06:00' }, 6, /^published: is no day/],
    ['an offset that no clock has', { published: '2022-11-28T09:10+99:99' }, 6, /^published: has an offset/],
    ['a link to another site that looks like one of ours', { body: [{ kind: 'paragraph', text: [{ text: 'ক', href: '/\\evil.example' }] }] }, 25, /^body\.0/],
    ['a slug with capitals', { slug: 'Ilish' }, 2, /^slug: /],
    ['an unknown block', { body: [content.body[0], { kind: 'video' }] }, 25, /^body\.1/],
    ['no body', { body: [] }, 19, /^body: /],
    ['a picture with a folder', { picture: { file: '../hilsa.svg', alt: 'ইলিশ' } }, 15, /^picture\.file: /],
    ['a picture without words', { picture: { file: 'hilsa.svg' } }, 14, /^picture\.alt: /],
  ])('%s', (_, changed, line, message) => {
    expect(read(changed)).toEqual({ ok: false, file: 'ilish.json', line, reason: 'field', message: expect.stringMatching(message) })
  })

  test('Text that is not JSON, with its line', () => {
    expect(readFeature('ilish.json', '{\n"slug": "a",\n"section": }')).toMatchObject({ ok: false, file: 'ilish.json', line: 3, reason: 'json' })
    expect(readFeature('ilish.json', '{\n"slug": "a",')).toMatchObject({ ok: false, line: 2, reason: 'json' })
  })

  test('JSON that is no object, or nested without end', () => {
    for (const json of ['null', '[]', '"ক"', `${'['.repeat(5000)}${']'.repeat(5000)}`]) expect(readFeature('a.json', json)).toMatchObject({ ok: false, reason: 'field' })
  })
})
