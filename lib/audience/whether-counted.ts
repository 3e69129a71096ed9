import { isbot } from 'isbot'
import { ownCopy } from './own-copy'

type Headers = Readonly<Record<string, string | string[] | undefined>>

/** How a view reaches the server: a page tells it, a picture stands for it, or the page itself was asked for. */
export type Telling = 'beacon' | 'pixel' | 'page'

/** What browsers say of a request that they make for themselves or for a page; other programs say nothing of the kind. */
const expected: Record<Telling, { mode: RegExp; dest: string; site: RegExp }> = {
  beacon: { mode: /^(?:cors|same-origin|no-cors)$/, dest: 'empty', site: /^same-origin$/ },
  pixel: { mode: /^no-cors$/, dest: 'image', site: /^same-origin$/ },
  page: { mode: /^navigate$/, dest: 'document', site: /^(?:same-origin|same-site|cross-site|none)$/ },
}

/**
 * Whether a request stands for a person who reads: not where the reader asks not to be counted (Sec-GPC), not for robots,
 * not for what a browser fetches on suspicion, and not without the fetch metadata that every browser of today sends over
 * https.
 */
export function isCounted(headers: Headers, telling: Telling): boolean {
  if (headers['sec-gpc'] === '1') return false
  const { mode, dest, site } = expected[telling]
  const said = (name: string) => String(headers[name] ?? '')
  if (!mode.test(said('sec-fetch-mode')) || said('sec-fetch-dest') !== dest || !site.test(said('sec-fetch-site'))) return false
  if (speculative.test(`${said('sec-purpose')} ${said('purpose')} ${said('x-purpose')} ${said('x-moz')}`)) return false
  return !isRobot(said('user-agent'))
}

const speculative = /prefetch|prerender|preview/i

/** A page's beacons bear the origin of that page; one of another site is not taken. */
export function isForeign(headers: Headers): boolean {
  const { origin, host } = headers
  const site = headers['sec-fetch-site']
  if (site === 'cross-site' || site === 'same-site') return true
  return typeof origin === 'string' && origin.replace(/^https?:\/\//, '') !== host
}

/** Names of browsers are few and long; what one is, is found out once. */
const known = new Map<string, boolean>()
const mostKnown = 2_000
const longestKnown = 400

function isRobot(agent: string): boolean {
  if (agent === '' || agent.length > longestKnown) return true
  const before = known.get(agent)
  if (before !== undefined) return before
  if (known.size >= mostKnown) known.clear()
  const robot = isbot(agent)
  known.set(ownCopy(agent), robot)
  return robot
}
