import type { StoryId } from '@/lib/news/story'

/** A story as far as its place on the front page goes. */
export interface Candidate {
  id: StoryId
  section: string
  full: boolean
  dated: boolean
  samplePaper: boolean
}

/** Which story stands where. */
export interface FrontPlan {
  lead: StoryId | null
  seconds: StoryId[]
  besideLead: StoryId[]
  latest: StoryId[]
  strips: { section: string; stories: StoryId[] }[]
}

const length = { seconds: 3, besideLead: 2, latest: 7, strip: 7 }

/** As many stories of each sort as could be above the fold and in one strip together: no choice needs to look deeper. */
export const frontDepth = 1 + length.seconds + length.besideLead + length.latest + length.strip

/**
 * Lays out a front page from `candidates`, newest first. A pure choice, the same for the same stories:
 * - the lead is the newest full story with a date; the sample paper leads only where there is nothing else;
 * - the seconds are the next ones, each from a section that neither the lead nor another second has, where possible;
 *   two more stand beside the lead;
 * - the latest are the newest of all that are not above;
 * - a strip for each of `sections`, in that order, from what stands nowhere above: first a full story of one's own
 *   without a date, since no list by time would ever bring it up; then full ones, newest first; then headlines. A section
 *   with nothing left has none.
 * No story is on the page twice.
 */
export function composeFront(candidates: readonly Candidate[], sections: readonly string[]): FrontPlan {
  const used = new Set<StoryId>()
  const take = (stories: readonly Candidate[], most: number) => {
    const taken = [...new Set(stories)].filter(({ id }) => !used.has(id)).slice(0, most)
    for (const { id } of taken) used.add(id)
    return taken
  }
  const full = candidates.filter((story) => story.full)
  const dated = full.filter((story) => story.dated)
  const leads = [...dated.filter((story) => !story.samplePaper), ...dated.filter((story) => story.samplePaper)]
  const [lead] = take(leads.length > 0 ? leads : full, 1)

  const apart = onePerSection(leads.filter(({ id }) => !used.has(id)), lead?.section ?? null)
  const seconds = take([...apart, ...leads], length.seconds)
  const besideLead = take(leads, length.besideLead)
  const latest = take(candidates, length.latest)

  const undated = full.filter((story) => !story.dated)
  const strips = sections.map((section) => {
    const here = (stories: readonly Candidate[]) => stories.filter((story) => story.section === section)
    const head = here(undated).filter((story) => !story.samplePaper && !used.has(story.id)).slice(0, 1)
    const rest = [...here(dated), ...here(undated), ...here(candidates.filter((story) => !story.full))]
    return { section, stories: take([...head, ...rest], length.strip).map(({ id }) => id) }
  })
  return {
    lead: lead?.id ?? null,
    seconds: seconds.map(({ id }) => id),
    besideLead: besideLead.map(({ id }) => id),
    latest: latest.map(({ id }) => id),
    strips: strips.filter(({ stories }) => stories.length > 0),
  }
}

/** The first story of each section, without those of the section `except`. */
function onePerSection(stories: readonly Candidate[], except: string | null): Candidate[] {
  const seen = new Set([except])
  return stories.filter(({ section }) => !seen.has(section) && seen.add(section))
}
