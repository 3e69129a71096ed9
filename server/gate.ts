import { BlockList, isIP, isIPv4 } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'
import { LRUCache } from 'lru-cache'
import { ownCopy } from '@/lib/audience/own-copy'
import { cardName, inLocale, isDocument, pageAddress, routes, type Locale } from '@/lib/routes'
import { liteAddress } from './lite'
import { wantsLite, type View } from './lite-choice'

/**
 * The first thing a request meets: which host, which method, which form of address, which language. It decides from the
 * request line and a few headers alone, and says as a value where the request goes; it opens no file and asks no database.
 */
export type Passage =
  /** A reading page. `key` is what Next sees: its language in front, the arguments it takes in their order. */
  | { to: 'page'; locale: Locale; key: string; lite: boolean }
  /** A file under public/ if there is one by that name, else the page of what is not there. */
  | { to: 'file'; name: string; locale: Locale; key: string; lite: boolean }
  | { to: 'redirect'; location: string }
  | { to: 'picture'; name: string }
  | { to: 'browser'; name: string }
  /** Style sheets and other files that Next built; in development everything below /_next. */
  | { to: 'next'; name: string }
  | { to: 'preferences sheet' | 'speculation rules' | 'worker' | 'health' | 'metrics' }
  | { to: 'preferences form'; locale: Locale; lite: boolean }
  /** A page tells that it was read. What it says in its address is looked at where views are counted. */
  | { to: 'views' }
  /** The lite form of a page, for a reader who is better off with it. */
  | { to: 'lite'; location: string }
  /** A reader chooses in which form to have the pages. */
  | { to: 'view'; view: View; location: string }
  /** An application of the framework, to which requests go through as they are. */
  | { to: 'application'; room: 'newsroom' | 'api' }
  /** The share card of a story; `path` is what Next sees, and `page` the key of the story's page in its short form. */
  | { to: 'card'; path: string; page: string }
  /** A draft by its link: a reading page that nobody keeps. `path` is what Next sees. */
  | { to: 'preview'; path: string; lite: boolean }
  | { to: 'refusal'; status: 400 | 403 | 405 | 414 | 421; reason: string; allow: string | null }

export interface Arrival {
  method: string
  url: string
  headers: Readonly<Record<string, string | string[] | undefined>>
  rawHeaders: readonly string[]
}

export interface GateRules {
  /** Whether this server goes by that host name (without its port). */
  answersTo: (name: string) => boolean
  /** Which rooms beside the reading site the build has. */
  rooms: ReadonlySet<string>
}

/** An address that no route claims: the catch-all route renders the not-found page for it. */
const unclaimed = '_malformed'

/** The key of the page for addresses that lead nowhere, in the language of another key. */
export const unclaimedKey = (key: string) => `${key.slice(0, 4)}${unclaimed}`

/** Whether a page's key is that one. */
export const isUnclaimed = (key: string) => key.slice(4) === unclaimed

/** Longer addresses are refused; the longest search that is answered whole takes some 1,900. */
const longestAddress = 4_096

const reading = new Set(['GET', 'HEAD'])
const writing = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])

/** Where views are told, see lib/audience/beacon.ts. */
const viewsPath = '/api/views/'

const refusal = (status: 400 | 403 | 405 | 414 | 421, reason: string, allow: string | null = null): Passage =>
  ({ to: 'refusal', status, reason, allow })

/** Decides where a request goes. */
export function admit({ method, url, headers, rawHeaders }: Arrival, { answersTo, rooms }: GateRules): Passage {
  const name = hostName(headers.host)
  if (name === null || hostCount(rawHeaders) > 1) return refusal(400, 'host')
  if (!answersTo(name)) return refusal(421, 'host')
  if (!url.startsWith('/')) return refusal(400, 'form')
  if (url.length > longestAddress) return refusal(414, 'length')

  // Ids and hosts without end: none of these addresses is remembered.
  if (url.startsWith(viewsPath)) return reading.has(method) || method === 'POST' ? { to: 'views' } : refusal(405, 'method', 'GET, HEAD, POST')
  const { room, settings, preview, wanted, lite } = addresses.get(url) ?? remember(url)
  // What calls a server action, wherever it is sent, is meant for the newsroom.
  if (headers['next-action'] !== undefined && room !== 'newsroom') return refusal(403, 'server action')
  if (room !== null && room !== 'preview' && rooms.has(room)) {
    return writing.has(method) ? { to: 'application', room } : refusal(405, 'method', [...writing].join(', '))
  }
  if (method === 'POST' && settings !== null) return settings
  if (!reading.has(method)) return refusal(405, 'method', settings === null ? 'GET, HEAD' : 'GET, HEAD, POST')
  if (lite !== null && wantsLite(headers)) return { to: 'lite', location: lite }
  return preview !== null && rooms.has('preview') ? preview : wanted
}

