import { parse, serialize } from 'parse5'
import { describe, expect, test } from 'vitest'
import { elements, named, sharedText, textOf, valueOf } from '@/tests/parsed-page'
import { finish } from './finish'
import { liteOf, liteStyle } from './lite'

const rendered = `<!DOCTYPE html><html lang="bn"><head><meta charSet="utf-8"/>
<link rel="preload" href="/fonts/tiro.woff2" as="font" crossorigin="" type="font/woff2"/>
<link rel="preload" as="image" imageSrcSet="/pictures/a-640.avif 640w" fetchPriority="high"/>
<link rel="stylesheet" href="/_next/static/chunks/a.css" data-precedence="next"/>
<link rel="canonical" href="https://paper.example/international/76z53jt8n6"/>
<link rel="alternate" hrefLang="en" href="/en/international/76z53jt8n6"/><link rel="icon" href="/favicon.ico"/>
<script data-keep="">document.documentElement.dataset.theme = "night"</script>
<noscript><link rel="stylesheet" href="/prefs.css"/></noscript><title>ইরান &amp; রাশিয়া</title></head>
<body><a class="skip-link" href="#content">মূল লেখায় যান</a><header><a href="/" class="x">পাঠক</a><ul data-full=""><li><ul><li>দুবার</li></ul></li></ul></header>
<main id="content" tabindex="-1" class="outline-none" data-status="200"><article data-story="76z53jt8n6"><h1 class="y" style="color:red">ইরান<!-- -->: <!-- -->রাশিয়া</h1>
<picture><source type="image/avif" srcSet="/pictures/a-640.avif 640w"/><img src="/pictures/a-640.jpg" srcSet="/pictures/a-640.jpg 640w" alt="নদী &amp; &quot;নৌকা&quot; &lt;ঘাট&gt;" lang="bn" width="640" height="400" class="z"/></picture>
<picture class="q"><img src="/pictures/b-320.jpg" alt=""/></picture><img src="/pictures/c.jpg"/>
<p class="p" title="&quot; onclick=&quot;x()&quot; &lt;b&gt;">ক &lt; খ <a href="/topic/a&amp;b?c=1&amp;d=2">বিষয়</a> <a href="https://elsewhere.example/x" rel="noopener">বাইরে</a> <span class="sr-only big">শোনার জন্য</span></p>
<svg aria-hidden="true" viewBox="0 0 1 1"><svg><path d="M0,0"></path></svg></svg><svg role="img" viewBox="0 0 1 1"><title>রেখা</title></svg>
<a class="in" href="/sports"><img alt="ভেতরে" src="/pictures/d.jpg"/></a><img data-full="" src="/e.jpg" alt="না"/>
<div data-full="" class="w">পুরো পাতায় <div>শুধু</div> <br/> এখানে</div><p>শেষ</p></article>
<form action="/search" method="GET" class="f"><input class="g" type="search" name="q" value=""/></form><form action="/archive"></form><form method="post" action="/settings"></form>
<script type="application/ld+json">{"a":"<\\u002fscript><!--"}</script></main>
<script type="module" data-keep="" src="/browser/core.js"></script><script>self.__next_f.push([1,"\\u003c/main>"])</script></body></html>`

/** Both bodies of a document. */
async function both(document: string): Promise<{ full: string; lite: string }> {
  const { full } = await finish(document)
  return { full, lite: await liteOf(full) }
}

