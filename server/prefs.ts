import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'

/**
 * Reading settings for readers without scripts. The form sets one cookie that holds the three choices themselves and no
 * identifier; `/prefs.css` writes them as a few lines of style. No page reads the cookie, so every page stays the same
 * for everyone and can be kept.
 */
export interface Preferences {
  theme: (typeof themes)[number]
  size: (typeof sizes)[number]
  pictures: (typeof pictures)[number]
}

const themes = ['paper', 'sepia', 'night', 'system'] as const
const sizes = ['1', '2', '3', '4'] as const
const pictures = ['all', 'fewer'] as const

/** By how much each size multiplies body text and standfirst. */
const factors: Record<Preferences['size'], string> = { 1: '.89', 2: '1', 3: '1.12', 4: '1.28' }

const year = 31_536_000

/** The cookie for these choices, e.g. `prefs=night.3.all`. HttpOnly: scripts keep their own copy in `localStorage`. */
export function cookieOf({ theme, size, pictures }: Preferences, secure: boolean): string {
  return `prefs=${theme}.${size}.${pictures}; Path=/; Max-Age=${year}; SameSite=Lax; HttpOnly${secure ? '; Secure' : ''}`
}

/** The choices in a Cookie header; null when there are none or they are not ours. */
export function readCookie(header: string | undefined): Preferences | null {
  const found = (header ?? '').split(';').map((pair) => pair.trim()).find((pair) => pair.startsWith('prefs='))
  const [theme, size, shown, ...rest] = (found ?? '').slice(6).split('.')
  return rest.length > 0 ? null : choose(theme, size, shown)
}

/**
 * The choices in a sent form; null when a value is none of those offered. The page cannot show what was chosen earlier
 * (it reads no cookie), so a question left open keeps what `before` says, else the default.
 */
export function readForm(body: string, before: Preferences | null): Preferences | null {
  const form = new URLSearchParams(body)
  return choose(
    form.get('theme') ?? before?.theme ?? 'system', form.get('size') ?? before?.size ?? '2',
    form.get('pictures') ?? before?.pictures ?? 'all',
  )
}

function choose(theme = '', size = '', shown = ''): Preferences | null {
  const chosen = {
    theme: themes.find((one) => one === theme),
    size: sizes.find((one) => one === size),
    pictures: pictures.find((one) => one === shown),
  }
  return chosen.theme && chosen.size && chosen.pictures ? (chosen as Preferences) : null
}

/** Colour tokens by theme, as declarations ready to be written into a rule. */
export interface ThemeTokens {
  paper: string
  sepia: string
  night: string
}

/**
 * Reads the colours of the three themes from the text of the token sheet: of its rules `:root`, `:root[data-theme=sepia]`
 * and `:root[data-theme=night]`, the custom properties that sepia or night change. Rules inside `@media` and
 * `@supports` are not read. Throws when one of the three is missing, because the settings would then silently do nothing.
 */
export function readThemeTokens(sheet: string): ThemeTokens {
  const rules = topRules(sheet.replace(/\/\*[\s\S]*?\*\//g, ''))
  const properties = (matches: (selector: string) => boolean) => {
    const found = new Map<string, string>()
    for (const { selectors, body } of rules) {
      if (!selectors.some(matches)) continue
      for (const [, name, value] of body.matchAll(/(--[\w-]+)\s*:\s*([^;{}]+)/g)) found.set(name!, value!.trim())
    }
    return found
  }
  const themed = (theme: string) => properties((one) => new RegExp(`^:root\\[data-theme=(['"]?)${theme}\\1\\]$`).test(one))
  const [light, sepia, night] = [properties((one) => one === ':root'), themed('sepia'), themed('night')]
  const names = [...new Set([...sepia.keys(), ...night.keys()])]
  if (light.size === 0 || sepia.size === 0 || night.size === 0) throw new Error('tokens.css lacks one of its three themes')
  const write = (values: Map<string, string>) =>
    names.flatMap((name) => (values.has(name) ? [`${name}:${values.get(name)}`] : [])).join(';')
  return { paper: write(light), sepia: write(sepia), night: write(night) }
}

/** The rules at the top level of a style sheet; blocks of at-rules are passed over whole. */
function topRules(sheet: string): { selectors: string[]; body: string }[] {
  const rules = []
  let at = 0
  while (at < sheet.length) {
    const open = sheet.indexOf('{', at)
    if (open < 0) break
    let depth = 1
    let end = open + 1
    for (; end < sheet.length && depth > 0; end++) depth += sheet[end] === '{' ? 1 : sheet[end] === '}' ? -1 : 0
    // Statements such as @import end with a semicolon in front of the selector.
    const prelude = sheet.slice(at, open).split(';').pop()!.trim()
    const body = sheet.slice(open + 1, end - 1)
    if (!prelude.startsWith('@')) rules.push({ selectors: prelude.split(',').map((one) => one.trim()), body })
    at = end
  }
  return rules
}

/** Reads the token sheet from its file. */
export function loadThemeTokens(file: string): ThemeTokens {
  return readThemeTokens(readFileSync(file, 'utf8'))
}

const groups = { theme: themes, size: sizes, pictures } as const

/**
 * The style sheet for these choices; empty when there are none. It changes what the token sheet set (three times `:root`
 * outweighs it, whatever the order) and moves the bead (`--bead`) to the chosen values on the settings page, whose
 * elements say in `data-choice` what they stand for.
 */
export function preferencesSheet(chosen: Preferences | null, tokens: ThemeTokens): string {
  if (chosen === null) return ''
  const root = [`--text-size:${factors[chosen.size]}`]
  if (chosen.theme !== 'system') {
    root.unshift(tokens[chosen.theme], `color-scheme:${chosen.theme === 'night' ? 'dark' : 'light'}`)
  }
  if (chosen.pictures === 'fewer') root.push('--pictures:none')
  // Paper is white whatever the screen was.
  const lines = [`@media screen{:root:root:root{${root.join(';')}}}`]
  if (chosen.theme !== 'system') {
    // Whoever asks their system for more contrast gets it in a chosen theme too.
    const strongest = chosen.theme === 'night' ? '#fff' : '#000'
    lines.push(`@media screen and (prefers-contrast:more){:root:root:root{--ink:${strongest};--soft:${strongest};--rule:var(--edge)}}`)
  }
  if (chosen.pictures === 'fewer') lines.push('.picture-optional{display:none}')
  for (const group of Object.keys(groups) as (keyof typeof groups)[]) {
    lines.push(`[data-choice^="${group}-"]{--bead:transparent}`, `[data-choice="${group}-${chosen[group]}"]{--bead:var(--alta)}`)
  }
  return `${lines.join('\n')}\n`
}

/**
 * Whether a form was sent from a page of this site. Browsers say so themselves: `Sec-Fetch-Site`, and where they know no
 * such header or the connection is in the open, `Origin`, which has to be this site's to the letter, under the scheme of
 * this connection where that is known. A client that says neither is no browser that another site could misuse.
 */
export function isFromThisSite({ host = '', origin, 'sec-fetch-site': site }: IncomingMessage['headers'], scheme: 'http' | 'https' | null = null): boolean {
  const isOwn = (schemes: readonly string[]) => schemes.some((one) => origin === `${one}://${host.toLowerCase()}`)
  if (site === undefined) return origin === undefined || isOwn(scheme === null ? ['http', 'https'] : [scheme])
  // The browser has compared schemes. Readers whose browser names no origin to anybody may still choose their type.
  return site === 'same-origin' && (origin === undefined || isOwn(['http', 'https']) || (origin === 'null' && scheme === null))
}
