import fc from 'fast-check'
import { parseFragment } from 'parse5'
import { describe, expect, test } from 'vitest'
import { bodySchema, plainText } from '@/lib/news/blocks'
import { blocksOfHtml, blocksOfText, type HtmlNode } from './pasted-blocks'

interface Parsed {
  nodeName: string
  value?: string
  childNodes?: Parsed[]
  attrs?: { name: string; value: string }[]
}

/** A tree as the same algorithm makes it that browsers follow. */
function adapted(node: Parsed): HtmlNode {
  const { nodeName, value = null, childNodes = [], attrs = [] } = node
  return {
    nodeName,
    nodeValue: value,
    nodeType: nodeName === '#text' ? 3 : nodeName === '#comment' ? 8 : nodeName.startsWith('#') ? 11 : 1,
    childNodes: childNodes.map(adapted),
    getAttribute: (name) => attrs.find((one) => one.name === name)?.value ?? null,
  }
}

const html = (source: string) => adapted(parseFragment(source) as unknown as Parsed)
const taken = (source: string) => blocksOfHtml(html(source))
const paragraphs = (...texts: string[]) => texts.map((text) => ({ kind: 'paragraph', text: [{ text }] }))

describe('Pasted rich text', () => {
  test('keeps paragraphs, strong words and links, and leaves the styles behind', () => {
    expect(taken('<p class="MsoNormal" style="margin:0;color:red">তেহরান <b>বলেছে</b> <a href="https://a.b/" target="_blank">এখানে</a><o:p></o:p></p><p>দুই&nbsp;তিন</p>')).toEqual([
      { kind: 'paragraph', text: [{ text: 'তেহরান ' }, { text: 'বলেছে', strong: true }, { text: ' ' }, { text: 'এখানে', href: 'https://a.b/' }] },
      { kind: 'paragraph', text: [{ text: 'দুই তিন' }] },
    ])
  })

  test('from Google Docs is not all strong', () => {
    expect(taken('<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:700">জোর</span><span style="font-weight:400"> সাধারণ</span></p></b>'))
      .toEqual([{ kind: 'paragraph', text: [{ text: 'জোর', strong: true }, { text: ' সাধারণ' }] }])
  })

  test('from Word brings its lists along as lists', () => {
    const item = (marker: string, text: string) => `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${marker}<span>&nbsp;&nbsp;</span></span><![endif]>${text}</p>`
    expect(taken(item('1.', 'এক') + item('2.', 'দুই') + '<p>শেষ</p>' + item('·', 'ফোঁটা'))).toEqual([
      { kind: 'list', ordered: true, items: [[{ text: 'এক' }], [{ text: 'দুই' }]] },
      ...paragraphs('শেষ'),
      { kind: 'list', ordered: false, items: [[{ text: 'ফোঁটা' }]] },
    ])
  })

  test('keeps headings, quotations, nested lists, dividers and tables in our forms', () => {
    expect(taken(`<h3>উপ<b>শিরোনাম</b></h3><blockquote><p>এক</p><p>দুই</p></blockquote><ul><li>ক<ul><li>খ</li></ul></li><li><p>গ</p></li></ul><hr>
      <table><caption>ফল</caption><thead><tr><th>দল</th><th>গোল</th></tr></thead><tbody><tr><td><p>আবাহনী</p></td><td>২</td></tr><tr><td>মোহামেডান</td></tr></tbody></table>`)).toEqual([
      { kind: 'heading', text: 'উপশিরোনাম' },
      { kind: 'quotation', text: 'এক\nদুই', speaker: null },
      { kind: 'list', ordered: false, items: [[{ text: 'ক' }], [{ text: 'খ' }], [{ text: 'গ' }]] },
      { kind: 'divider' },
      { kind: 'table', caption: 'ফল', header: ['দল', 'গোল'], rows: [['আবাহনী', '২'], ['মোহামেডান', '']] },
    ])
  })

  test('takes a page laid out with a table as paragraphs', () => {
    expect(taken('<table><tr><td><p>এক</p><p>দুই</p></td></tr></table>')).toEqual(paragraphs('এক', 'দুই'))
  })

  test.each([
    '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg onload=alert(1)><script>alert(1)</script></svg>', '<iframe src="javascript:alert(1)"></iframe>',
    '<style>*{background:url(//x)}</style>', '<div style="display:none">গোপন</div>', '<math><mtext><script>1</script></mtext></math>', '<!-- x -->',
    '<object data=x></object><embed src=x>', '<template><p>ক</p></template>', '<input value="ক">',
  ])('brings nothing of %s', (source) => expect(taken(source)).toEqual([]))

  test.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', '//evil.example', '/\\evil.example', 'vbscript:x', 'file:///etc/passwd', 'mailto:a@b.c'])(
    'keeps the words of a link to %s and not the link',
    (address) => expect(taken(`<p><a href="${address}">শব্দ</a></p>`)).toEqual(paragraphs('শব্দ')),
  )

  test('hands each text to the converter with the fonts that it was set in', () => {
    const seen: [string, readonly string[]][] = []
    const body = blocksOfHtml(html('<p style="font-family:\'SutonnyMJ\', serif">Avwg <span style="font-family:Arial">OK</span></p><p><font face="Bijoy">K</font></p>'), (text, fonts) => {
      seen.push([text, fonts])
      return text.replace('Avwg', 'আমি')
    })
    expect(seen).toEqual([['Avwg ', ['SutonnyMJ', 'serif']], ['OK', ['Arial']], ['K', ['Bijoy']]])
    expect(plainText(body)).toBe('আমি OK\n\nK')
  })

  test('ends lines where the source ends them', () => {
    expect(taken('<p>এক <br> দুই<br></p>')).toEqual(paragraphs('এক\nদুই'))
    expect(blocksOfText('এক\r\n\r\n দুই \n')).toEqual(paragraphs('এক', 'দুই'))
  })

  test('of any kind makes a body that can be stored, and loses no visible letter of what is plain', () => {
    const tag = fc.constantFrom('p', 'div', 'b', 'span', 'li', 'ul', 'ol', 'h2', 'blockquote', 'table', 'tr', 'td', 'a', 'br', 'hr', 'font', 'pre', 'dl', 'dd', 'o:p', 'center')
    const piece = fc.oneof(tag.map((name) => `<${name}>`), tag.map((name) => `</${name}>`), fc.constantFrom('ক', 'খ', 'গ ঘ', ' ', '\n', '&nbsp;', '<!--', '-->', '<a href="/x">'))
    fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const root = html(pieces.join(''))
      const body = blocksOfHtml(root)
      expect(bodySchema.safeParse(body).success).toBe(true)
      const visible = (node: HtmlNode): string => (node.nodeType === 3 ? node.nodeValue ?? '' : node.nodeType === 8 ? '' : [...node.childNodes].map(visible).join(''))
      const letters = (text: string) => [...text].filter((letter) => /\p{L}/u.test(letter)).sort().join('')
      const caption = body.flatMap((block) => (block.kind === 'table' ? [block.caption ?? ''] : [])).join('')
      expect(letters(plainText(body) + caption)).toBe(letters(visible(root)))
    }), { numRuns: 1_500 })
  })

  test('of any bytes does no harm', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (source) => {
      expect(bodySchema.safeParse(taken(source)).success).toBe(true)
      expect(bodySchema.safeParse(blocksOfText(source)).success).toBe(true)
    }), { numRuns: 500 })
  })
})
