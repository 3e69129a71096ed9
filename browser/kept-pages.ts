/**
 * What a device keeps of this newspaper, so that it can be read without a line. Everything lies in the browser's Cache
 * Storage, each page with its facts in one header of its own: whoever opens the caches, the worker or a page, knows all
 * there is to know. A number in a name is the form in which things are kept; caches of another form are dropped.
 */
export const pagesName = 'pathok-pages-1'
export const filesName = 'pathok-files-1'
/** Without a number: what a reader saved stays, whatever becomes of the rest. */
export const savedName = 'pathok-saved'

/** Pages that were opened or fetched ahead: the oldest goes when there are more, or when they take more bytes. */
const mostPages = 60
const mostBytes = 6_000_000
/** Files that no kept page names: faces of which only a style sheet knows, scripts that came with a tap. */
const mostOtherFiles = 12

const factsHeader = 'X-Kept'

/** What is known of a kept page or file. */
export interface Facts {
  /** When it was fetched, by the server's clock where it says the time; in ms. */
  fetched: number
  bytes: number
  headline: string
  section: string
  /** The style sheets, faces and scripts that it names. */
  files: string[]
  /** The id of a story; empty for every other page. */
  story: string
  /** When it was fetched ahead as one of the day's stories, in ms; 0 when somebody opened it. */
  ahead: number
  /** When it was saved, in ms; 0 when it was not. */
  saved: number
  withdrawn: boolean
}

export interface KeptPage extends Facts {
  address: string
}

const story = /^(?:\/lite)?(?:\/en)?\/(?!topic\/|desk\/)[a-z][a-z0-9-]{1,30}\/([0-9a-hjkmnp-tv-z]{10})$/
const notKept = /^\/(?:newsroom|preview|api|view|metrics|s|(?:lite\/)?(?:en\/)?search)(?:\/|$)|\./

/** The id of the story whose page has this path; empty for other pages. */
export const storyOf = (path: string) => story.exec(path)?.[1] ?? ''

/** Under which address a page is kept; null for what is never kept: the newsroom, drafts, answers, and lists that somebody asked for by argument. */
export function keptAddress({ pathname, search }: Pick<URL, 'pathname' | 'search'>): string | null {
  if (notKept.test(pathname)) return null
  const asked = [...new URLSearchParams(search).keys()].filter((name) => !/^(?:fbclid|gclid|utm_\w+)$/.test(name))
  return asked.length === 0 || storyOf(pathname) !== '' ? pathname : null
}

/** The same page in its other form, full or lite. */
export const otherForm = (address: string) =>
  (/^\/lite(\/|$)/.test(address) ? address.slice(5) || '/' : `/lite${address === '/' ? '' : address}`)

/** Whether an answer is a whole page of ours that anybody may have. A page of which a part was missing says no-store. */
const mayBeKept = ({ status, redirected, headers }: Response) =>
  status === 200 && !redirected && /^text\/html/.test(headers.get('content-type') ?? '') && !/no-store/.test(headers.get('cache-control') ?? '')

const isWhole = (text: string) => /<main [^>]*data-status="200"/.test(text) && /<\/html>\s*$/.test(text)

