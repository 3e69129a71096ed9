import { distinctiveWords } from '@/lib/bangla/words'
import { key } from '@/lib/bangla/normalise'
import { inlineText, plainText, type Block } from '@/lib/news/blocks'
import { searchKey } from '@/lib/search/plain'

/** What is kept of a story's words so that it can be found: see the columns of the same names in prisma/schema.prisma. */
export interface LookupWords {
  headlineKey: string
  plainText: string
  searchKey: string
  leadWords: string[]
}

/** From text in stored form. `leadWords` are of the headline and the first paragraph, where news says what it is about. */
export function lookupWords(story: { headline: string; standfirst: string | null; body: readonly Block[] }): LookupWords {
  const text = plainText(story.body)
  const first = story.body.find((block) => block.kind === 'paragraph')
  return {
    headlineKey: key(story.headline),
    plainText: text,
    searchKey: searchKey([story.headline, story.standfirst, text]),
    leadWords: [...new Set(distinctiveWords(first === undefined ? story.headline : `${story.headline}\n${inlineText(first.text)}`))],
  }
}
