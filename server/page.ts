import { finish } from './finish'
import { fullForm, type Form } from './forms'
import { render, type Rendering, type RequestHandler } from './render'

/** A page as it comes from Next, finished and packed. */
export interface Rendered {
  status: number
  location: string | null
  preload: string | null
  stories: readonly string[]
  /** False when a part of it could not be had: good for those who wait, not for keeping. */
  complete: boolean
  /** What it is when it is no page: a feed, a sitemap. */
  document: WrittenDocument | null
  full: Form
  /** In ms. */
  timing: { render: number; finish: number }
}

/** An answer for programs, which is kept and renewed as a page is. */
export interface WrittenDocument {
  type: string
  /** When what it tells last changed, as a header says it; null where nothing has. */
  modified: string | null
}

export interface PageMaker {
  handle: RequestHandler
  /** How long a rendering may take, in milliseconds; development compiles on the way. */
  patience?: number
  /** What development adds at the end of a page. */
  appended?: string
}

/** What Next answered is no page that a reader could be given. */
export class PageFault extends Error {
  override readonly name = 'PageFault'
}

/**
 * Has Next render one address, finishes what comes, and packs it. Rejects with what Next threw, or with a
 * `PageFault` when its answer is not a whole page that says its status.
 */
export async function makePage(path: string, { handle, patience, appended }: PageMaker): Promise<Rendered> {
  const began = performance.now()
  const rendering = await render(handle, path, patience)
  const rendered = performance.now()
  if (rendering.headers[documentHeader] !== undefined) return keptDocument(rendering, rendered - began)
  if (!String(rendering.headers['content-type']).startsWith('text/html')) throw new PageFault(`Next answered ${rendering.status} with no page`)
  const { full, status, location, stories, preload, whole, complete } = await finish(rendering.body.toString('utf8'), { appended })
  if (rendering.status >= 500 || status === null) {
    throw new PageFault(`Next answered ${rendering.status}${status === null ? ', and the page has no data-status' : ''}`)
  }
  if (!whole) throw new PageFault('Next answered with half a page')
  const moved = status >= 300 && status < 400
  if (moved && !isOwnAddress(location ?? '')) throw new PageFault(`The page moved to ${location ?? 'nowhere'}`)
  const packed = await fullForm(full)
  return {
    status,
    location: moved && location !== null ? location.replace(/[^!-~]+/gu, encodeURI) : null,
    preload,
    stories,
    complete,
    document: null,
    full: packed,
    timing: { render: rendered - began, finish: performance.now() - rendered },
  }
}

/** By this header an answer says that it is a document, and which stories it tells of: their ids, apart by spaces. */
const documentHeader = 'x-document-stories'

async function keptDocument({ status, headers, body }: Rendering, render: number): Promise<Rendered> {
  const began = performance.now()
  if (status >= 500) throw new PageFault(`Next answered ${status} with no document`)
  return {
    status,
    location: null,
    preload: null,
    stories: String(headers[documentHeader]).split(' ').filter((id) => id !== ''),
    complete: true,
    document: { type: String(headers['content-type']), modified: headers['last-modified'] === undefined ? null : String(headers['last-modified']) },
    full: await fullForm(body),
    timing: { render, finish: performance.now() - began },
  }
}

/** A path of this site: one slash in front, nothing that a browser would read as another host or a new header line. */
const isOwnAddress = (location: string) => /^\/(?![/\\])[^\\\s]*$/.test(location)
