import type { Contributor, StoryId } from '@/lib/news/story'
import type { Db } from './transaction'
import { visible } from './visible'

/** What a snippet is cut from: the standfirst and the text, as far as one is looked for. */
export interface SearchedText {
  id: StoryId
  text: string
}

/** More than a story has, but for a few; in characters. */
const longestText = 20_000

/** The texts of these stories as far as readers see them, in no order. */
export async function listSearchedTexts(db: Db, ids: readonly StoryId[]): Promise<SearchedText[]> {
  if (ids.length === 0) return []
  return db.$queryRaw<SearchedText[]>`
    select s.id, concat_ws(E'\\n\\n', s.standfirst, left(s.plain_text, ${longestText}::int)) as text
    from story s where s.id = any (${[...ids]}::text[]) and ${visible}`
}

/** The desks that signed a story which readers see, by name. */
export async function listSigningDesks(db: Db): Promise<Contributor[]> {
  return db.$queryRaw<Contributor[]>`
    select c.slug, c.name, c.kind::text as kind from contributor c
    where c.kind = 'desk' and exists (
      select from byline b join story s on s.id = b.story_id where b.contributor_slug = c.slug and ${visible})
    order by c.name limit 100`
}
