import { picturesIn, type Block } from '@/lib/news/blocks'
import type { StoryId } from '@/lib/news/story'
import { undatedOrder } from '@/lib/news/ordering'
import type { SampleOrigin, StoryKind } from './generated/client'
import type { Db } from './transaction'

/** What a removal took away. */
export interface Removed {
  stories: number
  pictureIds: string[]
}

/** The samples of one origin in every state: those with their text, and mere headlines. */
export async function listSamples(db: Db, origin: SampleOrigin): Promise<{ full: StoryId[]; headlines: StoryId[] }> {
  const samples = await db.story.findMany({ where: { sample: origin }, select: { id: true, kind: true } })
  const of = (wanted: StoryKind) => samples.filter(({ kind }) => kind === wanted).map(({ id }) => id)
  return { full: of('full'), headlines: of('headline_only') }
}

/**
 * Takes away the samples of one origin in every state, with the lists that their pages showed and the headlines that
 * nothing else names. A sample that a remaining page or story still links keeps its headline and its address, without its
 * text: it is what that page knew of it. Returns how many stories went and the pictures that may have lost their use.
 */
export async function removeSamples(db: Db, origin: SampleOrigin): Promise<Removed> {
  const samples = await db.story.findMany({
    where: { sample: origin, kind: 'full' }, select: { id: true, sourceKey: true, pictureId: true, body: true },
  })
  const ids = samples.map(({ id }) => id)
  const names = await listNames(db, ids)
  await db.pageList.deleteMany({ where: { sourceKey: { in: samples.flatMap(({ sourceKey }) => sourceKey ?? []) } } })
  await db.curatedLink.deleteMany({ where: { storyId: { in: ids } } })

  const named = await db.$queryRaw<{ id: string }[]>`
    select id from unnest(${ids}::text[]) as sample(id)
    where exists (select from curated_link l where l.related_id = sample.id)
       or exists (select from page_list_item i where i.story_id = sample.id)`
  for (const { id } of named) await reduceToHeadline(db, id)
  const kept = new Set(named.map(({ id }) => id))
  const gone = await db.story.deleteMany({ where: { id: { in: ids.filter((id) => !kept.has(id)) } } })
  const headlines = await db.$executeRaw`
    delete from story s where s.kind = 'headline_only' and s.sample = ${origin}::sample_origin
      and not exists (select from draft d where d.story_id = s.id and d.saved_by is not null)
      and not exists (select from curated_link l where l.related_id = s.id)
      and not exists (select from page_list_item i where i.story_id = s.id)`
  await removeUnusedNames(db, names)
  return {
    stories: gone.count + named.length + headlines,
    pictureIds: [...new Set(samples.flatMap(({ pictureId, body }) => [...(pictureId === null ? [] : [pictureId]), ...picturesIn(body as unknown as Block[])]))],
  }
}

/** Takes away those among `ids` that are headlines without a text, that no list and no story names, and whose text nobody is writing. */
export async function removeUnnamedHeadlines(db: Db, ids: readonly StoryId[]): Promise<void> {
  await db.$executeRaw`
    delete from story s where s.id = any (${[...ids]}::text[]) and s.kind = 'headline_only'
      and not exists (select from curated_link l where l.related_id = s.id)
      and not exists (select from page_list_item i where i.story_id = s.id)
      and not exists (select from draft d where d.story_id = s.id and d.saved_by is not null)`
}

interface Names {
  topics: string[]
  contributors: string[]
}

async function listNames(db: Db, storyIds: readonly StoryId[]): Promise<Names> {
  const where = { storyId: { in: [...storyIds] } }
  const topics = await db.storyTopic.findMany({ where, select: { topicSlug: true }, distinct: 'topicSlug' })
  const bylines = await db.byline.findMany({ where, select: { contributorSlug: true }, distinct: 'contributorSlug' })
  return { topics: topics.map(({ topicSlug }) => topicSlug), contributors: bylines.map(({ contributorSlug }) => contributorSlug) }
}

/** Only what the samples brought may go: a topic that an editor has just made has no stories either. */
async function removeUnusedNames(db: Db, { topics, contributors }: Names): Promise<void> {
  await db.topic.deleteMany({ where: { slug: { in: topics }, stories: { none: {} } } })
  await db.contributor.deleteMany({ where: { slug: { in: contributors }, bylines: { none: {} } } })
}

async function reduceToHeadline(db: Db, id: StoryId): Promise<void> {
  const { captured, headlineKey } = await db.story.findUniqueOrThrow({ where: { id }, select: { captured: true, headlineKey: true } })
  await db.byline.deleteMany({ where: { storyId: id } })
  await db.storyTopic.deleteMany({ where: { storyId: id } })
  // Its text goes from every place that holds it.
  await db.draft.deleteMany({ where: { storyId: id } })
  await db.revision.deleteMany({ where: { storyId: id } })
  await db.story.update({
    where: { id },
    data: {
      publishedVersion: null, shortHeadline: null, breakingUntil: null,
      kind: 'headline_only', sourceKey: null, importHash: null, sample: null, pictureId: null, standfirst: null, body: [],
      plainText: '', searchKey: headlineKey, published: null, updated: null, place: null, signOff: null,
      sourceLine: null, ordered: captured ?? undatedOrder,
    },
  })
}
