import type { IncomingHttpHeaders } from 'node:http'
import type { Answer } from './answer'

/** Where the rules stand, as pages name it in their `Speculation-Rules` header. */
export const speculationAddress = '/speculation.json'

/**
 * A page is fetched when a reader presses its link, not before: the answer is on its way while the finger lifts, and
 * nothing is fetched that nobody asked for. Patterns are relative to this site's own origin, so no other host is fetched.
 * A pattern without a `?` is for addresses with any arguments.
 */
export const speculation = JSON.stringify({
  prefetch: [{
    where: {
      and: [
        { href_matches: '/*' },
        // Files: no page has a dot in its path.
        { not: { href_matches: ['/*.*', '/_next/*', '/browser/*', '/fonts/*', '/icons/*', '/pictures/*'] } },
        // What is made for one person, and what is looked for anew each time.
        { not: { href_matches: ['/newsroom', '/newsroom/*', '/preview', '/preview/*', '/api/*', '/view/*', '/search\\?*', '/en/search\\?*'] } },
        { not: { selector_matches: '[download], [rel~=nofollow]' } },
      ],
    },
    eagerness: 'conservative',
  }],
})

/** The rules as an answer: none for whoever asked to save data. */
export function speculationRules(headers: IncomingHttpHeaders): Answer {
  const saving = String(headers['save-data'] ?? '').trim().toLowerCase() === 'on'
  return {
    status: 200,
    headers: {
      'Content-Type': 'application/speculationrules+json',
      'Cache-Control': 'public, max-age=3600',
      Vary: 'Save-Data',
    },
    body: saving ? '{}' : speculation,
  }
}
