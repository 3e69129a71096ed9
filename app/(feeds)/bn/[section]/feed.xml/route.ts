import { feedAnswer } from '@/app/(feeds)/feed-answer'

export const dynamic = 'force-dynamic'

export async function GET(_: Request, { params }: { params: Promise<{ section: string }> }): Promise<Response> {
  return feedAnswer({ of: 'section', slug: (await params).section }, 'rss')
}
