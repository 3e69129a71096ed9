import { MostReadRegion } from '@/components/lists/stories-rail'
import { findMostRead } from '@/lib/reading/most-read'

/** The most read, beside a list page. */
export async function MostReadRail() {
  const mostRead = await findMostRead()
  return mostRead.status === 'found' ? <MostReadRegion mostRead={{ ...mostRead.value, stories: mostRead.value.stories.slice(0, 5) }} /> : null
}
