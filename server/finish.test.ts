import fc from 'fast-check'
import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { describe, expect, test } from 'vitest'
import { finish } from './finish'
import { liteOf } from './lite'

type Node = DefaultTreeAdapterTypes.Node

/** The text that a reader's browser would show, and every start tag outside scripts, as a second parser sees them. */
function readable(html: string): { text: string; tags: string[] } {
  let text = ''
  const tags: string[] = []
  const visit = (node: Node) => {
    if (node.nodeName === '#text') text += (node as DefaultTreeAdapterTypes.TextNode).value
    if ('tagName' in node) {
      if (node.tagName === 'script') return
      tags.push(node.tagName)
    }
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(parse(html))
  return { text, tags }
}

const rendered = `<!DOCTYPE html><html lang="bn"><head><meta charSet="utf-8"/>
<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/a.js"/>
<link rel="modulepreload" href="/_next/static/chunks/b.mjs"/>
<link rel="preload" href="/fonts/tiro.woff2" as="font" crossorigin="" type="font/woff2"/>
<link rel="stylesheet" href="/_next/static/chunks/a.css" data-precedence="next"/>
<script src="/_next/static/chunks/a.js" async=""></script>
<script data-keep="">document.documentElement.dataset.theme = "night" // </title></script>
<noscript><link rel="stylesheet" href="/prefs.css"/></noscript><title>ইরান &amp; রাশিয়া</title></head>
<body><div hidden=""><!--$--><!--/$--></div><p hidden="">লুকানো</p><div hidden="">ভেতরে কিছু আছে</div>
<main data-status="404" id="content"><h1>নেই<!-- -->: <!-- -->খবর</h1><!--$--><p>a &lt;script&gt; b</p><!--/$-->
<!-- a comment of ours --><script type="application/ld+json">{"a":"<\\u002fscript><!--"}</script>
<p title='<script src="/_next/static/chunks/x.js"></script>'>শেষ</p></main>
<script type="module" data-keep="" src="/browser/core.js"></script>
<script src="/_next/static/chunks/main.js" id="_R_" async=""></script>
<script>(self.__next_f=self.__next_f||[]).push([0])</script>
<script>self.__next_f.push([1,"\\u003c/main>"])</script></body></html>`

describe('a finished page', () => {
  test('reads as it did: the same text and the same elements, in the same order', async () => {
    const { full } = await finish(rendered)
    const [before, after] = [readable(rendered), readable(full)]
    expect(after.text.replace(/\s+/g, ' ')).toBe(before.text.replace(/\s+/g, ' '))
    // Two links that preloaded scripts, and one empty box, are gone.
    before.tags.splice(before.tags.indexOf('link'), 2)
    before.tags.splice(before.tags.indexOf('div'), 1)
    expect(after.tags).toEqual(before.tags)
  })

  test('carries no script, preload or flight data of the framework', async () => {
    const { full } = await finish(rendered)
    expect(full.replace(/title='[^']*'/, '')).not.toMatch(/chunks\/[^"]*\.m?js|__next_f|as="script"|modulepreload/)
  })

  test('keeps what is ours: its own scripts, JSON-LD, fonts and styles, byte for byte', async () => {
    const { full } = await finish(rendered)
    for (const ours of [
      '<script data-keep="">document.documentElement.dataset.theme = "night" // </title></script>',
      '<script type="application/ld+json">{"a":"<\\u002fscript><!--"}</script>',
      '<script type="module" data-keep="" src="/browser/core.js"></script>',
      '<link rel="preload" href="/fonts/tiro.woff2" as="font" crossorigin="" type="font/woff2"/>',
      '<noscript><link rel="stylesheet" href="/prefs.css"/></noscript>',
      '<p title=\'<script src="/_next/static/chunks/x.js"></script>\'>শেষ</p>',
      '<!-- a comment of ours -->', '<p>a &lt;script&gt; b</p>', '<meta charSet="utf-8"/>', '<h1>নেই: খবর</h1>',
    ]) expect(full).toContain(ours)
  })

  test('loses the empty boxes that only a script would fill, and no box that holds something', async () => {
    const { full } = await finish(rendered)
    expect(full).toContain('<body><p hidden="">লুকানো</p><div hidden="">ভেতরে কিছু আছে</div>')
  })

  test('says its status on its main element', async () => {
    expect(await finish(rendered)).toMatchObject({ status: 404, location: null })
    expect(await finish('<main data-status="308" data-location="/sports/a&amp;b">')).toMatchObject({ status: 308, location: '/sports/a&b' })
  })

  test('A document without a status is no page', async () => {
    for (const html of ['', '<html id="__next_error__"></html>', '<main></main>', '<main data-status="soon">', '<div data-status="200">']) {
      expect((await finish(html)).status, html).toBeNull()
    }
  })

  test('finished twice is the same', async () => {
    const once = await finish(rendered)
    expect((await finish(once.full)).full).toBe(once.full)
  })

  test('takes a script at its end, the lite one none', async () => {
    const { full } = await finish('<body><main data-status="200"></main></body>', { appended: '<script>1</script>' })
    expect(full).toBe('<body><main data-status="200"></main><script>1</script></body>')
    expect(await liteOf(full)).not.toContain('<script>')
  })

  test('Flight data goes, whatever stands in it, and no text that only speaks of it', async () => {
    const flight = '<script>self.__next_f.push([1,"a \\u003c/script> b"])</script>'
    const odd = '<script>self.__next_f.push([1,"<b"])</script>'
    const spoken = '<p>&lt;script&gt;self.__next_f.push([1])&lt;/script&gt; self.__next_f.push</p>'
    expect((await finish(`<main>${flight}${spoken}${odd}</main>`)).full).toBe(`<main>${spoken}</main>`)
  })

  test('Whatever the document, nothing but the framework’s own is lost', async () => {
    const part = fc.constantFrom(
      '<p class="a">', '</p>', '<div hidden="">', 'খবর &amp; ', '<b', '>', '"', "'", '<!-- x -->', '<svg viewBox="0 0 1 1"><title>', '</title>', '</svg>',
      '<textarea>', '</textarea>', '<br/>', '\r\n', '<a href=/x>', '</a>', '<![CDATA[', ']]>', '\u0000', '&#x', '<script data-keep="">', '</script>', '<!doctype html>',
    )
    await fc.assert(fc.asyncProperty(fc.array(part, { maxLength: 40 }), async (parts) => {
      const document = parts.join('')
      const { full } = await finish(document)
      expect(full).toBe(document)
    }), { numRuns: 300 })
  })

  test('knows which stories stand on it, each once, in order', async () => {
    const document = '<main><article data-story="b2"></article><li data-story="a1"></li><li data-story="b2"></li></main><aside data-story="c3"></aside>'
    expect((await finish(document)).stories).toEqual(['b2', 'a1', 'c3'])
    expect((await finish('<main></main>')).stories).toEqual([])
  })

  test('names its style sheet and its first font for a Link header, and nothing that could end the header', async () => {
    expect((await finish(rendered)).preload).toBe(
      '</_next/static/chunks/a.css>; rel=preload; as=style, </fonts/tiro.woff2>; rel=preload; as=font; type="font/woff2"; crossorigin',
    )
    expect((await finish('<link rel="stylesheet" href="/a>; x"><link rel="stylesheet" href="//b.example/c.css"><main>')).preload).toBeNull()
    const fonts = '<link rel="preload" as="font" href="/1.woff2"><link rel="preload" as="font" href="/2.woff2">'
    expect((await finish(fonts)).preload).toBe('</1.woff2>; rel=preload; as=font; type="font/woff2"; crossorigin')
  })

  test('says whether a part of it could not be had', async () => {
    expect((await finish(rendered)).complete).toBe(true)
    expect((await finish(rendered.replace('<h1>', '<h1 data-missing="">'))).complete).toBe(false)
  })

  test('says whether it was written to its end', async () => {
    expect((await finish(rendered)).whole).toBe(true)
    for (const length of [rendered.length - 8, rendered.length - 60, rendered.indexOf('</main>'), 300]) {
      expect((await finish(rendered.slice(0, length))).whole, String(length)).toBe(false)
    }
  })
})
