import type { StoryId } from '@/lib/news/story'
import type { Db } from './transaction'

/** What readers could see of a story's headline and when; nothing of what was only drafted. */
export interface PublicHistory {
  id: StoryId
  updated: Date | null
  corrections: number
  /** The headlines under which it stood, the first one first, each with when it began; a headline that was kept stands once. */
  headlines: { headline: string; from: Date }[]
}

/**
 * The public history of those of `ids` that are there: for published stories. A headline that was scheduled counts when
 * its time came. What was imported has no headlines here until somebody publishes it anew. A note of correction leaves the
 * headline as it is, and its revision may hold words that nobody has published.
 */
export async function listPublicHistory(db: Db, ids: readonly StoryId[]): Promise<PublicHistory[]> {
  if (ids.length === 0) return []
  const wanted = [...ids]
  const [facts, revisions] = await Promise.all([
    db.$queryRaw<{ id: string; updated: Date | null; corrections: number }[]>`
      select s.id, s.updated, (select count(*)::int from correction c where c.story_id = s.id) as corrections
      from story s where s.id = any(${wanted}::text[])`,
    db.$queryRaw<{ id: string; headline: string; from: Date }[]>`
      select r.story_id as id, btrim(r.content ->> 'headline') as headline,
        case when r.act = 'scheduled' then coalesce(s.stamped, s.due) else r.at end as from
      from revision r join story s on s.id = r.story_id
      where r.story_id = any(${wanted}::text[]) and btrim(coalesce(r.content ->> 'headline', '')) <> ''
        and (r.act = 'published' or (r.act = 'scheduled' and coalesce(s.stamped, s.due) <= now() and r.number = (
          select max(x.number) from revision x where x.story_id = r.story_id and x.act = 'scheduled' and x.at <= coalesce(s.stamped, s.due))))
      order by r.story_id, r.number`,
  ])
  return facts.map((one) => ({
    ...one,
    headlines: revisions.filter(({ id }) => id === one.id).map(({ headline, from }) => ({ headline, from }))
      .filter(({ headline }, at, all) => at === 0 || all[at - 1]!.headline !== headline),
  }))
}

/** The published stories that stand under a headline, in key form: their ids, the newest first, at most `most`. */
export async function listIdsByHeadline(db: Db, headlineKey: string, most: number): Promise<StoryId[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select id from story where headline_key = ${headlineKey} and state <> 'withdrawn' order by ordered desc, id desc limit ${most}`
  return rows.map(({ id }) => id)
}

/** When a withdrawn story was withdrawn, by its id or by its headline in key form; null where there is none of that name. */
export async function findWithdrawal(db: Db, { id, headlineKey }: { id: StoryId; headlineKey?: undefined } | { id?: undefined; headlineKey: string }): Promise<{ at: Date | null } | null> {
  const [story] = await db.$queryRaw<{ at: Date | null }[]>`
    select (select max(a.at) from audit a where a.story_id = s.id and a.action = 'story.withdraw') as at
    from story s where s.state = 'withdrawn' and (s.id = ${id ?? null} or s.headline_key = ${headlineKey ?? null}) and s.headline_key <> ''
    order by s.ordered desc limit 1`
  return story ?? null
}

/** The withdrawn stories, the newest first, at most `most`. */
export async function listWithdrawnIds(db: Db, most: number): Promise<StoryId[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`select id from story where state = 'withdrawn' order by ordered desc, id desc limit ${most}`
  return rows.map(({ id }) => id)
}
