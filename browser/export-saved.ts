import { isoDay } from '../lib/bangla/calendar'
import { dhakaDate } from '../lib/bangla/dates'
import { listKept, savedName } from './kept-pages'

/** What of a kept page is its text: where it stands, and the parts that are read one after the other. */
const parts = 'h2, h3, p, li, blockquote, figcaption'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const textOf = (node: Element | null) => escaped((node?.textContent ?? '').replace(/\s+/g, ' ').trim())

const style = 'body{max-width:34em;margin:2em auto;padding:0 1em;font:1.15em/1.8 serif;color:#1e1814;background:#fcfaf5}h1,h2{line-height:1.4}article{border-top:1px solid;margin-top:3em}'
  + 'small{color:#595149}@media(prefers-color-scheme:dark){body{color:#e0dcd4;background:#12151a}small{color:#aba59d}a{color:#9bbaf0}}'

/** The saved stories as one document that needs nothing else: texts alone, with where each came from. `told` says when one was saved. */
export async function writeSaved(title: string, told: (saved: number) => string): Promise<string> {
  const cache = await caches.open(savedName)
  const stories = (await listKept(savedName)).filter(({ withdrawn }) => !withdrawn).sort((one, other) => other.saved - one.saved)
  const written: string[] = []
  const contents: string[] = []
  for (const [at, { address, saved }] of stories.entries()) {
    const page = new DOMParser().parseFromString(await (await cache.match(address, { ignoreVary: true }))!.text(), 'text/html')
    const article = page.querySelector('article[data-story]')
    const headline = textOf(article?.querySelector('h1') ?? null)
    const body = [...article?.querySelectorAll(`.story-text :is(${parts})`) ?? []].filter((node) => node.parentElement?.closest(parts) === null)
    const source = `${location.origin}${address}`
    contents.push(`<li><a href="#s${at}">${headline}</a></li>`)
    written.push(`<article id="s${at}"><h2>${headline}</h2>${[...article?.querySelectorAll('header > p, time') ?? []].map((node) => `<p><small>${textOf(node)}</small></p>`).join('')}
${body.map((node) => (/^H/.test(node.tagName) ? `<h3>${textOf(node)}</h3>` : `<p>${textOf(node)}</p>`)).join('\n')}
<p><small><a href="${escaped(source)}">${escaped(source)}</a> · ${escaped(told(saved))}</small></p></article>`)
  }
  return `<!doctype html>
<html lang="${document.documentElement.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style></head>
<body><h1>${escaped(title)}</h1><ol>${contents.join('')}</ol>
${written.join('\n')}</body></html>
`
}

/** What that document is called: by the day that it is in Dhaka, as the paper's days are everywhere. */
export const savedFileName = (now: Date) => `pathok-${isoDay(dhakaDate(now))}.html`

/** Hands the reader that document as a file. */
export async function exportSaved(title: string, told: (saved: number) => string): Promise<void> {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([await writeSaved(title, told)], { type: 'text/html' }))
  link.download = savedFileName(new Date())
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
