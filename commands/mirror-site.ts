import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { paper } from '@/lib/news/paper'
import { routes, storyIdIn } from '@/lib/routes'
import { liteStyle } from '@/server/lite'
import { openMirror } from './mirror-folder'
import { addressesInSitemap, addressesInStyle, fileOf, mirroredPage, movedPage, notePage, placeOf } from './mirror-page'

export interface Mirroring {
  /** The server that is asked. */
  origin: string
  folder: string
  /** Where the site itself is read; null where nobody knows. */
  live: string | null
  /** Files that no page names: what lies in the site's own folders. */
  more: readonly string[]
  now: Date
  onProgress?: (done: number, known: number) => void
}

/**
 * What became of a run. Where something could not be had, nothing was taken away but what the site has withdrawn, and the
 * next run goes on from there.
 */
export interface Mirrored {
  counts: Record<'pages' | 'lite' | 'documents' | 'files' | 'moved' | 'gone' | 'written' | 'removed' | 'bytes', number>
  missed: { address: string; reason: string }[]
}

const atOnce = 4
const tries = 3
/** How long a newer form of a page is waited for, in ms. */
const longestWait = 10_000
/** By this name nobody is taken for a reader. */
const userAgent = 'pathok-mirror (a bot of the site itself)'

/** What stands at the beginning: the two languages, what is written for programs, and an address that nothing has. */
const nowhere = '/_nowhere'
const beginnings = [
  routes.front(), '/en', '/lite', '/lite/en', routes.sitemap(), routes.newsSitemap(), routes.robots(), routes.openSearch(),
  routes.feed('/'), '/manifest.webmanifest', '/favicon.ico', routes.preferences(), '/ads.txt',
]

