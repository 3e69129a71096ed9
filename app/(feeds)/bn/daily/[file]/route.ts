import { documentAnswer } from '@/app/(feeds)/answer'
import { findDailyPaper } from '@/lib/reading/daily-paper'
import { unknown } from '@/lib/reading/found'
import { dailyDayIn } from '@/lib/routes'
import { dailyLimit, writeDailyPaper } from '@/lib/syndication/daily-paper'
import { storiesToldOf } from '@/lib/syndication/story-html'

export const dynamic = 'force-dynamic'

export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const date = dailyDayIn(`/daily/${(await params).file}`)
  return documentAnswer(date === null ? unknown : await findDailyPaper(date, dailyLimit), (daily) => ({
    text: writeDailyPaper(daily),
    type: 'text/html; charset=utf-8',
    stories: [...new Set([...daily.parts.flatMap((part) => part.stories.map(({ id }) => id)), ...storiesToldOf([...daily.whole.values()])])],
  }))
}
