import type { StoryId } from '@/lib/news/story'
import { undatedOrder } from '@/lib/news/ordering'
import type { SampleOrigin } from './generated/client'
import type { Store } from './transaction'

/** What a removal took away. */
export interface Removed {
  stories: number
  pictureIds: string[]
}

/**
 * Takes away the samples of one origin in every state, with the lists that their pages showed and the headlines that
 * nothing else names. A sample that a remaining page or story still links keeps its headline and its address, without its
 * text: it is what that page knew of it. Returns how many stories went and the pictures that may have lost their use.
 */
export async function removeSamples(store: Store, origin: SampleOrigin): Promise<Removed> {
  const samples = await store.story.findMany({
    where: { sample: origin, kind: 'full' }, select: { id: true, sourceKey: true, pictureId: true, body: true },
  })
  const ids = samples.map(({ id }) => id)
  await store.pageList.deleteMany({ where: { sourceKey: { in: samples.flatMap(({ sourceKey }) => sourceKey ?? []) } } })
  await store.curatedLink.deleteMany({ where: { storyId: { in: ids } } })

  const named = await store.$queryRaw<{ id: string }[]>`
    select id from unnest(${ids}::text[]) as sample(id)
    where exists (select from curated_link l where l.related_id = sample.id)
       or exists (select from page_list_item i where i.story_id = sample.id)`
  for (const { id } of named) await reduceToHeadline(store, id)
  const kept = new Set(named.map(({ id }) => id))
  const gone = await store.story.deleteMany({ where: { id: { in: ids.filter((id) => !kept.has(id)) } } })
  const headlines = await store.$executeRaw`
    delete from story s where s.kind = 'headline_only' and s.sample = ${origin}::sample_origin
      and not exists (select from curated_link l where l.related_id = s.id)
      and not exists (select from page_list_item i where i.story_id = s.id)`
  await removeUnusedNames(store)
  return {
    stories: gone.count + named.length + headlines,
    pictureIds: [...new Set(samples.flatMap(({ pictureId, body }) => [...(pictureId === null ? [] : [pictureId]), ...picturesOf(body)]))],
  }
}

/** Takes away those among `ids` that are headlines without a text and that no list and no story names. */
export async function removeUnnamedHeadlines(store: Store, ids: readonly StoryId[]): Promise<void> {
  await store.$executeRaw`
    delete from story s where s.id = any (${[...ids]}::text[]) and s.kind = 'headline_only'
      and not exists (select from curated_link l where l.related_id = s.id)
      and not exists (select from page_list_item i where i.story_id = s.id)`
}

/** Takes away topics, people and desks that no story has, in any state. */
export async function removeUnusedNames(store: Store): Promise<void> {
  await store.topic.deleteMany({ where: { stories: { none: {} } } })
  await store.contributor.deleteMany({ where: { bylines: { none: {} } } })
}

async function reduceToHeadline(store: Store, id: StoryId): Promise<void> {
  const { captured, headlineKey } = await store.story.findUniqueOrThrow({ where: { id }, select: { captured: true, headlineKey: true } })
  await store.byline.deleteMany({ where: { storyId: id } })
  await store.storyTopic.deleteMany({ where: { storyId: id } })
  await store.story.update({
    where: { id },
    data: {
      kind: 'headline_only', sourceKey: null, importHash: null, sample: null, pictureId: null, standfirst: null, body: [],
      plainText: '', searchKey: headlineKey, leadWords: [], published: null, updated: null, place: null, signOff: null,
      sourceLine: null, ordered: captured ?? undatedOrder,
    },
  })
}

function picturesOf(body: unknown): string[] {
  if (!Array.isArray(body)) return []
  return body.flatMap((block: { kind?: string; picture?: string }) => (block.kind === 'picture' && block.picture ? [block.picture] : []))
}
