import type { ReadWindow, Tally } from '@/lib/news/audience'
import type { StoryId } from '@/lib/news/story'
import { Prisma } from './generated/client'
import { inChange, type Db, type DbClient } from './transaction'
import { visible } from './visible'

const hourMs = 3_600_000

/** Sites that are told apart for a story and a day; what comes from others counts together. */
const mostSites = 30

/** Adds `sites`, which holds each site of a story and a day once, to those that are there. */
const addingSites = Prisma.sql`
    placed as (
      select n.*, k.host is not null as known,
        count(*) filter (where k.host is null) over (partition by n.story_id, n.day order by n.views desc, n.host) as place,
        (select count(*) from audience_referrer r where r.story_id = n.story_id and r.day = n.day) as there
      from sites n left join audience_referrer k using (story_id, day, host)
    ),
    referrers as (
      insert into audience_referrer as old (story_id, day, host, views)
      select story_id, day, case when known or there + place <= ${mostSites} then host else 'other' end, sum(views)
      from placed group by 1, 2, 3 order by 1, 2, 3
      on conflict (story_id, day, host) do update set views = old.views + excluded.views
    )`

/**
 * Applies a batch of views, as one statement and once: the same `id` again changes nothing and resolves with false. Views
 * of stories that readers cannot see are left out. Throws where the database cannot say; then nothing of it is in.
 */
export async function applyViews(db: Db, id: string, tallies: readonly Tally[], now: Date): Promise<boolean> {
  const column = <Value>(of: (tally: Tally) => Value) => tallies.map(of)
  const [applied] = await db.$queryRaw<{ batches: bigint }[]>`
    with batch as (insert into audience_batch (id, applied) values (${id}::uuid, ${now}) on conflict do nothing returning id),
    told as (
      select t.*, (t.hour at time zone 'Asia/Dhaka')::date as day
      from unnest(
        ${column(({ storyId }) => storyId)}::text[], ${column(({ hour }) => new Date(hour * hourMs))}::timestamptz[],
        ${column(({ form }) => form)}::text[], ${column(({ from }) => from)}::text[],
        ${column(({ views }) => views)}::int[], ${column(({ ranked }) => ranked)}::int[]
      ) as t(story_id, hour, form, host, views, ranked)
      join story s on s.id = t.story_id
      where ${visible} and exists (select from batch)
    ),
    hours as (
      insert into audience_hour as old (story_id, hour, form, views, ranked)
      select story_id, hour, form::view_form, sum(views), sum(ranked) from told group by 1, 2, 3 order by 1, 2, 3
      on conflict (story_id, hour, form) do update set views = old.views + excluded.views, ranked = old.ranked + excluded.ranked
    ),
    sites as (select story_id, day, host, sum(views) as views from told group by 1, 2, 3),
    ${addingSites}
    select count(*) as batches from batch`
  return Number(applied!.batches) > 0
}

/** The ids of all stories that readers can see, in their order, after `after`; `most` at a time. */
export async function listVisibleIds(db: Db, after: string, most: number): Promise<StoryId[]> {
  const rows = await db.$queryRaw<{ id: StoryId }[]>`
    select s.id from story s where ${visible} and s.id > ${after} order by s.id limit ${most}`
  return rows.map(({ id }) => id)
}

/** Any constant that nothing else in this database takes. */
const listLock = 7_040_212_061
/** The places of a list that are kept. */
const longest = 30
/** What fewer have read is not what most read, and a list of it would tell of single readers. */
const fewestReaders = 10

/**
 * Computes the lists anew, unless another server does so or has within `every` ms; resolves with whether it did. `weights`
 * says what the views of each hour count for, and the hours are counted from 1970. Stories that
 * an editor hides stay out, and those that fewer than ten have read. Lists that came out empty are computed again.
 */
export async function computeMostRead(
  db: DbClient, weights: Readonly<Record<ReadWindow, readonly { hour: number; weight: number }[]>>, every: number, now: Date,
): Promise<boolean> {
  return inChange(db, async (within) => {
    const [lock] = await within.$queryRaw<{ mine: boolean }[]>`select pg_try_advisory_xact_lock(${listLock}::bigint) as mine`
    if (lock?.mine !== true) return false
    const [before] = await within.$queryRaw<{ computed: Date | null }[]>`select max(computed) as computed from most_read`
    if (before?.computed != null && now.getTime() - before.computed.getTime() < every) return false
    await within.$executeRaw`delete from most_read`
    for (const [window, hours] of Object.entries(weights)) {
      await within.$executeRaw`
        insert into most_read ("window", position, story_id, score, computed)
        select ${window}, row_number() over (order by score desc, story_id desc), story_id, score, ${now} from (
          select a.story_id, sum(a.ranked * w.weight) as score
          from unnest(${hours.map(({ hour }) => new Date(hour * hourMs))}::timestamptz[], ${hours.map(({ weight }) => weight)}::float8[]) as w(hour, weight)
          join audience_hour a on a.hour = w.hour
          join story s on s.id = a.story_id
          where ${visible} and not exists (select from most_read_hidden h where h.story_id = a.story_id)
          group by a.story_id having sum(a.ranked) >= ${fewestReaders}
          order by score desc, a.story_id desc limit ${longest}
        ) best`
    }
    return true
  })
}

/** How long hours and days are kept apart, and how long it is known which batches are in. */
const apart = 60 * 24 * hourMs
const batchesKept = 30 * 24 * hourMs

/**
 * Brings the hours of long ago together into days and the days of sites into months, under the first of them, and forgets
 * batches that nobody can bring again. What is kept of a story is bounded by its age, whatever sites are named to us.
 */
export async function tidyAudience(db: Db, now: Date): Promise<void> {
  await db.$executeRaw`
    with day_of as (
      select story_id, hour, form, date_trunc('day', hour at time zone 'Asia/Dhaka') at time zone 'Asia/Dhaka' as day
      from audience_hour where hour < ${new Date(now.getTime() - apart)}
    ),
    gone as (
      delete from audience_hour a using day_of d
      where a.story_id = d.story_id and a.hour = d.hour and a.form = d.form and d.hour <> d.day
      returning a.story_id, d.day, a.form, a.views, a.ranked
    )
    insert into audience_hour as old (story_id, hour, form, views, ranked)
    select story_id, day, form, sum(views), sum(ranked) from gone group by 1, 2, 3
    on conflict (story_id, hour, form) do update set views = old.views + excluded.views, ranked = old.ranked + excluded.ranked`
  await db.$executeRaw`
    with gone as (
      delete from audience_referrer
      where day < (${new Date(now.getTime() - apart)}::timestamptz at time zone 'Asia/Dhaka')::date and extract(day from day) <> 1
      returning story_id, date_trunc('month', day)::date as day, host, views
    ),
    sites as (select story_id, day, host, sum(views) as views from gone group by 1, 2, 3),
    ${addingSites}
    select from sites`
  await db.$executeRaw`delete from audience_batch where applied < ${new Date(now.getTime() - batchesKept)}`
}
