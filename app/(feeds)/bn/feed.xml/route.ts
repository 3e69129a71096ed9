import { feedAnswer } from '@/app/(feeds)/feed-answer'

export const dynamic = 'force-dynamic'

export function GET(): Promise<Response> {
  return feedAnswer({ of: 'all' }, 'rss')
}
