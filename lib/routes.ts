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
const before = (path: string, id: string | null) => (id === null ? path : `${path}?before=${id}`)

/** Paths of the Bengali site; `inLocale` leads to the others. `before` names the story after which a list goes on. */
export const routes = {
  front: () => '/',
  section: (slug: string, from: string | null = null) => before(`/${slug}`, from),
  story: (story: { section: string; id: string }) => `/${story.section}/${story.id}`,
  shortStory: (id: string) => `/s/${id}`,
  latest: (from: string | null = null) => before('/latest', from),
  mostRead: () => '/most-read',
  topic: (slug: string, from: string | null = null) => before(`/topic/${slug}`, from),
  desk: (slug: string, from: string | null = null) => before(`/desk/${slug}`, from),
  archive: () => '/archive',
  archiveYear: (year: number) => `/archive/${year}`,
  archiveMonth: (year: number, month: number) => `/archive/${year}/${two(month)}`,
  archiveDay: ({ year, month, day }: Day) => `/archive/${year}/${two(month)}/${two(day)}`,
  archiveBanglaDay: ({ year, month, day }: Day) => `/archive/bn/${year}/${month}/${day}`,
  search: (query: string | null = null) => (query === null ? '/search' : `/search?q=${encodeURIComponent(query)}`),
  settings: () => '/settings',
  about: () => '/about',
  preferences: () => '/prefs.css',
  picture: (file: string) => `/pictures/${file}`,
}
