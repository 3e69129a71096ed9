import { setImmediate } from 'node:timers/promises'
import { nameKey } from '@/lib/bangla/name-key'
import type { StoryId } from '@/lib/news/story'
import { recurringNames, type RecurringName } from '@/lib/search/topic-names'
import { findEdition } from '@/lib/store/edition'
import { listBeginnings, listNewestSequences, listSettledNames, listWords } from '@/lib/store/topic-names'
import type { Db, DbClient } from '@/lib/store/transaction'

/** A name that could be a topic of this newspaper. */
export interface TopicProposal {
  /** By which it is confirmed or refused. */
  key: string
  name: string
  spellings: string[]
  /** Those that are about it, newest first. */
  stories: StoryId[]
  /** The newest two of them. */
  examples: { id: StoryId; headline: string }[]
}

/** So many of the newest stories are read: what older ones were about, whoever needed it has made a topic of. */
const read = 2_000
/** So much of a story; what it is about it says early. */
const longest = 300
/** Nobody decides on more of them at once. */
const shown = 40
/** From so many stories of a name it is seen whether it is written with a hyphen. */
const looked = 6

/** What was found in this process last, and at which edition: it costs the more the more was published. */
const lately = new WeakMap<DbClient, { edition: string; names: Promise<RecurringName[]> }>()

/** The names that recur in the newest stories as readers see them now, those on which somebody has decided among them. */
export async function newestNames(db: DbClient): Promise<RecurringName[]> {
  const { history, number } = await findEdition(db)
  const edition = `${history} ${number}`
  const known = lately.get(db)
  if (known?.edition === edition) return known.names
  const names = collect(db)
  lately.set(db, { edition, names })
  names.catch(() => lately.delete(db))
  return names
}

async function collect(db: DbClient): Promise<RecurringName[]> {
  const stories = (await listNewestSequences(db, read)).map(({ id, sequence }) => ({ id, sequence: sequence.slice(0, longest) }))
  const ids = new Set<number>()
  for (const { sequence } of stories) for (const id of sequence) ids.add(id)
  ids.delete(0)
  return recurringNames(stories, await listWords(db, [...ids]), () => setImmediate())
}

/**
 * The names, and compounds of two words, that the newest stories are about and on which nobody has decided, those of the
 * most stories first. Forms and spellings of one are one. No query of a reader waits for it, and no table holds it.
 */
export async function listTopicProposals(db: DbClient): Promise<TopicProposal[]> {
  const names = await undecided(db, await newestNames(db))
  const some = names.slice(0, shown)
  const said = await listBeginnings(db, [...new Set(some.flatMap(({ stories }) => stories.slice(0, looked)))])
  return some.map((one) => proposalOf(one, said))
}

/** The proposal of that key among `names`; null where there is none, or somebody has decided on it. */
export async function findTopicProposal(db: Db, names: readonly RecurringName[], key: string): Promise<TopicProposal | null> {
  const [one] = await undecided(db, names.filter((name) => name.key === key))
  return one === undefined ? null : proposalOf(one, await listBeginnings(db, one.stories.slice(0, looked)))
}

async function undecided(db: Db, names: readonly RecurringName[]): Promise<RecurringName[]> {
  const settled = await listSettledNames(db)
  const keys = new Set([...settled.keys, ...settled.names.map(nameKey)])
  return names.filter(({ forms }) => [...forms].every((form) => !keys.has(form)))
}

function proposalOf({ key, name, spellings, stories }: RecurringName, said: Awaited<ReturnType<typeof listBeginnings>>): TopicProposal {
  const texts = stories.slice(0, looked).flatMap((id) => said.get(id) ?? [])
  const written = asWritten(name, texts.map(({ headline, beginning }) => `${headline}\n${beginning}`).join('\n'))
  const examples = stories.slice(0, 2).flatMap((id) => (said.has(id) ? [{ id, headline: said.get(id)!.headline }] : []))
  return { key, name: written, spellings: spellings.filter((one) => one !== written), stories, examples }
}

/** The index parts words at a hyphen; a name that is oftener written with one gets it back. */
function asWritten(name: string, texts: string): string {
  const joined = name.replace(' ', '-')
  const times = (form: string) => texts.split(form).length - 1
  return joined !== name && times(joined) > times(name) ? joined : name
}
