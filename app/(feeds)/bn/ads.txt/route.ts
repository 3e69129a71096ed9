import { documentAnswer } from '@/app/(feeds)/answer'
import { paper } from '@/lib/news/paper'
import { found, unknown } from '@/lib/reading/found'

export const dynamic = 'force-dynamic'

/** Who may sell this newspaper's advertising space (IAB ads.txt), as `paper.json` says; nothing where it names nobody. */
export function GET(): Response {
  return documentAnswer(paper.adsTxt.length === 0 ? unknown : found(paper.adsTxt), (lines) => (
    { text: `${lines.join('\n')}\n`, type: 'text/plain; charset=utf-8', stories: [] }
  ))
}