describe('a lite page', () => {
  test('says in its main what the full page says, but for what is marked for the full page and for pictures', async () => {
    const { full, lite } = await both(rendered)
    const said = sharedText({ full, lite })
    // In a link a picture is words alone, and no link of its own.
    expect(said.lite.replace(' ছবি: ভেতরে', '')).toBe(said.full)
    expect(said.lite).toContain('ক < খ')
  })

  test('lets no text that a reader may have written become markup on the way', async () => {
    const { full, lite } = await both(rendered)
    const titles = (html: string) => named(html, 'p').map((element) => element.attrs.filter(({ name }) => name !== 'class'))
    expect(titles(lite)).toEqual(titles(full))
    expect(elements(lite, (element) => valueOf(element, 'onclick') !== null)).toEqual([])
  })

  test('is well formed: a parser has nothing to mend in it', async () => {
    const { lite } = await both(rendered)
    const faults: string[] = []
    parse(lite, { onParseError: ({ code }) => faults.push(code), sourceCodeLocationInfo: true })
    // React writes a slash at the end of void elements, which is allowed; nothing else may be found.
    expect(faults.filter((code) => code !== 'non-void-html-element-start-tag-with-trailing-solidus')).toEqual([])
    const mended = serialize(parse(lite))
    expect(serialize(parse(mended))).toBe(mended)
    for (const name of ['main', 'article', 'a', 'svg', 'form', 'p']) {
      expect(lite.split(`</${name}>`).length, name).toBe(lite.split(new RegExp(`<${name}[ >]`)).length)
    }
  })

  test('loads nothing: no script, style sheet, font or picture, and one small style of its own', async () => {
    const { lite } = await both(rendered)
    expect(named(lite, 'script').map((script) => valueOf(script, 'type'))).toEqual(['application/ld+json'])
    expect(named(lite, 'link').map((link) => valueOf(link, 'rel'))).toEqual(['canonical', 'alternate', 'icon'])
    expect(named(lite, 'picture', 'img', 'source', 'noscript')).toEqual([])
    expect(named(lite, 'style').map((style) => textOf(style))).toEqual([liteStyle])
    expect(elements(lite, (element) => valueOf(element, 'style') !== null)).toEqual([])
    expect(lite).toContain('<script type="application/ld+json">{"a":"<\\u002fscript><!--"}</script>')
  })

  test('has a link with the words of each picture, and none for pictures without words', async () => {
    const { lite } = await both(rendered)
    const links = named(lite, 'a').filter((link) => valueOf(link, 'href')!.startsWith('/pictures/'))
    expect(links.map((link) => [valueOf(link, 'href'), textOf(link)])).toEqual([
      ['/pictures/a-640.jpg', 'ছবি: নদী & "নৌকা" <ঘাট>'], ['/pictures/c.jpg', 'ছবি'],
    ])
    expect(lite).toContain('<span lang="bn">নদী')
    expect(lite).not.toContain('b-320')
    // A link cannot stand in a link: there the words alone remain.
    expect(textOf(named(lite, 'a').find((link) => valueOf(link, 'href') === '/lite/sports')!)).toBe('ছবি: ভেতরে')
    const english = await both('<html lang="en"><img src="/a.jpg" alt="River"></html>')
    expect(english.lite).toContain('<a href="/a.jpg">Picture: River</a>')
  })

  test('leads to lite pages, by links and by forms that ask; other addresses stay', async () => {
    const { lite } = await both(rendered)
    expect(named(lite, 'a').map((link) => valueOf(link, 'href')).filter((href) => !href!.startsWith('/pictures/'))).toEqual([
      '#content', '/lite', '/lite/topic/a&b?c=1&d=2', 'https://elsewhere.example/x', '/lite/sports',
    ])
    expect(named(lite, 'form').map((form) => valueOf(form, 'action'))).toEqual(['/lite/search', '/lite/archive', '/lite/settings'])
    expect(named(lite, 'link').map((link) => valueOf(link, 'href'))).toEqual([
      'https://paper.example/international/76z53jt8n6', '/en/international/76z53jt8n6', '/favicon.ico',
    ])
  })

  test('has nothing of what is marked for the full page, which keeps it', async () => {
    const { full, lite } = await both(rendered)
    for (const words of ['দুবার', 'পুরো পাতায়', 'এখানে', '/e.jpg', 'data-full']) {
      expect(lite).not.toContain(words)
      expect(full).toContain(words)
    }
    expect(lite).toContain('</header>')
    expect(lite).toContain('<p>শেষ</p>')
  })

  test('drops ornaments and the names of a style sheet that it does not have, but keeps words for listeners out of sight', async () => {
    const { lite } = await both(rendered)
    expect(named(lite, 'svg').map((svg) => valueOf(svg, 'role'))).toEqual(['img'])
    expect(elements(lite, (element) => valueOf(element, 'class') !== null).map((element) => [valueOf(element, 'class'), textOf(element)]))
      .toEqual([['sr-only', 'শোনার জন্য']])
  })
})
