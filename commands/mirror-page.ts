import { siteOrigin } from '@/lib/news/site-origin'
import { isDocument, pageAddress } from '@/lib/routes'
import { liteAddress } from '@/server/lite'
import { attributeOf, readMarkup, type StartPiece } from '@/server/markup'

/** What is told by an address of the site where nothing answers, only files lie. */
export type Placed =
  /** A page or a file of the mirror: what the site is asked, and the address that it has among the files. */
  | { kind: 'here'; asked: string; address: string }
  /** What only the site itself can do. */
  | { kind: 'live'; path: string }

/** Where a mirror says of itself what it cannot do. No page of the site has such an address. */
export const notePage = '/mirror.html'

/** Pages and answers that are made for one reader. */
const liveOnly = /^(?:\/en)?\/(?:search|verify|api|newsroom|preview|view)(?:\/|$)/

/** Files that pages show or need. Whatever else has an extension may be there to be counted, and is not asked for. */
const files = /^\/(?:_next\/static|browser|cards|fonts|icons|pictures)\/[\w@~./-]+\.[a-z0-9]+$|^\/[\w-]+\.(?:css|ico|mp3|png|svg|txt|webmanifest)$/

/** What may become a folder: ids, numbers and words of ours. What somebody typed may be `..`, or longer than a name can be. */
const folderName = /^[\w-]{1,80}$/

/**
 * Where an address leads in a mirror. Arguments become parts of the path, since files have no others: `/latest?before=ID`
 * lies at `/latest/before/ID`. The choice of the lite form is a link to it. Null for what is none of the site's own.
 */
export function placeOf(address: string): Placed | null {
  const [, path, query = ''] = /^(\/(?![/\\])[^?#]*)(?:\?([^#]*))?/.exec(address) ?? []
  if (path === undefined || path.split('/').some((part) => part === '.' || part === '..')) return null
  const view = /^\/view\/(lite|full)$/.exec(path)?.[1]
  if (view !== undefined) {
    const to = new URLSearchParams(query).get('to') ?? '/'
    const full = to.replace(/^\/lite(?=\/|$)/, '') || '/'
    return placeOf(view === 'lite' ? liteAddress(full) : full)
  }
  if (isDocument(path) || files.test(path)) return { kind: 'here', asked: path, address: path }
  const [, lite = '', english = '', onBengali] = /^(\/lite(?=\/|$))?(\/en(?=\/|$))?(.*)$/.exec(path)!
  if (liveOnly.test(onBengali || '/')) return { kind: 'live', path }
  const page = pageAddress(onBengali || '/', query)
  if (page === null) return null
  const [bare, asked = ''] = page.split('?') as [string, string?]
  const front = `${lite}${english}${bare === '/' ? '' : bare}`
  const given = [...new URLSearchParams(asked)]
  if (given.some(([, value]) => !folderName.test(value))) return null
  const folders = given.map(([name, value]) => `/${name}/${value}`).join('')
  return { kind: 'here', asked: `${front || '/'}${asked === '' ? '' : `?${asked}`}`, address: front + folders || '/' }
}

/** The file that holds what a mirror has at an address. */
export function fileOf(address: string): string {
  return isDocument(address) || files.test(address) || address === notePage ? address.slice(1) : `${address}/index.html`.slice(1).replace(/^\//, '')
}

export interface MirroredPage {
  html: string
  /** What the page leads to or shows, as the site is asked for it. */
  leadsTo: string[]
}

/**
 * A page of the site as it stands in a mirror: links lead to where their page lies, and forms and whatever else only the
 * site can do to the site at `live`; where nobody knows it, to the page that says so.
 */
export async function mirroredPage(html: string, live: string | null): Promise<MirroredPage> {
  const leadsTo = new Set<string>()
  const follow = (address: string, keep = address): string => {
    const placed = placeOf(address)
    if (placed === null) return keep
    if (placed.kind === 'live') return live === null ? notePage : live + address
    leadsTo.add(placed.asked)
    return placed.address + (/#.*$/.exec(address)?.[0] ?? '')
  }
  const whole = `${siteOrigin}/`
  const changed = (piece: StartPiece, name: string, value: string): string => {
    if (name === 'action') return piece.name === 'form' && value.startsWith('/') ? live === null ? notePage : live + value : value
    if (name === 'srcset') {
      return value.split(',').map((one) => one.trim().split(/\s+/)).map(([address = '', ...size]) => [follow(address), ...size].join(' ')).join(', ')
    }
    // What names the site by its whole address stays true, but is followed: feeds, the other language.
    if (name === 'href' && value.startsWith(whole)) {
      follow(value.slice(siteOrigin.length))
      return value
    }
    return follow(value)
  }
  const pieces = await readMarkup(html, () => false)
  /** Within the mark by which reads are counted: that is the site's affair, and no page loads anything from another host. */
  let counting = false
  const written = pieces.map((piece) => {
    if (piece.kind === 'start' && attributeOf(piece, 'data-views') !== null) counting = true
    if (counting) {
      counting = piece.kind !== 'end'
      return ''
    }
    if (piece.kind !== 'start') return piece.raw
    const changes = new Map<string, string>()
    for (const { name, value } of piece.attributes) {
      if (!['href', 'src', 'srcset', 'action', 'data-script'].includes(name)) continue
      const now = changed(piece, name, value)
      if (now !== value) changes.set(name, now)
    }
    // A form that went by post would be refused where only files lie, and has nothing to say on the site either.
    if (piece.name === 'form' && attributeOf(piece, 'method')?.toLowerCase() === 'post') changes.set('method', 'get')
    return changes.size === 0 ? piece.raw : tagOf(piece, changes)
  }).join('')
  return { html: written, leadsTo: [...leadsTo] }
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

function tagOf({ name, attributes, selfClosing }: StartPiece, changes: ReadonlyMap<string, string>): string {
  const said = attributes.map((one) => ` ${one.name}="${escaped(changes.get(one.name) ?? one.value)}"`)
  return `<${name}${said.join('')}${selfClosing ? '/' : ''}>`
}

/** What an address that has moved becomes where no server can say so. */
export function movedPage(to: string): string {
  return `<!doctype html><meta charset="utf-8"><title>→</title><meta http-equiv="refresh" content="0; url=${escaped(to)}"><link rel="canonical" href="${escaped(to)}"><p><a href="${escaped(to)}">${escaped(to)}</a></p>\n`
}

/** Addresses that a style sheet asks for. */
export function addressesInStyle(css: string): string[] {
  return [...css.matchAll(/url\(\s*["']?(\/[^"')\s]+)["']?\s*\)/g)].map(([, address]) => address!)
}

/** Addresses of this site that a sitemap names. */
export function addressesInSitemap(xml: string): string[] {
  return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address!.replaceAll('&amp;', '&'))
    .flatMap((address) => (address.startsWith(`${siteOrigin}/`) ? [address.slice(siteOrigin.length)] : []))
}
