import { graphemes } from '@/lib/bangla/cut'
import { paper as ownPaper } from '@/lib/news/paper'
import { siteOrigin } from '@/lib/news/site-origin'
import { routes } from '@/lib/routes'
import { element, elementAround, emptyElement } from './markup'

export const openSearchType = 'application/opensearchdescription+xml'

/** The standard's own bounds, in characters. */
const longestShortName = 16
const longestLongName = 48
const longestDescription = 1024

type Named = Pick<typeof ownPaper, 'name' | 'tagline'>

/** How a browser takes this newspaper's search among its own: OpenSearch 1.1, with suggestions. `origin` has no path. */
export function writeOpenSearch(paper: Named = ownPaper, origin: string = siteOrigin): string {
  const place = (type: string, path: string, more: Record<string, string> = {}) => emptyElement('Url', { type, template: origin + path, ...more })
  return `<?xml version="1.0" encoding="UTF-8"?>\n${elementAround('OpenSearchDescription', [
    element('ShortName', first(paper.name, longestShortName)),
    element('LongName', first(paper.name, longestLongName)),
    element('Description', first(`${paper.name}: ${paper.tagline}`, longestDescription)),
    element('Language', 'bn-BD'),
    element('InputEncoding', 'UTF-8'),
    element('OutputEncoding', 'UTF-8'),
    element('Image', `${origin}/favicon.ico`, { width: '48', height: '48', type: 'image/x-icon' }),
    place('text/html', `${routes.search()}?q={searchTerms}`, { method: 'get' }),
    place('application/x-suggestions+json', `${routes.suggestions()}?q={searchTerms}&form=opensearch`),
    place(openSearchType, routes.openSearch(), { rel: 'self' }),
  ].join('\n'), { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' })}\n`
}

/** The beginning of a name, of whole letters. */
function first(text: string, most: number): string {
  let kept = ''
  for (const letter of graphemes(text)) {
    if (kept.length + letter.length > most) break
    kept += letter
  }
  return kept.trimEnd()
}
