import 'server-only'
import { key } from '@/lib/bangla/normalise'
import { routes } from '@/lib/routes'
import { suggest, suggestionIndex, type Suggestible, type SuggestionIndex } from '@/lib/search/suggest'
import { findEdition } from '@/lib/store/edition'
import { findStillShown, listSuggestible } from '@/lib/store/suggestible'
import type { Db } from '@/lib/store/transaction'
import { ask, found, type Found } from './found'

/** Something that a reader may mean, and where it is read: a path of the Bengali site. */
export interface Suggestion {
  kind: Suggestible['kind']
  text: string
  url: string
}

/** Names change with the edition; while they are read anew, the ones before are good enough, and what has gone is left out. */
let kept: { edition: string; index: SuggestionIndex } | null = null
let making: Promise<SuggestionIndex> | null = null
let made = -Infinity
/** An hour of many changes reads them so often, in ms, and not oftener. */
const renewedEvery = 2_000

/** At most eight headlines, topics, people and desks that somebody may mean who has typed so far; readers see all of them. */
export async function suggestNames(typed: string, now: Date): Promise<Found<Suggestion[]>> {
  if (key(typed.slice(0, 200)) === '') return found([])
  return ask(async (db) => {
    const offered = suggest(await indexOf(db, now), typed)
    const ids = (...kinds: Suggestible['kind'][]) => offered.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id)
    const shown = await findStillShown(db, { stories: ids('story'), topics: ids('topic'), contributors: ids('person', 'desk') })
    const isShown = ({ kind, id }: Suggestible) => (kind === 'story' ? shown.stories : kind === 'topic' ? shown.topics : shown.contributors).has(id)
    return found(offered.filter(isShown).map(toSuggestion))
  })
}

async function indexOf(db: Db, now: Date): Promise<SuggestionIndex> {
  const { history, number } = await findEdition(db)
  const edition = `${history} ${number}`
  if (kept?.edition === edition) return kept.index
  if (making === null && (kept === null || now.getTime() - made >= renewedEvery)) {
    made = now.getTime()
    making = makeIndex(db, edition).finally(() => {
      making = null
    })
    // Whoever waits for it hears of a failure; the others have the names of before.
    making.catch(() => {})
  }
  return kept?.index ?? making!
}

async function makeIndex(db: Db, edition: string): Promise<SuggestionIndex> {
  const { stories, topics, contributors } = await listSuggestible(db)
  const index = await suggestionIndex([
    ...topics.map(({ slug, name }): Suggestible => ({ kind: 'topic', id: slug, text: name, section: null })),
    ...contributors.map(({ slug, name, kind }): Suggestible => ({ kind, id: slug, text: name, section: null })),
    ...stories.map(({ id, section, headline }): Suggestible => ({ kind: 'story', id, text: headline, section })),
  ], kept?.index)
  kept = { edition, index }
  return index
}

function toSuggestion({ kind, id, text, section }: Suggestible): Suggestion {
  const url = kind === 'story' ? routes.story({ section: section ?? '', id }) : kind === 'topic' ? routes.topic(id) : routes.desk(id)
  return { kind, text, url }
}
