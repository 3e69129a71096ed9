import { siteOrigin } from '@/lib/news/site-origin'

/** What crawlers are asked to leave alone, and where they find the rest. Settings and searches are endless and say nothing new. */
export function writeRobots(): string {
  return `${[
    'User-agent: *',
    ...['/newsroom', '/preview/', '/api/', '/search', '/lite/', '/view/', '/settings'].map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${siteOrigin}/sitemap.xml`,
    `Sitemap: ${siteOrigin}/news-sitemap.xml`,
  ].join('\n')}\n`
}
