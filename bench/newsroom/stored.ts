import type { Draft } from '@/lib/news/draft'
import type { Connection } from '@/lib/store/connection'
import { ask } from './embedded-paper'
import type { Found } from './ledger'

/** The draft of a story and its revisions as the tables hold them; null where there is no draft. */
export async function findStored(connection: Connection, id: string): Promise<Found | null> {
  const drafts = await ask<{ version: number; content: Draft }>(connection, 'select version, content from draft where story_id = $1', [id])
  const revisions = await ask<Found['revisions'][number]>(connection, 'select number, version, act::text as act, content from revision where story_id = $1 order by number', [id])
  return drafts[0] === undefined ? null : { ...drafts[0], revisions }
}

/** What readers see of a story, and what revisions and audit tell of its publishings, in their order. */
export interface Acts {
  publishedVersion: number | null
  headline: string
  revisions: { version: number; headline: string }[]
  audited: number[]
}

export async function findActs(connection: Connection, id: string): Promise<Acts> {
  const [story] = await ask<{ publishedVersion: number | null; headline: string }>(connection, 'select published_version as "publishedVersion", headline from story where id = $1', [id])
  const revisions = await ask<Acts['revisions'][number]>(connection, `
    select version, content ->> 'headline' as headline from revision where story_id = $1 and act = 'published' order by number`, [id])
  const audited = await ask<{ version: number }>(connection, `
    select (detail ->> 'version')::int as version from audit where story_id = $1 and action = 'story.publish' order by id`, [id])
  return { ...story!, revisions, audited: audited.map(({ version }) => version) }
}

/** Everything that is kept of a story's writing, as one figure. */
export async function digestOf(connection: Connection, id: string): Promise<string> {
  const [row] = await ask<{ digest: string }>(connection, `
    select md5(concat(
      (select to_jsonb(d) from draft d where story_id = $1),
      (select jsonb_agg(to_jsonb(r) order by number) from revision r where story_id = $1),
      (select jsonb_agg(to_jsonb(a) order by id) from audit a where story_id = $1))) as digest`, [id])
  return row!.digest
}
