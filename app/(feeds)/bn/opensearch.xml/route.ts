import { documentAnswer } from '@/app/(feeds)/answer'
import { found } from '@/lib/reading/found'
import { openSearchType, writeOpenSearch } from '@/lib/syndication/open-search'

export const dynamic = 'force-dynamic'

export function GET(): Response {
  return documentAnswer(found(null), () => ({ text: writeOpenSearch(), type: `${openSearchType}; charset=utf-8`, stories: [] }))
}
