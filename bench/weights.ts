import { routes } from '@/lib/routes'
import { getPage } from './get'
import { inFigures, judged, type Measure } from './measure'
import { pause } from './processes'
import { startOurs } from './sides'
import { median } from './statistics'

const kilobyte = 1_000

/**
 * What a first visit to a story brings over the line: bodies as they are sent, packed with brotli, without headers. Of
 * fonts those that the page preloads; another is fetched only where a page has a sign or a weight that they lack.
 */
export const weights: Measure = {
  name: 'weights',
  async run(bench) {
    const ours = await startOurs(bench.databaseUrl)
    const size = async (path: string) => (await getPage(new URL(path, ours.origin).href)).packed.length
    const visits: { page: number; styles: number; scripts: number; fonts: number }[] = []
    for (const story of bench.stories.slice(0, 9)) {
      const url = ours.origin + routes.story(story)
      await getPage(url)
      await pause(1_000)
      const { packed, text } = await getPage(url)
      const sizes = async (paths: readonly string[]) => (await Promise.all(paths.map(size))).reduce((sum, one) => sum + one, 0)
      const links = tagsOf(text, 'link')
      visits.push({
        page: packed.length,
        styles: await sizes(links.filter(({ rel }) => rel === 'stylesheet').map(({ href }) => href!).filter((href) => !inNoscript(text, href))),
        scripts: await sizes(tagsOf(text, 'script').flatMap(({ src }) => src ?? [])),
        fonts: await sizes(links.filter(({ rel, as }) => rel === 'preload' && as === 'font').map(({ href }) => href!)),
      })
    }
    const middle = (name: keyof (typeof visits)[number]) => median(visits.map((visit) => visit[name])) / kilobyte
    const [page, styles, scripts, fonts] = [middle('page'), middle('styles'), middle('scripts'), middle('fonts')]
    const text = page + styles + scripts
    return [
      judged({
        measure: 'first visit to a story: HTML, CSS and JavaScript', must: 25, aim: 18, value: text, unit: 'kB',
        detail: `${inFigures(page)}, ${inFigures(styles)} and ${inFigures(scripts)} kB; medians of nine stories`,
      }),
      judged({ measure: 'the same with fonts', must: 150, aim: 140, value: text + fonts, unit: 'kB', detail: `preloaded fonts ${inFigures(fonts)} kB` }),
      judged({ measure: 'JavaScript on a reading page', must: 5, aim: 3, value: scripts, unit: 'kB' }),
    ]
  },
}

/** The attributes of each tag of that name, as our own pages write them: in double quotes. */
function tagsOf(html: string, name: string): Record<string, string | undefined>[] {
  return [...html.matchAll(new RegExp(`<${name}\\b([^>]*)>`, 'g'))]
    .map(([, attributes]) => Object.fromEntries([...attributes!.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, value])))
}

/** Whether only a browser without scripts fetches this. */
function inNoscript(html: string, href: string): boolean {
  return [...html.matchAll(/<noscript>.*?<\/noscript>/gs)].some(([part]) => part.includes(`"${href}"`))
}