/** What an address means, whoever asks for it and how. */
interface Address {
  /** The room beside the reading site to which it belongs. */
  room: 'newsroom' | 'api' | 'preview' | null
  /** Where a form goes that is sent there. */
  settings: Passage | null
  /** Where the link of a draft leads, in a build that has drafts. */
  preview: Passage | null
  /** Where it leads a reader. */
  wanted: Passage
  /** The address of its lite form, where it is that of a full page which has one. */
  lite: string | null
}

/** The same few pages are asked for again and again; their addresses are read once. */
const addresses = new LRUCache<string, Address>({ max: 4_000 })

function remember(url: string): Address {
  const own = ownCopy(url)
  const read = readAddress(own)
  addresses.set(own, read)
  return read
}

function readAddress(url: string): Address {
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  const query = mark < 0 ? '' : url.slice(mark + 1)
  if (path === '/api/health' || path === '/metrics') {
    return { room: null, settings: null, preview: null, lite: null, wanted: { to: path === '/metrics' ? 'metrics' : 'health' } }
  }
  const view = /^\/view\/(lite|full)$/.exec(path)?.[1] as View | undefined
  if (view !== undefined) return { room: null, settings: null, preview: null, lite: null, wanted: { to: 'view', view, location: viewed(view, query) } }
  const lite = path === '/lite' || path.startsWith('/lite/')
  const here = lite ? path.slice(5) || '/' : path
  const locale: Locale = here === '/en' || here.startsWith('/en/') ? 'en' : 'bn'
  const onBengali = locale === 'en' ? here.slice(3) || '/' : here
  const bare = here.replace(/\/$/, '')
  const formed = wellFormed(bare)
  /** As that page is called, without what else its link carries. */
  const page = pageOf(onBengali, query)
  return {
    room: formed ? roomOf(path) : null,
    settings: onBengali === '/settings' ? { to: 'preferences form', locale, lite } : null,
    preview: readPreview(path, query),
    wanted: read(),
    lite: page === null || lite || !formed || roomOf(path) !== null ? null : liteAddress(inLocale(locale, page)),
  }

  function read(): Passage {
    const nowhere = { locale, key: `/${locale}/${unclaimed}`, lite }
    if (!formed) return { to: 'page', ...nowhere }
    if (path !== '/' && path.endsWith('/')) return redirect(lite, bare, query)
    if (here === '/bn' || here.startsWith('/bn/')) return redirect(lite, here.slice(3), query)
    if (!lite) {
      if (path.startsWith('/_next/') || path.startsWith('/__nextjs')) return { to: 'next', name: path.slice(1) }
      if (path === '/prefs.css') return { to: 'preferences sheet' }
      if (path === '/speculation.json') return { to: 'speculation rules' }
      if (path === '/sw.js') return { to: 'worker' }
      if (path.startsWith('/pictures/')) return { to: 'picture', name: path.slice(10) }
      const card = cardName.exec(path)
      if (card !== null) return { to: 'card', path, page: `/bn${routes.shortStory(card[1]!)}` }
      if (path.startsWith('/browser/')) return { to: 'browser', name: path.slice(9) }
      const written = locale === 'bn' && isDocument(here) ? pageAddress(here, query) : null
      if (written !== null) return { to: 'page', locale: 'bn', key: `/bn${written}`, lite: false }
      if (fileName.test(path)) return { to: 'file', name: path.slice(1), ...nowhere }
    }
    return { to: 'page', ...nowhere, ...(page !== null && { key: `/${locale}${page === '/' ? '' : page}` }) }
  }
}

/** The one address of a page for people; null of what is written for programs, and where there is no such page. */
const pageOf = (onBengali: string, query: string) => (isDocument(onBengali) ? null : pageAddress(onBengali, query))

/** Where a choice of the form leads: to the page from which it was made, in that form; to the front where that is none of ours. */
function viewed(view: View, query: string): string {
  const from = new URLSearchParams(query).get('to') ?? ''
  const lite = /^\/[!-~]*$/.test(from) ? readAddress(from).lite : null
  return view === 'lite' ? lite ?? '/lite' : lite?.slice('/lite'.length) || '/'
}