/** Writes the whole public site into a folder as files, following its own links from the front page on. */
export async function mirrorSite({ origin, folder, live, more, now, onProgress }: Mirroring): Promise<Mirrored> {
  const mirror = await openMirror(folder)
  const counts: Mirrored['counts'] = { pages: 0, lite: 0, documents: 0, files: 0, moved: 0, gone: 0, written: 0, removed: 0, bytes: 0 }
  const missed: Mirrored['missed'] = []
  const known = new Set<string>()
  const waiting: string[] = []
  const follow = (asked: string) => {
    if (known.has(asked)) return
    known.add(asked)
    waiting.push(asked)
  }
  const followAddress = (address: string) => {
    const placed = placeOf(address)
    if (placed?.kind === 'here') follow(placed.asked)
  }
  const keep = async (name: string, content: Buffer | string) => {
    const bytes = Buffer.from(content as string)
    counts.bytes += bytes.length
    if (await mirror.keep(name, bytes)) counts.written++
  }

  async function visit(asked: string): Promise<void> {
    const placed = placeOf(asked)
    if (placed?.kind !== 'here') return
    const name = fileOf(placed.address)
    // A name of a content is never given to another one. A style sheet is read all the same, for what it leads to.
    if (!name.endsWith('.css') && lasting.test(name) && await mirror.keepIfThere(name)) {
      counts.files++
      return
    }
    const answer = await ask(origin + asked)
    const to = answer.headers.get('location')
    if (answer.status >= 300 && answer.status < 400 && to !== null) {
      const there = placeOf(to)
      if (there?.kind === 'here') follow(there.asked)
      counts.moved++
      return keep(name, movedPage(there?.kind === 'here' ? there.address : to))
    }
    if (answer.status === 404 || answer.status === 410) {
      counts.gone++
      if (answer.status === 410 && await mirror.drop(name)) counts.removed++
      return
    }
    if (answer.status !== 200) throw new Error(`the site answered ${answer.status}`)
    const content = Buffer.from(await answer.arrayBuffer())
    if (name.endsWith('/index.html') || name === 'index.html') {
      const { html, leadsTo } = await mirroredPage(content.toString('utf8'), live)
      leadsTo.forEach(follow)
      // No page links to it, but it is what stands on paper and in a message.
      const id = storyIdIn(asked)
      if (id !== null) follow(routes.shortStory(id))
      counts[asked.startsWith('/lite') ? 'lite' : 'pages']++
      return keep(name, html)
    }
    if (name.endsWith('.css')) addressesInStyle(content.toString('utf8')).forEach(followAddress)
    if (/(?:^|\/)sitemap[^/]*(?:\/\d+)?\.xml$|^sitemap\//.test(name)) addressesInSitemap(content.toString('utf8')).forEach(followAddress)
    // The other forms of a feed are not all named where the first one is.
    if (name.endsWith('feed.xml')) for (const form of ['atom.xml', 'feed.json']) follow(`/${name.replace(/feed\.xml$/, form)}`)
    counts[documents.test(name) ? 'documents' : 'files']++
    await keep(name, content)
  }

  /** What the site takes back goes from a mirror also when this run has not come by it. */
  async function dropWithdrawn(name: string): Promise<void> {
    const answer = await ask(origin + addressOf(name)).catch(() => null)
    await answer?.body?.cancel()
    if (answer?.status === 410 && await mirror.drop(name)) counts.removed++
  }

  for (const asked of beginnings) follow(asked)
  for (const file of more) followAddress(file)
  let done = 0
  await Promise.all(Array.from({ length: atOnce }, async (_, worker) => {
    for (;;) {
      const asked = waiting.shift()
      if (asked === undefined) {
        if (done + missed.length >= known.size) return
        // Another one is reading a page that may lead further.
        await pause(5)
        continue
      }
      try {
        await visit(asked)
        done++
      } catch (error) {
        missed.push({ address: asked, reason: (error as Error).message })
      }
      if (worker === 0) onProgress?.(done, known.size)
    }
  }))

  const lost = await ask(origin + nowhere)
  await keep('404.html', (await mirroredPage(await lost.text(), live)).html)
  await keep(notePage.slice(1), note(live))
  if (counts.pages === 0 && missed.length === 0) missed.push({ address: '/', reason: 'the site has no front page' })
  if (missed.length > 0) {
    for (const name of Object.keys(mirror.before.files)) if (!known.has(addressOf(name)) && isStory(addressOf(name))) await dropWithdrawn(name)
    return { counts, missed }
  }
  counts.removed += await mirror.sweep()
  await mirror.finish({ made: now.toISOString(), site: live, counts })
  return { counts, missed }
}

/** Under which address the site has the page of a file. */
const addressOf = (name: string) => `/${name.replace(/\/?index\.html$/, '')}`
const isStory = (address: string) => storyIdIn(address.replace(/^(?:\/lite)?(?:\/en)?(?=\/)/, '')) !== null

const lasting = /^pictures\/|^_next\/static\/|[.-][0-9a-f]{8,}\.[a-z0-9]+$/
const documents = /\.(?:xml|json|txt|webmanifest)$|^daily\//

/**
 * Asks the site, and once more where it is too busy. An answer with an age was kept before the last change of the site, and a
 * new one is being made behind it, which is waited for. Rejects when the site does not answer.
 */
async function ask(address: string): Promise<Response> {
  const began = Date.now()
  for (let times = 1; ;) {
    const answer = await fetch(address, { redirect: 'manual', headers: { 'User-Agent': userAgent } }).catch((error: Error) => error)
    if (answer instanceof Error || answer.status >= 500) {
      if (times >= tries) {
        if (answer instanceof Error) throw answer
        return answer
      }
      await pause(times * 1_000)
      times++
    } else if (answer.headers.has('age') && Date.now() - began < longestWait) {
      await answer.arrayBuffer()
      await pause(40)
    } else return answer
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Files below a folder of the project as addresses of the site: `public/` without a front, others with one. */
export function filesIn(folder: string, front: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => `${front}${join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/')}`)
}

/** What the build's scripts are called. */
export function scriptsOf(manifest: string): string[] {
  return Object.values(JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>).map((name) => `/browser/${name}`)
}

/** Stands where a search would be, in both languages. */
function note(live: string | null): string {
  const link = live === null ? '' : `<p><a href="${live}">${live.replace(/^https?:\/\//, '')}</a></p>`
  return `<!doctype html><html lang="bn"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">`
    + `<title>${paper.name}</title><style>${liteStyle}</style></head><body><main><h1>এটি ${paper.name}-এর একটি অনুলিপি</h1>`
    + '<p>পড়ার সবকিছু এখানে আছে। তবে খোঁজার মতো যে কাজে মূল ওয়েবসাইট লাগে, তা এখানে হয় না।</p>'
    + `<p lang="en">This is a copy of ${paper.nameEn}. All there is to read is here; searching and whatever else needs the site itself is not.</p>`
    + `${link}<p><a href="/">${paper.name}</a></p></main></body></html>\n`
}
