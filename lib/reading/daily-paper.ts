import 'server-only'
import { isCivilDate, type CivilDate } from '@/lib/bangla/calendar'
import { paper } from '@/lib/news/paper'
import type { PictureFile } from '@/lib/news/picture'
import type { Story, StorySummary } from '@/lib/news/story'
import { listArchiveStories } from '@/lib/store/archive'
import { readPictureFile } from '@/lib/store/picture-files'
import { findStory } from '@/lib/store/stories'
import type { Db } from '@/lib/store/transaction'
import { composeFront } from './compose-front'
import { ask, found, unknown, type Found } from './found'

/** The newspaper of one day in Dhaka, in the order in which it is read. */
export interface DailyPaper {
  date: CivilDate
  /** First what a front page of that day would have above the fold, its section null; then the sections. None is empty. */
  parts: { section: string | null; stories: StorySummary[] }[]
  /** As many of them with their whole text as were wished for, by id. */
  whole: Map<string, Story>
  /** The picture above a story, by the picture's id: its smallest file. */
  pictures: Map<string, { file: PictureFile; bytes: Buffer }>
}

/** What is loaded at once, so that a day with a thousand stories does not ask for all of them. */
const atOnce = 20

/** A picture that is larger is not worth its room in a file that people pass on. */
const mostPicture = 24_000

/**
 * The stories of a day. Whole ones are loaded in order until they come to `mostBytes`; a file of that size has no room for
 * more. Unknown for what is no day and for a day on which no story with a text was published.
 */
export async function findDailyPaper(date: CivilDate, mostBytes: number): Promise<Found<DailyPaper>> {
  if (!isCivilDate(date)) return unknown
  return ask(async (db) => {
    const stories = await listArchiveStories(db, date)
    if (!stories.some(({ kind }) => kind === 'full')) return unknown
    const parts = partsOf(stories)
    const whole = await listWhole(db, parts.flatMap((part) => part.stories), mostBytes)
    return found({ date, parts, whole, pictures: await listPictures([...whole.values()], mostBytes) })
  })
}

function partsOf(stories: readonly StorySummary[]): DailyPaper['parts'] {
  const sections = paper.sections.map(({ slug }) => slug)
  const { lead, seconds, besideLead } = composeFront(stories.map(({ id, section, kind, published, sample }) => (
    { id, section, full: kind === 'full', dated: published !== null, samplePaper: sample === 'paper' }
  )), sections)
  const front = [lead, ...seconds, ...besideLead].flatMap((id) => stories.find((story) => story.id === id) ?? [])
  const rest = stories.filter((story) => !front.includes(story))
  // A section that the newspaper no longer has comes last, under its old name.
  const named = [...new Set([...sections, ...rest.map(({ section }) => section)])]
  return [
    { section: null, stories: front },
    ...named.map((section) => ({ section, stories: rest.filter((story) => story.section === section) })),
  ].filter((part) => part.stories.length > 0)
}

async function listWhole(db: Db, stories: readonly StorySummary[], mostBytes: number): Promise<DailyPaper['whole']> {
  const full = stories.filter(({ kind }) => kind === 'full')
  const whole: DailyPaper['whole'] = new Map()
  for (let at = 0, bytes = 0; at < full.length && bytes < mostBytes; at += atOnce) {
    for (const one of await Promise.all(full.slice(at, at + atOnce).map(({ id }) => findStory(db, id)))) {
      if (one?.state !== 'published') continue
      whole.set(one.story.id, one.story)
      bytes += Buffer.byteLength(JSON.stringify(one.story.body))
    }
  }
  return whole
}

async function listPictures(stories: readonly Story[], mostBytes: number): Promise<DailyPaper['pictures']> {
  const pictures: DailyPaper['pictures'] = new Map()
  let bytes = 0
  for (const { picture } of stories) {
    const file = picture === null ? null : smallFile(picture.files)
    if (picture === null || file === null || bytes + file.bytes > mostBytes) continue
    const content = await readPictureFile(file.file)
    if (content === null) continue
    pictures.set(picture.id, { file, bytes: content })
    bytes += content.length
  }
  return pictures
}

/** What old phones show too comes before what is smaller still. */
function smallFile(files: readonly PictureFile[]): PictureFile | null {
  const small = files.filter(({ bytes }) => bytes <= mostPicture).sort((a, b) => a.width - b.width)
  for (const format of ['webp', 'jpeg', 'avif'] as const) {
    const one = small.find((file) => file.format === format)
    if (one !== undefined) return one
  }
  return null
}
