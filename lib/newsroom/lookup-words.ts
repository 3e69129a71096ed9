import { key } from '@/lib/bangla/normalise'
import { plainText, type Block } from '@/lib/news/blocks'
import { searchKey } from '@/lib/search/plain'

/** What is kept of a story's words so that it can be found: see the columns of the same names in prisma/schema.prisma. */
export interface LookupWords {
  headlineKey: string
  plainText: string
  searchKey: string
}

/** From text in stored form. */
export function lookupWords(story: { headline: string; standfirst: string | null; body: readonly Block[] }): LookupWords {
  const text = plainText(story.body)
  return {
    headlineKey: key(story.headline),
    plainText: text,
    searchKey: searchKey([story.headline, story.standfirst, text]),
  }
}
