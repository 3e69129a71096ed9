import { banglaDateOf, isoDay, type CivilDate } from '@/lib/bangla/calendar'
import { formatBanglaDate, formatDate, formatDateTime, formatWeekday } from '@/lib/bangla/dates'
import { toBanglaDigits } from '@/lib/bangla/digits'
import { alponaOf, alponaSide } from '@/lib/news/alpona'
import { findSection, paper as ownPaper } from '@/lib/news/paper'
import type { Picture, PictureFile } from '@/lib/news/picture'
import { siteOrigin } from '@/lib/news/site-origin'
import type { Story, StoryId, StorySummary } from '@/lib/news/story'
import { routes } from '@/lib/routes'
import { dailyStyle } from './daily-style'
import { dateOfFeed } from './feed-dates'
import { element, elementAround, emptyElement, escapeMarkup } from './markup'
import { storyHtml } from './story-html'

/** A day's newspaper as it is to be written. Text in stored form. */
export interface Daily {
  date: CivilDate
  /** In the order in which it is read; the section of what stands first is null. */
  parts: readonly { section: string | null; stories: readonly StorySummary[] }[]
  /** The stories of which the whole text is at hand. */
  whole: ReadonlyMap<StoryId, Story>
  /** Small files of the pictures above stories, by the picture's id. */
  pictures: ReadonlyMap<string, { file: PictureFile; bytes: Uint8Array }>
}

/** The most bytes that a day's newspaper takes: what passes by Bluetooth in a few seconds, and in a chat without being asked. */
export const dailyLimit = 300_000

/** What of that goes to headlines without their text, at the most. */
const briefLimit = 100_000

const words = {
  contents: 'এই কাগজে',
  front: 'প্রথম পাতা',
  more: 'আরও খবর',
  moreNote: 'এই খবরগুলোর পুরো লেখা এই ফাইলে নেই। ওয়েবসাইটে পড়তে পারেন।',
  further: (count: number) => `এই দিনের আরও ${toBanglaDigits(count)}টি খবর আর্কাইভে আছে।`,
  back: 'সূচিতে ফিরুন',
  onSite: 'ওয়েবসাইটে পড়ুন',
  published: (time: string) => `প্রকাশ: ${time}`,
  updated: (time: string) => `আপডেট: ${time}`,
  picture: (said: string) => `ছবি: ${said}`,
  source: (source: string) => `সূত্র: ${source}`,
  correction: (time: string) => `সংশোধনী, ${time}`,
  sample: { document: 'নমুনা নথি, স্বত্ব মূল প্রকাশকের', paper: 'নমুনা সংস্করণের লেখা, যে কেউ যেকোনো কাজে ব্যবহার করতে পারেন।' },
  pass: 'পুরো কাগজ এই একটি ফাইলে। ইন্টারনেট ছাড়াই পড়া যায়, যাকে খুশি পাঠানো যায়।',
  until: (time: string) => `${time} পর্যন্ত যা প্রকাশিত বা সংশোধিত হয়েছে, তা এই কাগজে আছে। পরের খবর ও সংশোধনী ওয়েবসাইটে।`,
}

/**
 * A day's newspaper as one file of HTML that asks for nothing outside itself and takes no more than `limit` bytes: contents,
 * then whole stories in their order, as many as there is room for; of the others headline, standfirst and address; of a day
 * that is larger still, how many more there are. Pictures get what room is left. The same stories give the same bytes.
 */
export function writeDailyPaper(daily: Daily, limit = dailyLimit): string {
  const all = daily.parts.flatMap(({ stories }) => stories)
  const brief = new Map(all.map((story) => [story.id, briefRow(story)]))
  const listed = inRoom(all.map(({ id }) => id), (id) => bytesOf(brief.get(id)!), Math.min(briefLimit, limit / 3))

  /** Whole or as a headline, it will be in the file. */
  const standsHere = ({ id }: StorySummary) => listed.has(id)
  const none: Daily['pictures'] = new Map()

  const empty = layOut(daily, { whole: new Map(), brief: [], further: all.length })
  let room = limit - bytesOf(empty) - [...listed].reduce((sum, id) => sum + bytesOf(brief.get(id)!), 0)
  room -= daily.parts.reduce((sum, { section }) => sum + 2 * bytesOf(partName(section)) + partMarkup, 0)
  const whole = new Map<StoryId, string>()
  for (const summary of all) {
    const story = daily.whole.get(summary.id)
    if (story === undefined) continue
    const html = articleHtml(story, { standsHere, pictures: none })
    const takes = bytesOf(html) + bytesOf(contentsRow(story))
    const gives = listed.has(summary.id) ? bytesOf(brief.get(summary.id)!) : 0
    if (takes - gives > room) continue
    room -= takes - gives
    whole.set(story.id, html)
  }
  for (const id of whole.keys()) {
    const story = daily.whole.get(id)!
    const pictured = articleHtml(story, { standsHere, pictures: daily.pictures })
    const more = bytesOf(pictured) - bytesOf(whole.get(id)!)
    if (more > room) continue
    room -= more
    whole.set(id, pictured)
  }
  const rest = all.filter(({ id }) => !whole.has(id))
  const shown = rest.filter(({ id }) => listed.has(id))
  return layOut(daily, { whole, brief: shown.map(({ id }) => brief.get(id)!), further: rest.length - shown.length })
}

