import 'server-only'
import { paper } from '@/lib/news/paper'
import type { StorySummary } from '@/lib/news/story'
import { listFrontCandidates } from '@/lib/store/front'
import { listByIds } from '@/lib/store/summaries'
import { composeFront, frontDepth } from './compose-front'
import { ask, found, type Found } from './found'
import { mostReadOf, type MostRead } from './most-read'

/** The front page. */
export interface Front {
  lead: StorySummary | null
  /** Up to three full stories. */
  seconds: StorySummary[]
  /** Up to two full stories, listed under the lead. */
  besideLead: StorySummary[]
  /** Up to seven, from the head of the latest list. */
  latest: StorySummary[]
  /** Up to five. */
  mostRead: MostRead
  /** Sections with stories, in the newspaper's order; up to seven stories each. */
  strips: { section: string; stories: StorySummary[] }[]
}

const mostReadShown = 5

/** The front page as the store has it now; `composeFront` says which story stands where. Three statements and one for the list. */
export async function findFront(): Promise<Found<Front>> {
  return ask(async (db) => {
    const sections = paper.sections.map(({ slug }) => slug)
    const [candidates, mostRead] = await Promise.all([
      listFrontCandidates(db, sections, frontDepth),
      mostReadOf(db),
    ])
    const plan = composeFront(candidates, sections)
    const { lead, seconds, besideLead, latest, strips } = plan
    const ids = [...(lead === null ? [] : [lead]), ...seconds, ...besideLead, ...latest, ...strips.flatMap((strip) => strip.stories)]
    const byId = new Map((await listByIds(db, ids)).map((story) => [story.id, story]))
    const summaries = (wanted: readonly string[]) => wanted.flatMap((id) => byId.get(id) ?? [])
    return found({
      lead: lead === null ? null : byId.get(lead) ?? null,
      seconds: summaries(seconds),
      besideLead: summaries(besideLead),
      latest: summaries(latest),
      mostRead: { ...mostRead, stories: mostRead.stories.slice(0, mostReadShown) },
      strips: strips.map((strip) => ({ section: strip.section, stories: summaries(strip.stories) }))
        .filter(({ stories }) => stories.length > 0),
    })
  })
}
