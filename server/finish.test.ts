import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { describe, expect, test } from 'vitest'
import { finish } from './finish'

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
    const { html } = await finish(rendered)
    const [before, after] = [readable(rendered), readable(html)]
    expect(after.text.replace(/\s+/g, ' ')).toBe(before.text.replace(/\s+/g, ' '))
    // Two links that preloaded scripts, and one empty box, are gone.
    before.tags.splice(before.tags.indexOf('link'), 2)
    before.tags.splice(before.tags.indexOf('div'), 1)
    expect(after.tags).toEqual(before.tags)
  })

  test('carries no script, preload or flight data of the framework', async () => {
    const { html } = await finish(rendered)
    expect(html.replace(/title='[^']*'/, '')).not.toMatch(/chunks\/[^"]*\.m?js|__next_f|as="script"|modulepreload/)
  })

  test('keeps what is ours: its own scripts, JSON-LD, fonts and styles, byte for byte', async () => {
    const { html } = await finish(rendered)
    for (const ours of [
      '<script data-keep="">document.documentElement.dataset.theme = "night" // </title></script>',
      '<script type="application/ld+json">{"a":"<\\u002fscript><!--"}</script>',
      '<script type="module" data-keep="" src="/browser/core.js"></script>',
      '<link rel="preload" href="/fonts/tiro.woff2" as="font" crossorigin="" type="font/woff2"/>',
      '<noscript><link rel="stylesheet" href="/prefs.css"/></noscript>',
      '<p title=\'<script src="/_next/static/chunks/x.js"></script>\'>শেষ</p>',
      '<!-- a comment of ours -->', '<p>a &lt;script&gt; b</p>', '<meta charSet="utf-8"/>', '<h1>নেই: খবর</h1>',
    ]) expect(html).toContain(ours)
  })

  test('loses the empty boxes that only a script would fill, and no box that holds something', async () => {
    const { html } = await finish(rendered)
    expect(html).toContain('<body><p hidden="">লুকানো</p><div hidden="">ভেতরে কিছু আছে</div>')
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
    expect((await finish(once.html)).html).toBe(once.html)
  })

  test('takes an addition at its end', async () => {
    expect((await finish('<body><main data-status="200"></main></body>', '<i></i>')).html)
      .toBe('<body><main data-status="200"></main><i></i></body>')
  })
})
