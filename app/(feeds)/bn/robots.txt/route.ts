import { documentAnswer } from '@/app/(feeds)/answer'
import { found } from '@/lib/reading/found'
import { writeRobots } from '@/lib/syndication/robots'

export const dynamic = 'force-dynamic'

export function GET(): Response {
  return documentAnswer(found(null), () => ({ text: writeRobots(), type: 'text/plain; charset=utf-8', stories: [] }))
}
