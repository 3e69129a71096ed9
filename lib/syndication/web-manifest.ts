import { paper as ownPaper } from '@/lib/news/paper'
import { routes } from '@/lib/routes'

export const webManifestType = 'application/manifest+json'

/**
 * What a phone needs to put the newspaper on its home screen (W3C Web App Manifest), as JSON. Its name is that of the
 * paper; the colours are those of the page by day, since a manifest knows no night. Addresses have no origin: the same
 * text is right wherever the site is read.
 */
export function writeWebManifest(paper: Pick<typeof ownPaper, 'name' | 'tagline'> = ownPaper): string {
  return `${JSON.stringify({
    id: '/',
    name: paper.name,
    short_name: paper.name,
    description: paper.tagline,
    lang: 'bn',
    dir: 'ltr',
    start_url: routes.front(),
    scope: '/',
    display: 'minimal-ui',
    background_color: '#fcfaf5',
    theme_color: '#fcfaf5',
    categories: ['news'],
    icons: [
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  }, null, 2)}\n`
}
