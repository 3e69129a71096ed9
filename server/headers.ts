import { createHash } from 'node:crypto'

/** What every answer says, whoever asks. */
export function commonHeaders(siteAddress: string | null): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy':
      'accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Origin-Agent-Cluster': '?1',
    // Only old browsers need this one; the others obey frame-ancestors.
    'X-Frame-Options': 'DENY',
    'X-Permitted-Cross-Domain-Policies': 'none',
    ...(siteAddress?.startsWith('https:') && { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' }),
  }
}

const ofParts = ['X-Content-Type-Options', 'Cross-Origin-Resource-Policy', 'Strict-Transport-Security']

/**
 * What of the common headers a part of a page says: a script, a font, a picture. The others are heard in documents alone,
 * and on a slow line each of a page's parts would pay for them.
 */
export const partHeaders = (common: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(common).filter(([name]) => ofParts.includes(name)))

/** What an answer for one person says instead: nobody in between keeps it, passes its address on or lists it. */
export const privateHeaders: Readonly<Record<string, string>> = {
  'Cache-Control': 'private, no-store',
  // Not `no-referrer`: a form that is sent without scripts would then name no origin by which it can be told from a forged one.
  'Referrer-Policy': 'same-origin',
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
}

/** The same for a draft, which the newsroom shows in a frame. */
export const previewHeaders: Readonly<Record<string, string>> = {
  ...privateHeaders,
  // The link itself is the key.
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'SAMEORIGIN',
}

interface Surroundings {
  dev: boolean
  siteAddress: string | null
}

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

const policy = (...directives: (string | null)[]) => directives.filter((directive) => directive !== null).join('; ')

/** Only where the site itself is read over https: on a plain address nothing would load any more. */
const upgrade = ({ siteAddress }: Pick<Surroundings, 'siteAddress'>) =>
  (siteAddress?.startsWith('https:') ? 'upgrade-insecure-requests' : null)

/**
 * What a reading page may load and do. `inline` is the one script that stands in the page itself (it sets the theme
 * before anything is painted); it is allowed by its hash and nothing else inline runs.
 */
export const readingPolicy = (inline: string | null, surroundings: Surroundings): string => paperPolicy(inline, surroundings, 'none')

/** A draft is a reading page that the newsroom may frame. */
export const previewPolicy = (inline: string | null, surroundings: Surroundings): string => paperPolicy(inline, surroundings, 'self')

function paperPolicy(inline: string | null, surroundings: Surroundings, framedBy: 'none' | 'self'): string {
  return policy(
    "default-src 'none'",
    `script-src 'self'${inline === null ? '' : ` ${hash(inline)}`}`,
    "script-src-attr 'none'",
    "style-src 'self'",
    // React writes `style={…}` as an attribute; a page has no other inline style.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    // Silence, which a page must play to be reached by the keys of a headset while a voice reads it aloud.
    "media-src 'self'",
    // Development listens for edits.
    `connect-src 'self'${surroundings.dev ? ' ws: wss:' : ''}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors '${framedBy}'`,
    upgrade(surroundings),
  )
}

/** A lite page runs nothing and loads nothing but its icon; `style` is the text of its one style element. */
export const litePolicy = (style: string, surroundings: Pick<Surroundings, 'siteAddress'>): string => plainPolicy(style, surroundings, 'none')

/** The lite form of a draft. */
export const litePreviewPolicy = (style: string, surroundings: Pick<Surroundings, 'siteAddress'>): string => plainPolicy(style, surroundings, 'self')

function plainPolicy(style: string, surroundings: Pick<Surroundings, 'siteAddress'>, framedBy: 'none' | 'self'): string {
  return policy(
    "default-src 'none'",
    `style-src ${hash(style)}`,
    "img-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors '${framedBy}'`,
    upgrade(surroundings),
  )
}

/**
 * A document for people, read here before it is passed on: it has its style and its pictures in itself and runs nothing. It
 * asks for the same in its own head, for when it is opened from a disk.
 */
export const filePolicy = policy(
  "default-src 'none'", "style-src 'unsafe-inline'", 'img-src data:', "form-action 'none'", "base-uri 'none'", "frame-ancestors 'none'",
)

/** 128 bits or more in base64: nothing that could end the directive or the header. */
const wellFormedNonce = /^[A-Za-z0-9+/_-]{22,}={0,2}$/

/**
 * The newsroom and the sign-in are an application of the framework: its inline scripts carry `nonce`, new for each
 * answer, and what those load is trusted with them. Throws for a nonce that is shorter than 128 bits or no base64.
 */
export function newsroomPolicy(nonce: string, surroundings: Surroundings): string {
  if (!wellFormedNonce.test(nonce)) throw new TypeError('A nonce is at least 128 bits in base64')
  return policy(
    "default-src 'self'",
    // In development React rebuilds stack traces with eval.
    `script-src 'nonce-${nonce}' 'strict-dynamic'${surroundings.dev ? " 'unsafe-eval'" : ''}`,
    "script-src-attr 'none'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${surroundings.dev ? ' ws: wss:' : ''}`,
    // The preview of a draft.
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    upgrade(surroundings),
  )
}

/** For answers that are no documents: opened by themselves they can load and do nothing. */
export const apiPolicy = policy("default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'")

/** The worker of the reading pages fetches from this site and does nothing else; a worker goes by its own policy, not by that of a page. */
export const workerPolicy = policy("default-src 'none'", "connect-src 'self'")

/** The policy of a self-contained page with one style element. */
export function preparedPolicy(style: string): string {
  return policy("default-src 'none'", `style-src ${hash(style)}`, "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'")
}