/** What the link of a draft may ask for, each with the values that it takes. */
const previewForms = [['as', ['row', 'snippet']], ['theme', ['paper', 'sepia', 'night']]] as const

/** A draft by its link. The token has one form, so guesses of another cost no query; of the arguments only known ones are passed on. */
function readPreview(path: string, query: string): Passage | null {
  if (!/^\/preview\/[A-Za-z0-9_-]{22}$/.test(path)) return null
  const asked = new URLSearchParams(query)
  const kept = previewForms.flatMap(([name, values]) => values.filter((value) => asked.get(name) === value).map((value) => `${name}=${value}`))
  return { to: 'preview', path: kept.length === 0 ? path : `${path}?${kept.join('&')}`, lite: asked.get('lite') === '1' }
}

function roomOf(path: string): 'newsroom' | 'api' | 'preview' | null {
  for (const room of ['newsroom', 'api', 'preview'] as const) {
    if (path.startsWith(room, 1) && (path.length === room.length + 1 || path[room.length + 1] === '/')) return room
  }
  return null
}

function redirect(lite: boolean, path: string, query: string): Passage {
  const asked = /^[!-~]+$/.test(query) ? `?${query}` : ''
  return { to: 'redirect', location: ((lite ? '/lite' : '') + path || '/') + asked }
}

/** Plain folders and one name with an extension; nothing that begins with a dot. */
const fileName = /^(\/[A-Za-z0-9_-]+)*\/[A-Za-z0-9_-][A-Za-z0-9._-]*\.[a-z0-9]+$/

/** Whether every part of a path can be decoded and means one name: no empty parts, no hidden separators, no controls. */
function wellFormed(path: string): boolean {
  if (path === '' || plain.test(path)) return true
  if (!/^[!-~]+$/.test(path)) return false
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

/** What nearly all addresses are made of. */
const plain = /^(?:\/[A-Za-z0-9_-]+)+$/

/** A second Host header is how one server is made to answer for another. */
function hostCount(rawHeaders: readonly string[]): number {
  let count = 0
  for (let at = 0; at < rawHeaders.length; at += 2) if (rawHeaders[at]!.length === 4 && rawHeaders[at]!.toLowerCase() === 'host') count++
  return count
}

/** The name in a Host header, lower case and without port or brackets; null when the header is missing or no host. */
function hostName(host: string | string[] | undefined): string | null {
  if (host === lastHost.sent) return lastHost.name
  const parts = typeof host === 'string' ? /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::(\d{1,5}))?$/i.exec(host) : null
  const name = parts === null || Number(parts[3] ?? 0) > 65_535 ? null : (parts[1] ?? parts[2]!).toLowerCase().replace(/\.$/, '')
  lastHost = { sent: host, name }
  return name
}

/** Nearly all requests name the same host as the one before. */
let lastHost: { sent: string | string[] | undefined; name: string | null } = { sent: undefined, name: null }

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

/** Who sent a request, as far as it can be believed. */
export interface Sender {
  address: string
  secure: boolean
}

/**
 * Tells who sent a request: the other end of the connection, unless that is one of `proxies`; then whom the proxy names.
 * Of a chain of names the last that is no proxy of ours counts, because whoever comes before it can write what it likes.
 */
export function senderOf(proxies: readonly string[]): (connection: { remoteAddress?: string }, headers: Arrival['headers']) => Sender {
  const trusted = new BlockList()
  for (const proxy of proxies) {
    const [address, prefix] = proxy.split('/')
    const family = isIPv4(address!) ? 'ipv4' : 'ipv6'
    if (prefix === undefined) trusted.addAddress(address!, family)
    else trusted.addSubnet(address!, Number(prefix), family)
  }
  const isProxy = (address: string) => trusted.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')
  return ({ remoteAddress = '' }, headers) => {
    const address = remoteAddress.replace(/^::ffff:(?=\d+\.)/, '')
    if (address === '' || !isProxy(address)) return { address, secure: false }
    let sender = address
    // From the end, and not past what is no address: who stands before it is named by nobody whom we know.
    for (const one of String(headers['x-forwarded-for'] ?? '').split(',').map((part) => part.trim()).reverse()) {
      if (isIP(one) === 0) break
      sender = one
      if (!isProxy(one)) break
    }
    return { address: sender, secure: headers['x-forwarded-proto'] === 'https' }
  }
}
