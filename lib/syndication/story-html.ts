import { assertNever, type Block, type Inline } from '@/lib/news/blocks'
import type { Picture, PictureFile } from '@/lib/news/picture'
import type { Story, StoryId, StorySummary } from '@/lib/news/story'
import { siteOrigin } from '@/lib/news/site-origin'
import { routes } from '@/lib/routes'
import { element, elementAround, emptyElement, escapeMarkup } from './markup'

/** What differs between those who are given a story as plain HTML. */
export interface Manner {
  /** The element of a heading inside the text. */
  heading: 'h2' | 'h4'
  figure: (picture: Picture) => string
  /** Where the headline of another story leads that the text names. */
  boxAddress: (story: StorySummary) => string
}

const forFeeds: Manner = { heading: 'h2', figure: linkedFigure, boxAddress: (story) => siteOrigin + routes.story(story) }

/**
 * The text of a story as plain HTML with whole addresses, for who is elsewhere: no classes, no scripts, nothing that a reader
 * has to know of this site. Without a `manner`, as feed readers have it. Sign-off initials stay with the page.
 */
export function storyHtml(story: Pick<Story, 'body' | 'pictures' | 'boxes' | 'sourceLine'>, manner: Manner = forFeeds): string {
  const blocks = story.body.map((block) => blockHtml(block, story, manner))
  return [...blocks, element('p', story.sourceLine)].filter((html) => html !== '').join('\n')
}

/** The stories of which the HTML of these tells something: they themselves, and those whose headlines stand in them. Each once. */
export function storiesToldOf(stories: readonly Pick<Story, 'id' | 'boxes'>[]): StoryId[] {
  return [...new Set(stories.flatMap(({ id, boxes }) => [id, ...Object.keys(boxes) as StoryId[]]))]
}

function blockHtml(block: Block, { pictures, boxes }: Pick<Story, 'pictures' | 'boxes'>, { heading, figure, boxAddress }: Manner): string {
  const shown = (id: string) => (pictures[id] === undefined ? '' : figure(pictures[id]))
  switch (block.kind) {
    case 'paragraph':
      return elementAround('p', runsHtml(block.text))
    case 'heading':
      return element(heading, block.text)
    case 'quotation': {
      const speaker = block.speaker === null ? '' : elementAround('p', `– ${escapeMarkup(block.speaker)}`)
      return elementAround('blockquote', elementAround('p', linesHtml(block.text)) + speaker)
    }
    case 'list':
      return elementAround(block.ordered ? 'ol' : 'ul', block.items.map((item) => elementAround('li', runsHtml(item))).join(''))
    case 'picture':
      return shown(block.picture)
    case 'gallery':
      return block.pictures.map(shown).join('')
    case 'embed':
      return elementAround('p', element('a', block.title, { href: block.href }))
    case 'divider':
      return '<hr/>'
    case 'related': {
      const box = boxes[block.story]
      return box === undefined ? '' : elementAround('p', element('a', box.headline, { href: boxAddress(box) }))
    }
    case 'table': {
      const row = (cells: readonly string[], name: 'th' | 'td') => elementAround('tr', cells.map((cell) => element(name, cell)).join(''))
      const head = elementAround('thead', row(block.header, 'th'))
      const body = elementAround('tbody', block.rows.map((cells) => row(cells, 'td')).join(''))
      return elementAround('table', element('caption', block.caption) + head + body)
    }
    default:
      return assertNever(block)
  }
}

function runsHtml(runs: readonly Inline[]): string {
  return runs.map(({ text, strong, href }) => {
    const marked = strong === true ? elementAround('strong', linesHtml(text)) : linesHtml(text)
    if (href === undefined) return marked
    return elementAround('a', marked, { href: href.startsWith('/') ? siteOrigin + href : href })
  }).join('')
}

const linesHtml = (text: string) => escapeMarkup(text).replaceAll('\n', '<br/>')

function linkedFigure(picture: Picture): string {
  const file = passedOn(picture)
  if (file === null) return ''
  const said = [picture.caption, picture.credit].filter((part) => part !== null).join(' · ')
  const image = emptyElement('img', { src: siteOrigin + routes.picture(file.file), alt: picture.alt, width: String(file.width), height: String(file.height) })
  return elementAround('figure', image + element('figcaption', said === '' ? null : said))
}

/** The file of a picture for who is elsewhere: a JPEG, which everything can show, of middling width. Null without one. */
export function passedOn(picture: Picture): PictureFile | null {
  const jpegs = picture.files.filter(({ format }) => format === 'jpeg').sort((a, b) => a.width - b.width)
  return jpegs.find(({ width }) => width >= 960) ?? jpegs.at(-1) ?? null
}
