import type { Block } from '@/lib/news/blocks'
import type { Picture } from '@/lib/news/picture'
import { openingOf, type Contributor, type Sample, type Story, type StoryKind, type StorySummary, type Topic } from '@/lib/news/story'
import { focalPoint } from './pictures'
import { Prisma } from './generated/client'
import type { SampleOrigin, StoryKind as StoredKind, StoryState } from './generated/client'

/** Rows as the queries of this folder select them, and the news values they stand for. Nothing else crosses. */

export interface SummaryRow {
  id: string
  kind: StoredKind
  section: string
  headline: string
  shortHeadline: string | null
  standfirst: string | null
  beginning: string
  bylines: Contributor[]
  published: Date | null
  captured: Date | null
  picture: Picture | null
  sample: SampleOrigin | null
  breakingUntil: Date | null
}

export interface StoryRow extends SummaryRow {
  state: StoryState
  updated: Date | null
  place: string | null
  body: Block[]
  signOff: string | null
  sourceLine: string | null
  topics: Topic[]
  corrections: { text: string; at: string }[]
}

/** The columns of a summary, for a query in which the story stands as `s`. */
export const summaryColumns = Prisma.sql`
  s.id, s.kind::text as kind, s.section, s.headline, s.short_headline as "shortHeadline", s.standfirst, left(s.plain_text, 1280) as beginning, s.published, s.captured, s.sample::text as sample,
  case when s.breaking_until > now() then s.breaking_until end as "breakingUntil",
  (select coalesce(jsonb_agg(jsonb_build_object('slug', c.slug, 'name', c.name, 'kind', c.kind) order by b.position), '[]')
     from byline b join contributor c on c.slug = b.contributor_slug where b.story_id = s.id) as bylines,
  (select jsonb_build_object('id', p.id, 'width', p.width, 'height', p.height, 'files', p.files, 'alt', p.alt, 'caption', p.caption, 'credit', p.credit, 'focal', ${focalPoint})
     from picture p where p.id = s.picture_id) as picture`

/** What a story has beyond its summary. */
export const storyColumns = Prisma.sql`
  ${summaryColumns}, s.state::text as state, s.updated, s.place, s.body, s.sign_off as "signOff", s.source_line as "sourceLine",
  (select coalesce(jsonb_agg(jsonb_build_object('slug', t.slug, 'name', t.name) order by st.position), '[]')
     from story_topic st join topic t on t.slug = st.topic_slug where st.story_id = s.id) as topics,
  (select coalesce(jsonb_agg(jsonb_build_object('text', c.text, 'at', c.at) order by c.at desc, c.id desc), '[]')
     from correction c where c.story_id = s.id) as corrections`

export function toSummary(row: SummaryRow): StorySummary {
  return {
    id: row.id,
    kind: toKind(row.kind),
    section: row.section,
    headline: row.headline,
    shortHeadline: row.shortHeadline,
    standfirst: row.standfirst,
    opening: row.standfirst === null ? openingOf(row.beginning) : null,
    bylines: row.bylines,
    published: row.published,
    captured: row.captured,
    picture: row.picture,
    sample: toSample(row.sample),
    breakingUntil: row.breakingUntil,
  }
}

/** `pictures` and `boxes` are what the blocks of the body name; they come from queries of their own. */
export function toStory(row: StoryRow, pictures: Story['pictures'], boxes: Story['boxes']): Story {
  return {
    ...toSummary(row),
    updated: row.updated,
    place: row.place,
    body: row.body,
    signOff: row.signOff,
    sourceLine: row.sourceLine,
    topics: row.topics,
    corrections: row.corrections.map(({ text, at }) => ({ text, at: new Date(at) })),
    pictures,
    boxes,
  }
}

/** PostgreSQL's own enumerations have no hyphen. */
function toKind(kind: StoredKind): StoryKind {
  return kind === 'headline_only' ? 'headline-only' : 'full'
}

function toSample(sample: SampleOrigin | null): Sample {
  return sample
}
