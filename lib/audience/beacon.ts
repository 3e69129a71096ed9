import { noSite, ownSite, type ViewForm } from '@/lib/news/audience'
import type { StoryId } from '@/lib/news/story'

/** What a browser says when a story was read. */
export interface Beacon {
  storyId: StoryId
  /** Asked for as a picture, by a page without scripts. */
  pixel: boolean
  form: ViewForm
  from: string
  /** How many minutes ago it was; a device that was offline tells later. */
  age: number
}

/** A view that is older, in minutes, is not told any more. */
const oldest = 24 * 60

const form = /^\/api\/views\/([0-9a-hjkmnp-tv-z]{10})(?:(\.gif)|\?form=(full|offline)(?:&from=([a-z0-9._-]{1,253}))?(?:&age=(\d{1,4}))?)$/

/**
 * Reads the address to which a view is told: `/api/views/{id}?form=full&from=HOST&age=MINUTES`, of which `form` may be
 * `offline` and what follows it may be missing, or `/api/views/{id}.gif`. Null for every other one, without a query and
 * without anything kept of it.
 */
export function readBeacon(address: string): Beacon | null {
  const [, storyId, pixel, told, from, age = '0'] = form.exec(address) ?? []
  if (storyId === undefined || Number(age) > oldest) return null
  return {
    storyId: storyId as StoryId,
    pixel: pixel !== undefined,
    form: pixel !== undefined ? 'plain' : (told as ViewForm),
    from: from === undefined ? noSite : siteOf(from),
    age: Number(age),
  }
}

/** The site of a host name, by which `m.facebook.com` and `l.facebook.com` are one; no site where it is no name of one, as an address in numbers is not. */
function siteOf(host: string): string {
  if (host === ownSite) return ownSite
  const site = host.replace(/^(?:(?:www|m|mobile|l|lm|amp|out|web)\.)+(?=[^.]+\.)/, '')
  return /^(?!-)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?!\d+$)[a-z0-9-]+$/.test(site) && site.length <= 80 ? site : noSite
}
