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

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/**
 * What a reading page may load and do. `inline` is the one script that stands in the page itself (it sets the theme
 * before anything is painted); it is allowed by its hash and nothing else inline runs.
 */
export function readingPolicy(inline: string | null, { dev, siteAddress }: { dev: boolean; siteAddress: string | null }): string {
  return [
    "default-src 'none'",
    `script-src 'self'${inline === null ? '' : ` ${hash(inline)}`}`,
    "script-src-attr 'none'",
    "style-src 'self'",
    // React writes `style={…}` as an attribute; a page has no other inline style.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    // Development listens for edits.
    `connect-src 'self'${dev ? ' ws: wss:' : ''}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(siteAddress?.startsWith('https:') ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/** The policy of a self-contained page with one style element. */
export function preparedPolicy(style: string): string {
  return `default-src 'none'; style-src ${hash(style)}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
}
