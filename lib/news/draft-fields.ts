import { plainText } from './blocks'
import type { Draft } from './draft'

/** What a version of a draft says in one of its fields, as text that can be compared. */
export interface DraftField {
  field: keyof Draft
  text: string
}

/**
 * All fields of a draft as plain text, in the order in which a reader meets them; an empty one is the empty text. Lists
 * are one line an entry. Of pictures, boxes and whatever else of the body has no words, the kind and the id stand in its
 * place, so that taking one out is a difference.
 */
export function draftFields(draft: Draft): DraftField[] {
  const lines = (list: readonly { name: string }[]) => list.map(({ name }) => name).join('\n')
  return [
    { field: 'headline', text: draft.headline },
    { field: 'shortHeadline', text: draft.shortHeadline ?? '' },
    { field: 'standfirst', text: draft.standfirst ?? '' },
    { field: 'section', text: draft.section },
    { field: 'bylines', text: lines(draft.bylines) },
    { field: 'place', text: draft.place ?? '' },
    { field: 'picture', text: draft.picture ?? '' },
    { field: 'body', text: draft.body.map((block) => plainText([block]) || `[${wordless(block)}]`).join('\n\n') },
    { field: 'signOff', text: draft.signOff ?? '' },
    { field: 'sourceLine', text: draft.sourceLine ?? '' },
    { field: 'topics', text: lines(draft.topics) },
    { field: 'related', text: draft.related.join('\n') },
    { field: 'breakingUntil', text: draft.breakingUntil ?? '' },
    { field: 'note', text: draft.note },
  ]
}

function wordless(block: Draft['body'][number]): string {
  const { kind, ...rest } = block
  const said = Object.values(rest).flat().filter((value) => typeof value === 'string')
  return [kind, ...said].join(' ')
}
