import type { StoryId } from './story'

/** In which form a story was read; `plain` is the full page without scripts, `offline` one that the device had kept. */
export const viewForms = ['full', 'plain', 'lite', 'offline'] as const
export type ViewForm = (typeof viewForms)[number]

/** The spans of time for which there is a most-read list, the usual one in the middle. */
export const readWindows = ['1h', '24h', '7d'] as const
export type ReadWindow = (typeof readWindows)[number]
export const usualWindow: ReadWindow = '24h'

/** Whether text names one of these spans. */
export function isReadWindow(text: string): text is ReadWindow {
  return (readWindows as readonly string[]).includes(text)
}

/** From where a reader came, where that is no other site. */
export const ownSite = 'own'
export const noSite = 'direct'
/** Sites beyond those that are told apart. */
export const otherSites = 'other'

/** How often a story was read in an hour, in one form and from one site. */
export interface Tally {
  storyId: StoryId
  /** Hours since 1970. */
  hour: number
  form: ViewForm
  /** A host name, `own`, `direct` or `other`. */
  from: string
  views: number
  /** Those of them that count for the most-read list. */
  ranked: number
}
