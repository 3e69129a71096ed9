import { feedAnswer } from '@/app/(feeds)/feed-answer'

export const dynamic = 'force-dynamic'

export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  return feedAnswer({ of: 'topic', slug: (await params).slug }, 'json')
}