/** What a part takes beside its name, twice, once in the contents and once above its stories. */
const partMarkup = 200

function layOut(daily: Daily, { whole, brief, further }: { whole: ReadonlyMap<StoryId, string>; brief: readonly string[]; further: number }): string {
  const { date } = daily
  const day = `${formatWeekday(date, 'bn', ownPaper.sunday)}, ${formatDate(date, 'bn')}`
  const bangla = banglaDateOf(date)
  const parts = daily.parts.map(({ section, stories }) => ({ section, stories: stories.filter(({ id }) => whole.has(id)) })).filter(({ stories }) => stories.length > 0)
  const contents = parts.map(({ section, stories }) => element('h3', partName(section)) + elementAround('ul', stories.map(contentsRow).join('')))
  const more = brief.length === 0 && further === 0 ? '' : [
    element('h2', words.more, { id: 'more' }),
    element('p', words.moreNote, { class: 'said' }),
    elementAround('ul', brief.join('\n'), { class: 'more' }),
    further === 0 ? '' : elementAround('p', element('a', words.further(further), { href: siteOrigin + routes.archiveDay(date) })),
  ].join('')
  const changed = latestOf([...daily.whole.values()])
  return [
    '<!doctype html>',
    '<html lang="bn"><head><meta charset="utf-8"/>',
    // Opened from a disk, too, it asks for nothing.
    emptyElement('meta', { 'http-equiv': 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'; img-src data:" }),
    emptyElement('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    emptyElement('meta', { name: 'robots', content: 'noindex' }),
    element('title', `${ownPaper.name}, ${formatDate(date, 'bn')}`),
    `<style>${dailyStyle}</style></head><body>`,
    elementAround('header', [
      elementAround('p', escapeMarkup(ownPaper.name) + alponaSvg(isoDay(date), 56), { class: 'name' }),
      elementAround('h1', element('time', day, { datetime: isoDay(date) })),
      bangla === null ? '' : element('p', formatBanglaDate(bangla, 'bn')),
      element('p', words.pass, { class: 'pass' }),
    ].join('')),
    elementAround('nav', [
      element('h2', words.contents, { id: 'contents' }), ...contents,
      more === '' ? '' : elementAround('ul', elementAround('li', element('a', words.more, { href: '#more' }))),
    ].join('\n'), { 'aria-labelledby': 'contents' }),
    '<main>',
    ...parts.map(({ section, stories }) => (
      elementAround('section', element('h2', partName(section)) + stories.map(({ id }) => whole.get(id)!).join('\n'), section === null ? { class: 'first' } : {})
    )),
    more,
    '</main>',
    elementAround('footer', [
      changed === null ? '' : element('p', words.until(formatDateTime(changed, 'bn'))),
      elementAround('p', element('a', siteOrigin.replace(/^https?:\/\//, ''), { href: siteOrigin })),
      ...(ownPaper.editor === null ? [] : [element('p', ownPaper.editor)]),
    ].join('')),
    '</body></html>\n',
  ].join('\n')
}

const encoder = new TextEncoder()
/** In UTF-8, with the line's end that stands behind it. */
const bytesOf = (text: string) => encoder.encode(text).length + 1

/** The first of some stories, as many as fit into a room. */
function inRoom(stories: readonly StoryId[], sizeOf: (id: StoryId) => number, room: number): Set<StoryId> {
  const kept = new Set<StoryId>()
  for (const id of stories) {
    room -= sizeOf(id)
    if (room < 0) break
    kept.add(id)
  }
  return kept
}

function latestOf(stories: readonly Story[]): Date | null {
  const times = stories.flatMap((story) => [dateOfFeed(story).changed, ...story.corrections.map(({ at }) => at)].map((time) => time.getTime()))
  return times.length === 0 ? null : new Date(Math.max(...times))
}

const partName = (section: string | null) => (section === null ? words.front : findSection(section)?.bn ?? section)
const placeOf = (id: StoryId) => `s-${id}`
const addressOf = (story: Pick<StorySummary, 'section' | 'id'>) => siteOrigin + routes.story(story)

const contentsRow = ({ id, headline }: StorySummary) => elementAround('li', element('a', headline, { href: `#${placeOf(id)}` }))

const briefRow = (story: StorySummary) => elementAround('li', (
  elementAround('h3', element('a', story.headline, { href: addressOf(story) })) + element('p', story.standfirst)
), { id: placeOf(story.id) })

interface Around {
  /** Whether a story stands in the same file. */
  standsHere: (story: StorySummary) => boolean
  pictures: Daily['pictures']
}

/** A whole story, with the picture above it where that is at hand. */
function articleHtml(story: Story, { standsHere, pictures }: Around): string {
  const shown = story.picture === null ? undefined : pictures.get(story.picture.id)
  const { published, updated, bylines, sample } = story
  const notes = [
    bylines.map(({ name }) => name).join(', '),
    published === null ? '' : words.published(formatDateTime(published, 'bn')),
    published === null || updated === null || updated <= published ? '' : words.updated(formatDateTime(updated, 'bn')),
  ].filter((part) => part !== '').join(' · ')
  const text = storyHtml({ ...story, sourceLine: null }, {
    heading: 'h4',
    figure: figureInWords,
    // What stands in this paper is read in it.
    boxAddress: (other) => (standsHere(other) ? `#${placeOf(other.id)}` : addressOf(other)),
  })
  return elementAround('article', [
    element('h3', story.headline),
    element('p', story.standfirst, { class: 'standfirst' }),
    element('p', notes === '' ? null : notes, { class: 'said' }),
    ...story.corrections.map(({ text: said, at }) => element('p', `${words.correction(formatDateTime(at, 'bn'))}: ${said}`, { class: 'note' })),
    story.picture === null ? '' : shown === undefined ? figureInWords(story.picture) : figureHtml(story.picture, shown),
    text,
    element('p', story.sourceLine === null ? null : words.source(story.sourceLine), { class: 'said' }),
    element('p', sample === null ? null : words.sample[sample], { class: 'said' }),
    elementAround('p', `${element('a', words.back, { href: '#contents' })} · ${element('a', words.onSite, { href: addressOf(story) })}`, { class: 'back' }),
  ].filter((part) => part !== '').join('\n'), { id: placeOf(story.id) })
}

const saidOf = ({ caption, credit }: Picture) => [caption, credit].filter((part) => part !== null).join(' · ')

function figureHtml(picture: Picture, { file, bytes }: { file: PictureFile; bytes: Uint8Array }): string {
  const said = saidOf(picture)
  const src = `data:image/${file.format};base64,${base64(bytes)}`
  const image = emptyElement('img', { src, alt: picture.alt, width: String(file.width), height: String(file.height) })
  return elementAround('figure', image + element('figcaption', said === '' ? null : said))
}

const figureInWords = (picture: Picture) => element('p', words.picture(saidOf(picture) || picture.alt), { class: 'said' })

function base64(bytes: Uint8Array): string {
  let text = ''
  // A call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return btoa(text)
}

/** The ornament of the day, in the colour of the text around it. */
function alponaSvg(id: string, size: number): string {
  const { strokes, dots, circles } = alponaOf(id)
  const half = alponaSide / 2
  return elementAround('svg', [
    ...circles.map(({ r, width }) => emptyElement('circle', { r: String(r), 'stroke-width': String(width) })),
    ...strokes.map(({ d, width }) => emptyElement('path', { d, 'stroke-width': String(width) })),
    ...dots.map(({ x, y, r }) => emptyElement('path', { d: `M${x},${y}h0`, 'stroke-width': String(2 * r) })),
  ].join(''), {
    width: String(size), height: String(size), viewBox: `${-half} ${-half} ${alponaSide} ${alponaSide}`,
    fill: 'none', stroke: 'currentColor', 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'aria-hidden': 'true',
  })
}
