import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Audience } from './audience'
import type { GateRules, Sender } from './gate'
import type { HealthFacts } from './health'
import type { Log } from './log'
import type { Metrics } from './metrics'
import type { PageMaker } from './page'
import type { PageHeaders } from './page-answer'
import type { ThemeTokens } from './prefs'
import type { Press } from './press'
import type { Previews } from './previews'

/** What the server is made of, as far as requests are answered with it. */
export interface Site extends PageMaker {
  dev: boolean
  root: string
  dataDir: string
  siteAddress: string | null
  rules: GateRules
  senderOf: (connection: { remoteAddress?: string }, headers: IncomingMessage['headers']) => Sender
  press: Press
  /** Whether a page's key names a story that readers have never seen. */
  isNowhere: (key: string) => Promise<boolean>
  audience: Audience
  /** Resolves when this server has applied every edition that is committed. */
  catchUp: () => Promise<void>
  pageHeaders: PageHeaders
  /** What a draft by its link says in its headers. */
  previewPageHeaders: PageHeaders
  /** Drafts are rendered for each who asks; see `previews.ts`. */
  previews: Previews
  /** Read at each use in development, once in production. */
  themeTokens: () => ThemeTokens
  /** Development's own addresses; true when the request was one of them. */
  development?: (request: IncomingMessage, response: ServerResponse) => boolean
  log: Log
  /** Hears of what should not have happened. */
  faulted: (fault: string, error: unknown) => void
  metrics: Metrics
  health: () => HealthFacts
  isStopping: () => boolean
  metricsToken: string | null
}

/** Whether readers reach it over https, so that a cookie may ask for that. */
export const isSecure = ({ siteAddress }: Site) => siteAddress?.startsWith('https:') ?? false
