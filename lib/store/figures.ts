import type { ViewForm } from '@/lib/news/audience'
import type { StoryId } from '@/lib/news/story'
import type { Db } from './transaction'
import { visible } from './visible'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** How much of something was read. */
export interface Share<Name extends string> {
  name: Name
  views: number
}

/** What an hour had; `hour` counts from 1970. */
export interface HourOfViews {
  hour: number
  views: number
  ranked: number
}

/** A story in the newsroom's figures. */
export interface StoryFigures {
  id: StoryId
  section: string
  headline: string
  /** An editor keeps it out of the most-read list. */
  hidden: boolean
  views: number
}

/** The stories that were read most in the day before `now`, and from where and in which form all were read. */
export async function findFigures(db: Db, most: number, now: Date): Promise<{
  stories: (StoryFigures & { hours: HourOfViews[] })[]
  forms: Share<ViewForm>[]
  sites: Share<string>[]
}> {
  const since = new Date(now.getTime() - dayMs)
  const stories = await db.$queryRaw<StoryFigures[]>`
    select s.id, s.section, s.headline, b.views, h.story_id is not null as hidden
    from (
      select story_id, sum(views)::int as views from audience_hour where hour > ${since}
      group by 1 order by 2 desc, 1 desc limit ${most}
    ) b
    join story s on s.id = b.story_id left join most_read_hidden h on h.story_id = s.id
    where ${visible} order by b.views desc, s.id desc`
  const hours = await db.$queryRaw<(HourOfViews & { id: StoryId })[]>`
    select story_id as id, (extract(epoch from hour) / 3600)::int as hour, sum(views)::int as views, sum(ranked)::int as ranked
    from audience_hour where story_id = any (${stories.map(({ id }) => id)}::text[]) and hour > ${new Date(since.getTime() - hourMs)}
    group by 1, 2 order by 2`
  const forms = await db.$queryRaw<Share<ViewForm>[]>`
    select form::text as name, sum(views)::int as views from audience_hour where hour > ${since} group by 1 order by 2 desc`
  const sites = await db.$queryRaw<Share<string>[]>`
    select host as name, sum(views)::int as views from audience_referrer
    where day = (${now}::timestamptz at time zone 'Asia/Dhaka')::date group by 1 order by 2 desc, 1 limit 20`
  return { stories: stories.map((story) => ({ ...story, hours: hours.filter(({ id }) => id === story.id) })), forms, sites }
}

/** All that was counted of one story: in all, by the hour since `since`, by form and by site; null where readers see no such story. */
export async function findStoryFigures(db: Db, id: StoryId, since: Date): Promise<(StoryFigures & {
  hours: HourOfViews[]
  forms: Share<ViewForm>[]
  sites: Share<string>[]
}) | null> {
  const [story] = await db.$queryRaw<StoryFigures[]>`
    select s.id, s.section, s.headline, exists (select from most_read_hidden where story_id = s.id) as hidden,
      (select coalesce(sum(views), 0)::int from audience_hour where story_id = s.id) as views
    from story s where s.id = ${id} and ${visible}`
  if (story === undefined) return null
  const hours = await db.$queryRaw<HourOfViews[]>`
    select (extract(epoch from hour) / 3600)::int as hour, sum(views)::int as views, sum(ranked)::int as ranked
    from audience_hour where story_id = ${id} and hour >= ${since} group by 1 order by 1`
  const forms = await db.$queryRaw<Share<ViewForm>[]>`
    select form::text as name, sum(views)::int as views from audience_hour where story_id = ${id} group by 1 order by 2 desc`
  const sites = await db.$queryRaw<Share<string>[]>`
    select host as name, sum(views)::int as views from audience_referrer where story_id = ${id} group by 1 order by 2 desc, 1 limit 30`
  return { ...story, hours, forms, sites }
}
