import { createHash } from 'node:crypto'
import { banglaDateAt, dhakaDate, formatBanglaDate, formatDate } from '@/lib/bangla/dates'
import { findSection, paper } from '@/lib/news/paper'
import { storyCode } from '@/lib/news/story-code'
import type { FocalPoint } from '@/lib/news/picture'
import type { Story, StoryId } from '@/lib/news/story'
import { routes } from '@/lib/routes'
import { cardSizes } from './forms'

/** The picture on a card: one file of it, what must stay in sight, and whose it is. */
export interface CardPicture {
  file: string
  focal: FocalPoint | null
  credit: string | null
}

/** All that a card says. What is not in here is not on it, so cards of equal facts are the same file. */
export interface CardFacts {
  id: StoryId
  headline: string
  section: string
  /** The day of publication in both calendars; null where it is not known. */
  date: string | null
  banglaDate: string | null
  picture: CardPicture | null
  nameplate: string
  /** Where the paper is read and its cards are checked, without a scheme; null for a paper without an address of its own. */
  site: string | null
  code: string
}

/** Raised when a card of the same facts comes to look otherwise. */
const drawing = 1

/** The narrowest file that is sharp on a card. */
const pictureWidth = 960

/** What the card of a story says. `story` has stored text; a headline without a text has a card too. */
export function cardFacts(
  { id, headline, section, published, picture }: Pick<Story, 'id' | 'headline' | 'section' | 'published' | 'picture'>,
): CardFacts {
  const bangla = published === null ? null : banglaDateAt(published, paper.banglaDayStart)
  const jpegs = picture?.files.filter(({ format }) => format === 'jpeg') ?? []
  const file = jpegs.find(({ width }) => width >= pictureWidth) ?? jpegs.at(-1)
  return {
    id,
    headline,
    section: findSection(section)?.bn ?? section,
    date: published === null ? null : formatDate(dhakaDate(published), 'bn'),
    banglaDate: bangla === null ? null : formatBanglaDate(bangla, 'bn'),
    picture: file === undefined ? null : { file: file.file, focal: picture?.focal ?? null, credit: picture?.credit ?? null },
    nameplate: paper.nameplate ?? paper.name,
    site: paper.siteAddress === null ? null : new URL(paper.siteAddress).host,
    code: storyCode(id),
  }
}

/** A hash of what a card says, 12 hex digits: the second part of its address, so that whoever keeps a card keeps the right one. */
export function cardRevision(facts: CardFacts): string {
  return createHash('sha256').update(JSON.stringify([drawing, facts])).digest('hex').slice(0, 12)
}

/** The share card of a story as the head of its page names it. */
export function shareCard(story: Parameters<typeof cardFacts>[0]): { url: string; width: number; height: number; alt: string } {
  const facts = cardFacts(story)
  return { url: routes.card(facts.id, cardRevision(facts)), ...cardSizes.share, alt: facts.headline }
}
