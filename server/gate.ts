import { hostname, networkInterfaces } from 'node:os'
import type { Locale } from '@/lib/routes'

/**
 * The first thing a request meets: which host, which method, which form of address, which language. It decides from the
 * request line and the host alone, and says as a value where the request goes; it opens no file and asks no database.
 */
export type Passage =
  /** A reading page. `path` is what Next sees: always with its language in front, without Next's own query names. */
  | { to: 'page'; locale: Locale; path: string }
  /** The address can belong to nothing. The not-found page of its language goes out. */
  | { to: 'malformed'; locale: Locale; path: string }
  | { to: 'redirect'; location: string }
  /** A file under public/ if there is one by that name, else a page. */
  | { to: 'file'; name: string; locale: Locale; path: string }
  | { to: 'picture'; name: string }
  | { to: 'browser'; name: string }
  /** Style sheets and other files that Next built; in development everything below /_next. */
  | { to: 'next'; name: string }
  | { to: 'preferences sheet' }
  | { to: 'preferences form'; locale: Locale }
  | { to: 'refusal'; status: 400 | 405 | 421; allow: string | null }

export interface Arrival {
  method: string
  url: string
  host: string | undefined
}

/** An address that no route claims: the catch-all route renders the not-found page for it. */
const unclaimed = '_malformed'

const reading = new Set(['GET', 'HEAD'])

const refusal = (status: 400 | 405 | 421, allow: string | null = null): Passage => ({ to: 'refusal', status, allow })

/** Decides where a request goes. `answersTo` says whether this server goes by that host name (without its port). */
export function admit({ method, url, host }: Arrival, answersTo: (name: string) => boolean): Passage {
  const name = hostName(host)
  if (name === null) return refusal(400)
  if (!answersTo(name)) return refusal(421)
  if (!url.startsWith('/')) return refusal(400)

  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  const query = mark < 0 ? '' : ownQuery(url.slice(mark + 1))
  const locale: Locale = path === '/en' || path.startsWith('/en/') ? 'en' : 'bn'

  if (method === 'POST' && (path === '/settings' || path === '/en/settings')) return { to: 'preferences form', locale }
  if (!reading.has(method)) return refusal(405, /^(\/en)?\/settings$/.test(path) ? 'GET, HEAD, POST' : 'GET, HEAD')

  const bare = path.replace(/\/$/, '')
  if (!wellFormed(bare)) return { to: 'malformed', locale, path: `/${locale}/${unclaimed}` }
  if (path !== '/' && path.endsWith('/')) return { to: 'redirect', location: (bare || '/') + query }
  if (path === '/bn' || path.startsWith('/bn/')) return { to: 'redirect', location: (path.slice(3) || '/') + query }

  if (path.startsWith('/_next/') || path.startsWith('/__nextjs')) return { to: 'next', name: path.slice(1) }
  if (path === '/prefs.css') return { to: 'preferences sheet' }
  if (path.startsWith('/pictures/')) return { to: 'picture', name: path.slice(10) }
  if (path.startsWith('/browser/')) return { to: 'browser', name: path.slice(9) }

  // Next answers these with flight data, whatever the headers of the request say.
  if (path.endsWith('.rsc')) return { to: 'malformed', locale, path: `/${locale}/${unclaimed}` }
  const inside = (locale === 'en' ? path : `/bn${path === '/' ? '' : path}`) + query
  if (fileName.test(path)) return { to: 'file', name: path.slice(1), locale, path: inside }
  return { to: 'page', locale, path: inside }
}

/** Plain folders and one name with an extension; nothing that begins with a dot. */
const fileName = /^(\/[A-Za-z0-9_-]+)*\/[A-Za-z0-9_-][A-Za-z0-9._-]*\.[a-z0-9]+$/

/** Whether every part of a path can be decoded and means one name: no empty parts, no hidden separators, no controls. */
function wellFormed(path: string): boolean {
  if (path === '') return true
  if (path.length > 2000 || !/^[!-~]+$/.test(path)) return false
  for (const part of path.slice(1).split('/')) {
    let name
    try {
      name = decodeURIComponent(part)
    } catch {
      return false
    }
    if (name === '' || name === '.' || name === '..' || /[/\\\u0000-\u001f\u007f]/.test(name)) return false
  }
  return true
}

/** Next reads route parameters and its own wishes from these names; from outside they are nobody's. */
const nextNames = /^(_rsc|nxtP|nxtI|__next|_next)/

/** The query without Next's own names, with its question mark, or nothing. The rest stays as it was sent. */
function ownQuery(query: string): string {
  const kept = query.split('&').filter((pair) => {
    const name = pair.split('=', 1)[0]!
    try {
      return pair !== '' && !nextNames.test(decodeURIComponent(name))
    } catch {
      return false
    }
  })
  return kept.length > 0 ? `?${kept.join('&')}` : ''
}

/** The name in a Host header, lower case and without port or brackets; null when the header is missing or no host. */
function hostName(host: string | undefined): string | null {
  const parts = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/i.exec(host ?? '')
  return parts ? (parts[1] ?? parts[2]!).toLowerCase().replace(/\.$/, '') : null
}

const loopback = new Set(['localhost', '127.0.0.1', '::1'])

/**
 * Which host names this server goes by: the site's own; without one, this machine's names and addresses, so that a phone
 * on the same network can read. A name that is not ours is refused, else a stranger's name pointing here would be served
 * (and kept by caches) as if it were this newspaper. Loopback names stay valid beside a site address for health checks.
 */
export function hostsOf(siteAddress: string | null): (name: string) => boolean {
  if (siteAddress !== null) {
    const own = new URL(siteAddress).hostname.toLowerCase().replace(/^\[|\]$/g, '')
    return (name) => name === own || loopback.has(name)
  }
  let known = new Set<string>()
  let asked = 0
  return (name) => {
    if (loopback.has(name) || known.has(name)) return true
    // A laptop changes networks; asking the system at most every ten seconds keeps strangers' names cheap.
    if (Date.now() - asked < 10_000) return false
    asked = Date.now()
    known = new Set([...machineAddresses().map(({ address }) => address), ...machineNames()])
    return known.has(name)
  }
}

/** This machine's addresses on its networks, loopback left out; IPv6 without its zone. */
export function machineAddresses(): { address: string; family: 'IPv4' | 'IPv6' }[] {
  return Object.values(networkInterfaces()).flatMap((list) => list ?? [])
    .filter(({ internal }) => !internal)
    .map(({ address, family }) => ({ address: address.toLowerCase().split('%', 1)[0]!, family }))
}

function machineNames(): string[] {
  const name = hostname().toLowerCase()
  return name === '' ? [] : [name, name.endsWith('.local') ? name : `${name}.local`]
}
