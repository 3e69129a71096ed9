import { nameKey } from '@/lib/bangla/name-key'
import type { Contributor, StoryId, Topic } from '@/lib/news/story'
import type { Db } from './transaction'

/** How many are offered at once; whoever does not find theirs types more. */
const offered = 8

const containing = (words: string) => `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/** Topics whose name holds `words` (stored form), or that are meant by such a name; those that begin so first, then the shortest. */
export async function listTopicsLike(db: Db, words: string): Promise<Topic[]> {
  return db.$queryRaw<Topic[]>`
    select slug, name from topic where name ilike ${containing(words)}
      or slug in (select topic_slug from decided_name where topic_slug is not null and name ilike ${containing(words)})
    order by nullif(position(lower(${words}) in lower(name)), 0), length(name), name limit ${offered}`
}

/** Persons and desks whose name holds `words` (stored form), in the same order. */
export async function listContributorsLike(db: Db, words: string): Promise<Contributor[]> {
  return db.$queryRaw<Contributor[]>`
    select slug, name, kind::text as kind from contributor where name ilike ${containing(words)}
    order by position(lower(${words}) in lower(name)), length(name), name limit ${offered}`
}

/** The headlines of these stories, readable or not, in no order; that of the working copy where the story has none yet. */
export async function listHeadlines(db: Db, ids: readonly StoryId[]): Promise<{ id: StoryId; headline: string }[]> {
  if (ids.length === 0) return []
  return db.$queryRaw`
    select s.id, coalesce(nullif(s.headline, ''), d.headline, '') as headline from story s left join draft d on d.story_id = s.id
    where s.id = any (${[...ids]}::text[])`
}

/** No text is held against more names than this. */
const mostTopics = 5_000

/** The topics whose name begins with one of these pairs of letters (stored form), in no order. */
export async function listTopicsBeginning(db: Db, beginnings: readonly string[]): Promise<Topic[]> {
  if (beginnings.length === 0) return []
  return db.$queryRaw<Topic[]>`
    select slug, name from topic where lower(left(name, 2)) = any (${[...beginnings]}::text[]) limit ${mostTopics}`
}

/** Those of these names (stored form) that a topic has, or that stand for one or for none by decision. */
export async function listNamesTaken(db: Db, names: readonly string[]): Promise<ReadonlySet<string>> {
  const known = await db.topic.findMany({ where: { name: { in: [...names] } }, select: { name: true } })
  const decided = await db.decidedName.findMany({ where: { key: { in: names.map(nameKey) } }, select: { key: true } })
  const [taken, keys] = [new Set(known.map(({ name }) => name)), new Set(decided.map(({ key }) => key))]
  return new Set(names.filter((name) => taken.has(name) || keys.has(nameKey(name))))
}