const letters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" }
const plain = (html: string) => html.replace(/<[^>]*>/g, '').replace(/&(\w+|#\w+);/g, (whole, name: string) => letters[name] ?? whole).trim()

/** What a page says of itself. A worker has no parser of documents; a page of ours is written in one way. */
function factsOf(text: string, address: string): Pick<Facts, 'headline' | 'section' | 'files' | 'story'> {
  const id = storyOf(address)
  // The second step of the way from the front to a story, as the page tells it to search engines.
  const section = /"position":2,"name":("(?:[^"\\]|\\.)*")/.exec(text)?.[1]
  return {
    headline: plain((id !== '' && /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(text)?.[1]) || (/<title>([^<]*)/.exec(text)?.[1] ?? address).replace(/ · [^·]*$/, '')),
    section: id === '' || section === undefined ? '' : JSON.parse(section) as string,
    files: [...new Set([...text.matchAll(/(?:src|href)="(\/[^"?]+)"/g)].map(([, path]) => path!).filter(isKeptFile))],
    story: id,
  }
}

/** Whether a path is that of a file of the reading pages whose name changes with its content. */
export const isKeptFile = (path: string) => /^\/_next\/static\/.+\.css$|^\/(?:browser|fonts)\/.+\.[0-9a-f]{8,}\.(?:js|woff2)$/.test(path)

/** What belongs to the way an answer came, or asks for more than the page needs. */
const left = ['content-encoding', 'content-length', 'link', 'speculation-rules', 'accept-ch', 'vary', factsHeader]

function withFacts(body: BodyInit, headers: Headers, facts: Facts): Response {
  const own = new Headers(headers)
  for (const name of left) own.delete(name)
  own.set(factsHeader, encodeURIComponent(JSON.stringify(facts)))
  return new Response(body, { headers: own })
}

/** The facts of a kept answer; null when there are none that can be read. */
export function readFacts(kept: Response): Facts | null {
  try {
    return JSON.parse(decodeURIComponent(kept.headers.get(factsHeader)!)) as Facts | null
  } catch {
    return null
  }
}

const at = (headers: Headers) => Date.parse(headers.get('date') ?? '') || Date.now()

/**
 * Keeps a page in the cache of that name, and the files that it names; false when the answer is none to keep. What a
 * reader saved stays saved. Rejects when the device has no room.
 */
export async function keepPage(name: string, address: string, answer: Response, more: Partial<Facts> = {}): Promise<boolean> {
  if (!mayBeKept(answer)) return false
  const text = await answer.text()
  if (!isWhole(text)) return false
  const page = { ...factsOf(text, address), fetched: at(answer.headers), bytes: new Blob([text]).size, ahead: 0, saved: 0, withdrawn: false, ...more }
  await (await caches.open(name)).put(address, withFacts(text, answer.headers, page))
  await keepFiles(page.files)
  return true
}

/** Fetches what is not here yet; what the page has just loaded comes from the browser's own store. */
async function keepFiles(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    if (await findFile(path) === undefined) await fetch(path, { cache: 'force-cache', credentials: 'omit' }).then((answer) => keepFile(path, answer), () => {})
  }
}

export const findFile = (path: string) => caches.match(path, { cacheName: filesName, ignoreVary: true })

/** Keeps a file that was fetched whole. */
export async function keepFile(path: string, answer: Response): Promise<void> {
  if (answer.status !== 200) return
  const body = await answer.blob()
  const facts = { fetched: Date.now(), bytes: body.size, headline: '', section: '', files: [], story: '', ahead: 0, saved: 0, withdrawn: false }
  await (await caches.open(filesName)).put(path, withFacts(body, answer.headers, facts))
}

/** Everything in the cache of that name, the newest first; nothing where there is no such cache. */
export async function listKept(name: string): Promise<KeptPage[]> {
  if (!await caches.has(name)) return []
  const cache = await caches.open(name)
  const found: KeptPage[] = []
  for (const request of await cache.keys()) {
    const facts = readFacts(await cache.match(request, { ignoreVary: true }) ?? new Response())
    if (facts !== null) found.push({ ...facts, address: new URL(request.url).pathname })
  }
  return found.sort((one, other) => other.fetched - one.fetched)
}

/** The pages that stand in for those that cannot be had, and list what there is: they stay. */
export const shell = ['/offline', '/saved']
const isShell = (address: string) => shell.includes(address.replace(/^\/en/, ''))

/** Drops the oldest pages beyond the bounds, and the files that nothing names any more. */
export async function dropOldest(pages = mostPages, bytes = mostBytes): Promise<void> {
  const kept = await listKept(pagesName)
  const cache = await caches.open(pagesName)
  const staying: KeptPage[] = []
  let sum = 0
  for (const page of kept) {
    sum += page.bytes
    if (isShell(page.address) || staying.length < pages && sum <= bytes) staying.push(page)
    else await cache.delete(page.address)
  }
  const named = new Set([...staying, ...await listKept(savedName)].flatMap(({ files }) => files))
  const files = await caches.open(filesName)
  const others = (await listKept(filesName)).filter(({ address }) => !named.has(address))
  for (const { address } of others.slice(mostOtherFiles)) await files.delete(address)
}

/** The kept copy of a page: what was opened or saved, the later of the two; null when it is in neither cache. */
export async function findKept(address: string): Promise<{ answer: Response; facts: Facts } | null> {
  let best: { answer: Response; facts: Facts } | null = null
  for (const cacheName of [pagesName, savedName]) {
    const answer = await caches.match(address, { cacheName, ignoreVary: true })
    const facts = answer === undefined ? null : readFacts(answer)
    if (facts !== null && (best === null || facts.fetched > best.facts.fetched)) best = { answer: answer!, facts }
  }
  return best
}

/**
 * What the paper has withdrawn is read on no device that hears of it, under whatever address and in whatever language the
 * story lies there; a saved one says so in the list of saved stories. What is only not there goes in both forms.
 */
export async function forgetPage(address: string, withdrawn: boolean): Promise<void> {
  const id = withdrawn ? storyOf(address) : ''
  const isMeant = (one: string) => one === address || one === otherForm(address) || (id !== '' && storyOf(one) === id)
  if (await caches.has(pagesName)) {
    const pages = await caches.open(pagesName)
    for (const { url } of await pages.keys()) if (isMeant(new URL(url).pathname)) await pages.delete(url)
  }
  for (const { address: one, ...facts } of withdrawn ? await listKept(savedName) : []) {
    if (isMeant(one)) await (await caches.open(savedName)).put(one, withFacts('', new Headers(), { ...facts, bytes: 0, files: [], withdrawn: true }))
  }
}
