import { publishStory, updateStory, withdrawStory } from '@/commands/as-system'
import { raiseEdition } from '@/lib/store/edition'
import { confirmedByServers, type Confirmed } from '@/lib/store/edition-notices'
import type { OpenedStore } from './fault-store'

/** What is done to stories while things go wrong. Each resolves with its edition when it is committed, and throws when it is refused. */
export interface Newsroom {
  publish: (id: string) => Promise<number | null>
  withdraw: (id: string) => Promise<number | null>
  changeHeadline: (id: string, headline: string) => Promise<number | null>
  /** An edition that touches these pages, languages together, and changes nothing on them. */
  touch: (pages: readonly string[]) => Promise<number | null>
  /** Waits until every running server has applied what `work` commits. */
  confirmed: (work: () => Promise<number | null>) => Promise<Confirmed>
}

export function newsroomOf({ db, connection }: Pick<OpenedStore, 'db' | 'connection'>): Newsroom {
  return {
    publish: async (id) => editionOf(await publishStory(db, id, new Date())),
    withdraw: async (id) => editionOf(await withdrawStory(db, id, new Date())),
    changeHeadline: async (id, headline) => editionOf(await updateStory(db, id, { headline }, new Date())),
    touch(pages) {
      const touched = [...new Set(pages.map((page) => page.replace(/^\/en(?=\/|$)/, '') || '/'))]
      return db.$transaction((within) => raiseEdition(within, { touched, withdrawn: [] }))
    },
    confirmed: (work) => confirmedByServers(connection, work),
  }
}

function editionOf(outcome: { ok: true; value: { edition: number | null } } | { ok: false; code: string }): number | null {
  if (!outcome.ok) throw new Error(`The change was refused: ${outcome.code}`)
  return outcome.value.edition
}
