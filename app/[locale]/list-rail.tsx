import { MissingList } from '@/components/lists/missing-list'
import { MostReadRegion } from '@/components/lists/stories-rail'
import { findMostRead } from '@/lib/reading/most-read'

/** The most read, beside a list page. */
export async function MostReadRail() {
  const mostRead = await findMostRead()
  if (mostRead.status !== 'found') return <MissingList />
  return <MostReadRegion mostRead={{ ...mostRead.value, stories: mostRead.value.stories.slice(0, 5) }} />
}
