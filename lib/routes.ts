import { isCivilDate, isoDay, type CivilDate } from '@/lib/bangla/calendar'
import { isReadWindow, usualWindow, type ReadWindow } from '@/lib/news/audience'

/** Every address the site has. Bengali stands at the root, English under /en. */

export const locales = ['bn', 'en'] as const
export type Locale = (typeof locales)[number]

/** Puts a path of the Bengali site into the tree of `locale`. `path` begins with a slash. */
export function inLocale(locale: Locale, path: string): string {
  if (locale === 'bn') return path
  return path === '/' ? '/en' : `/en${path}`
}

interface Day {
  year: number
  month: number
  day: number
}

const two = (n: number) => String(n).padStart(2, '0')
/** What can be asked of the search beside its words, as its address says it. */
export interface SearchArguments {
  q: string
  section?: string | null
  desk?: string | null
  from?: string | null
  until?: string | null
  order?: 'best' | 'newest'
  page?: number
}

function searchPath(asked: SearchArguments): string {
  const { q, section, desk, from, until, order = 'best', page = 1 } = asked
  const given = [['q', q], ['section', section], ['desk', desk], ['from', from], ['until', until], ['order', order === 'best' ? null : order], ['page', page === 1 ? null : String(page)]] as const
  const kept = given.flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value)}`] : []))
  return kept.length === 0 ? '/search' : `/search?${kept.join('&')}`
}

const before = (path: string, id: string | null) => (id === null ? path : `${path}?before=${id}`)

/** Paths of the Bengali site; `inLocale` leads to the others. `before` names the story after which a list goes on. */
export const routes = {
  front: () => '/',
  section: (slug: string, from: string | null = null) => before(`/${slug}`, from),
  story: (story: { section: string; id: string }) => `/${story.section}/${story.id}`,
  shortStory: (id: string) => `/s/${id}`,
  latest: (from: string | null = null) => before('/latest', from),
  mostRead: (window: ReadWindow = usualWindow) => (window === usualWindow ? '/most-read' : `/most-read?window=${window}`),
  topic: (slug: string, from: string | null = null) => before(`/topic/${slug}`, from),
  desk: (slug: string, from: string | null = null) => before(`/desk/${slug}`, from),
  archive: () => '/archive',
  archiveYear: (year: number) => `/archive/${year}`,
  archiveMonth: (year: number, month: number) => `/archive/${year}/${two(month)}`,
  archiveDay: ({ year, month, day }: Day) => `/archive/${year}/${two(month)}/${two(day)}`,
  /** A day's newspaper as one file; in no language's tree but the Bengali one. */
  dailyPaper: (day: Day) => `/daily/${isoDay(day)}.html`,
  archiveBanglaDay: ({ year, month, day }: Day) => `/archive/bn/${year}/${month}/${day}`,
  search: (asked: string | SearchArguments | null = null) => (asked === null ? '/search' : searchPath(typeof asked === 'string' ? { q: asked } : asked)),
  /** Answers for programs and for what suggests while somebody types; in no language's tree. */
  searchAnswers: () => '/api/search',
  suggestions: () => '/api/suggest',
  /** Where a page tells that it was read, and the picture that does so without scripts (lib/audience/beacon.ts). */
  views: (id: string) => `/api/views/${id}`,
  viewPixel: (id: string) => `/api/views/${id}.gif`,
  openSearch: () => '/opensearch.xml',
  settings: () => '/settings',
  /** Tells whether a card or a headline is this newspaper's; `asked` is its code or its words. */
  verify: (asked: string | null = null) => (asked === null ? '/verify' : `/verify?q=${encodeURIComponent(asked)}`),
  /** What a reader keeps on the device, and all that can be read there without a line. */
  saved: () => '/saved',
  offline: () => '/offline',
  manifest: () => '/manifest.webmanifest',
  about: () => '/about',
  /** `from` is the number of the correction after which the list goes on. */
  corrections: (from: number | null = null) => (from === null ? '/corrections' : `/corrections?from=${from}`),
  /** The feed of a list, by the path of the list. */
  feed: (list: string, file: 'feed.xml' | 'atom.xml' | 'feed.json' = 'feed.xml') => `${list === '/' ? '' : list}/${file}`,
  sitemap: (page: number | null = null) => (page === null ? '/sitemap.xml' : `/sitemap/${page}.xml`),
  newsSitemap: () => '/news-sitemap.xml',
  robots: () => '/robots.txt',
  /** Chooses the form in which a reader has the pages from then on, and leads back to `path`. */
  view: (form: 'lite' | 'full', path: string) => `/view/${form}?to=${encodeURIComponent(path)}`,
  preferences: () => '/prefs.css',
  picture: (file: string) => `/pictures/${file}`,
  /** The share card of a story, by its revision (`lib/cards`). */
  card: (id: string, revision: string) => `/cards/${id}-${revision}.jpg`,
}

/** Where editors work. It has no tree for each language: every page speaks its user's. */
export const newsroomRoutes = {
  desk: () => '/newsroom',
  signIn: (next: string | null = null) => (next === null ? '/newsroom/sign-in' : `/newsroom/sign-in?next=${encodeURIComponent(next)}`),
  join: (token: string) => `/newsroom/join/${token}`,
  story: (id: string) => `/newsroom/stories/${id}`,
  /** Takes an autosave. */
  draft: (id: string) => `/newsroom/stories/${id}/draft`,
  preview: (id: string) => `/newsroom/stories/${id}/preview`,
  history: (id: string) => `/newsroom/stories/${id}/history`,
  /** The pictures that are posted of a story; one of them, of a version of its working copy. */
  card: (id: string) => `/newsroom/stories/${id}/card`,
  cardPicture: (id: string, form: string, version: number) => `/newsroom/stories/${id}/card/${form}?version=${version}`,
  find: () => '/newsroom/find',
  takeText: (id: string | null = null) => (id === null ? '/newsroom/take-text' : `/newsroom/take-text?story=${id}`),
  pictures: () => '/newsroom/pictures',
  picture: (id: string) => `/newsroom/pictures/${id}`,
  /** Offers what somebody may mean by the words that they type. */
  suggest: (kind: 'topics' | 'contributors' | 'stories' | 'words', words: string) => `/newsroom/suggest?kind=${kind}&words=${encodeURIComponent(words)}`,
  /** Proposes what a story may be filed under, by what is written of it. */
  propose: () => '/newsroom/propose',
  topics: () => '/newsroom/topics',
  people: () => '/newsroom/people',
  /** How much is read: everything, or one story. */
  figures: (id: string | null = null) => (id === null ? '/newsroom/figures' : `/newsroom/figures/${id}`),
  account: () => '/newsroom/account',
  help: () => '/newsroom/help',
  /** A draft as readers will see it, for whoever has the link. */
  previewLink: (token: string) => `/preview/${token}`,
}

const slug = '[a-z0-9][a-z0-9-]{0,79}'
const id = '[0-9a-hjkmnp-tv-z]{10}'
const section = '[a-z][a-z0-9-]{1,30}'
const number = '\\d{1,4}'
/** A story's page and its short form. A topic or a desk may have a name that looks like an id. */
const story = `/(?:s|(?!(?:topic|desk)/)${section})/(${id})`

/** The pages that have one path each on the Bengali site, with the arguments that their addresses take, in their order. */
const single: ReadonlyMap<string, readonly string[]> = new Map([
  ['/', []],
  ['/latest', ['before']],
  ['/most-read', ['window']],
  ['/archive', ['year', 'month', 'day']],
  ['/search', ['q', 'section', 'desk', 'from', 'until', 'order', 'page']],
  ['/settings', ['kept']],
  ['/verify', ['q']],
  ['/about', []],
  ['/saved', []],
  ['/offline', []],
  ['/corrections', ['from']],
])

/** The forms of all other paths; a story's comes first because it is asked for most. */
const forms: readonly (readonly [form: RegExp, takes: readonly string[]])[] = ([
  [story, []],
  [`/${section}`, ['before']],
  [`/topic/${slug}`, ['before']],
  [`/desk/${slug}`, ['before']],
  [`/archive/${number}(?:/${number}){0,2}`, []],
  [`/archive/bn/${number}/${number}/${number}`, []],
] as const).map(([form, takes]) => [new RegExp(`^${form}$`), takes])

/** What is written for programs. It stands in the Bengali tree alone, since what it tells is Bengali. */
const documents = [
  new RegExp(`^(?:/${section}|/topic/${slug}|/desk/${slug})?/(?:feed\\.xml|atom\\.xml|feed\\.json)$`),
  /^\/(?:sitemap\.xml|sitemap\/\d{1,4}\.xml|news-sitemap\.xml|robots\.txt|ads\.txt|opensearch\.xml|manifest\.webmanifest)$/,
]

/** The form of a share card's address, with the story's id as its part. */
export const cardName = new RegExp(`^/cards/(${id})-[0-9a-f]{12}\\.jpg$`)

const storyId = new RegExp(`^${id}$`)
const storyPath = new RegExp(`^${story}$`)

/** The id in the path of a story's page, or of its short form, on the Bengali site; null for every other path. */
export function storyIdIn(path: string): string | null {
  return storyPath.exec(path)?.[1] ?? null
}

/** The day in the path of a day's newspaper; null for every other path, and for a date that the calendar does not have. */
export function dailyDayIn(path: string): CivilDate | null {
  const [, year, month, day] = /^\/daily\/(\d{4})-(\d{2})-(\d{2})\.html$/.exec(path) ?? []
  const date = { year: Number(year), month: Number(month), day: Number(day) }
  return isCivilDate(date) ? date : null
}

/** Whether a path is that of a document: a feed, a sitemap, a word to crawlers or to browsers, a day's newspaper in a file. */
export function isDocument(path: string): boolean {
  return path.includes('.') && (documents.some((form) => form.test(path)) || dailyDayIn(path) !== null)
}

/**
 * The one address of the page that `path` and `query` ask for: the path with the arguments which that page takes, each
 * once and in their order; whatever else a link carries (`fbclid`) is left out. Null when no page can have this address.
 * It knows forms only, not which sections and stories there are. `path` is one of the Bengali site.
 */
export function pageAddress(path: string, query: string): string | null {
  const takes = isDocument(path) ? [] : single.get(path) ?? forms.find(([form]) => form.test(path))?.[1]
  if (takes === undefined) return null
  if (query === '' || takes.length === 0) return path
  const asked = new URLSearchParams(query)
  const kept: string[] = []
  for (const name of takes) {
    const value = asked.get(name) ?? ''
    if (name === 'before' && value !== '' && !storyId.test(value)) return null
    if (name === 'window' && value !== '' && !isReadWindow(value)) return null
    if (value !== '') kept.push(`${name}=${encodeURIComponent(value)}`)
  }
  return kept.length === 0 ? path : `${path}?${kept.join('&')}`
}
