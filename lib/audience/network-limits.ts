import { createHmac, randomBytes } from 'node:crypto'
import { isIPv4 } from 'node:net'

/** What becomes of a view: it counts for everything, for the figures alone, or not at all. */
export type Taken = 'ranked' | 'counted' | 'refused'

/**
 * How much one network may add in an hour, generously: behind a few addresses of a mobile company stand more readers than
 * in many a town. Whoever makes views up has one network or a few.
 */
export interface NetworkRules {
  /** Views of one story in an hour that count, and those that count in full for the list; beyond these every eighth does. */
  story: number
  inFull: number
  /** Views of all stories in an hour. */
  all: number
}

const usual: NetworkRules = { story: 20_000, inFull: 500, all: 200_000 }
const one = 8

const hourMs = 3_600_000
const dayMs = 86_400_000

/**
 * Counts views by network within an hour. Nothing of an address is kept: what is counted lies in tables of fixed size, at
 * places found with a secret that lives in memory alone and is thrown away with the day. Two networks that fall on the same
 * places are counted as one, which takes millions of views an hour to matter.
 */
export function openLimits(rules: NetworkRules = usual): { take(address: string, storyId: string, now: number): Taken } {
  const stories = [new Uint16Array(2 ** 18), new Uint16Array(2 ** 18)] as const
  const networks = [new Uint32Array(2 ** 14), new Uint32Array(2 ** 14)] as const
  let hour = -1
  let day = -1
  let salt = randomBytes(32)

  function begin(now: number): void {
    hour = Math.floor(now / hourMs)
    for (const table of [...stories, ...networks]) table.fill(0)
    if (day !== Math.floor(now / dayMs)) salt = randomBytes(32)
    day = Math.floor(now / dayMs)
  }

  return {
    take(address, storyId, now) {
      if (hour !== Math.floor(now / hourMs)) begin(now)
      const mark = createHmac('sha256', salt).update(networkOf(address)).digest()
      const [first, second] = [mark.readUInt32LE(0), mark.readUInt32LE(4)]
      const story = hashOf(storyId)
      if (raise(networks, first, second, rules.all) > rules.all) return 'refused'
      const views = raise(stories, mixed(first ^ story), mixed(second + story), rules.story)
      if (views > rules.story) return 'refused'
      return views <= rules.inFull || views % one === 0 ? 'ranked' : 'counted'
    },
  }
}

/** Adds one in both tables and says how many there are by the lower of the two; it stays at one above `most`. */
function raise(tables: readonly [Uint16Array, Uint16Array] | readonly [Uint32Array, Uint32Array], first: number, second: number, most: number): number {
  const [a, b] = tables
  const [at, beside] = [first % a.length, second % b.length]
  a[at] = Math.min(a[at]! + 1, most + 1)
  b[beside] = Math.min(b[beside]! + 1, most + 1)
  return Math.min(a[at]!, b[beside]!)
}

function hashOf(text: string): number {
  let hash = 2_166_136_261
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619)
  return hash
}

function mixed(number: number): number {
  let mix = Math.imul(number ^ (number >>> 16), 0x45d9f3b)
  mix = Math.imul(mix ^ (mix >>> 16), 0x45d9f3b)
  return (mix ^ (mix >>> 16)) >>> 0
}

/**
 * The network of an address: the 256 addresses of a /24 in IPv4, the /48 in IPv6, which is about what one customer can
 * get. Text that is no address is a network of its own.
 */
export function networkOf(address: string): string {
  if (isIPv4(address)) return address.slice(0, address.lastIndexOf('.'))
  const [front = '', back] = address.toLowerCase().split('%', 1)[0]!.split('::')
  const groups = front === '' ? [] : front.split(':')
  const missing = back === undefined ? 0 : Math.max(0, 8 - groups.length - (back === '' ? 0 : back.split(':').length))
  const all = [...groups, ...Array.from({ length: missing }, () => '0'), ...(back ? back.split(':') : [])]
  return all.slice(0, 3).map((group) => group.replace(/^0+(?=.)/, '')).join(':')
}
