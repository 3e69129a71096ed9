import { expect, test } from 'vitest'
import type { Block } from '@/lib/news/blocks'
import { storyHtml } from './story-html'

const html = (...body: Block[]) => storyHtml({ body, pictures: {}, boxes: {}, sourceLine: null })

test('links lead to the site also for who is elsewhere', () => {
  expect(html({ kind: 'paragraph', text: [{ text: 'দেখুন ' }, { text: 'এখানে', href: '/about', strong: true }] }))
    .toBe('<p>দেখুন <a href="http://localhost:3000/about"><strong>এখানে</strong></a></p>')
})

test('a text is never markup', () => {
  expect(html({ kind: 'heading', text: '<script>alert(1)</script>' })).toBe('<h2>&lt;script&gt;alert(1)&lt;/script&gt;</h2>')
})

test('every kind of block has its words in it', () => {
  const all = html(
    { kind: 'quotation', text: 'এক\nদুই', speaker: 'রহিম' },
    { kind: 'list', ordered: true, items: [[{ text: 'তিন' }]] },
    { kind: 'table', caption: 'চার', header: ['পাঁচ'], rows: [['ছয়']] },
    { kind: 'embed', href: 'https://example.org/v', title: 'সাত' },
    { kind: 'divider' },
  )
  for (const word of ['এক<br/>দুই', 'রহিম', 'তিন', 'চার', 'পাঁচ', 'ছয়', 'সাত', '<hr/>']) expect(all).toContain(word)
})
