import type { Draft } from '@/lib/news/draft'

/** What tabs of one browser tell each other about a story. */
export type TabMessage =
  | { kind: 'here' | 'gone' | 'asked'; tab: string }
  | { kind: 'saved'; tab: string; version: number; content: Draft }

export interface Tab {
  name: string
  /** Whether the tab of that name is closed, so that what it left can be taken over. True where browsers cannot tell. */
  isClosed(name: string): Promise<boolean>
  tell(message: TabMessage): void
  close(): void
}

const held = (story: string, tab: string) => `pathok-tab-${story}-${tab}`

/**
 * Makes this tab known to the others that have the same story open. The name survives a reload, so that the tab finds its
 * own text again; a tab that was made by copying another gets a name of its own.
 */
export async function openTab(story: string, hear: (message: TabMessage) => void): Promise<Tab> {
  const name = await nameOfTab(story)
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`pathok-story-${story}`)
  if (channel !== null) {
    channel.onmessage = ({ data }: MessageEvent<TabMessage>) => hear(data)
    channel.postMessage({ kind: 'asked', tab: name.value } satisfies TabMessage)
  }
  return {
    name: name.value,
    async isClosed(other) {
      if (!('locks' in navigator)) return true
      const { held: all } = await navigator.locks.query()
      return !(all ?? []).some((lock) => lock.name === held(story, other))
    },
    tell: (message) => channel?.postMessage(message),
    close() {
      channel?.postMessage({ kind: 'gone', tab: name.value } satisfies TabMessage)
      channel?.close()
      name.release()
    },
  }
}

async function nameOfTab(story: string): Promise<{ value: string; release: () => void }> {
  const place = `pathok-tab-${story}`
  let value = remembered(place)
  // Browsers offer locks to pages on https and on this machine alone; without them a name may be used twice after a tab
  // was copied, so each opening takes a new one and finds the text of the last among those left behind.
  if (value === null || !('locks' in navigator)) value = newName()
  let release = await hold(held(story, value))
  if (release === null) {
    value = newName()
    release = await hold(held(story, value))
  }
  remember(place, value)
  return { value, release: release ?? (() => {}) }
}

/** Holds a lock as long as the page lives; null when another tab has it. */
function hold(name: string): Promise<(() => void) | null> {
  if (!('locks' in navigator)) return Promise.resolve(() => {})
  return new Promise((resolve) => {
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (lock === null) return resolve(null)
      return new Promise<void>((release) => resolve(release))
    })
  })
}

function newName(): string {
  return [...crypto.getRandomValues(new Uint8Array(9))].map((byte) => byte.toString(36).padStart(2, '0')).join('')
}

function remembered(place: string): string | null {
  try {
    return sessionStorage.getItem(place)
  } catch {
    return null
  }
}

function remember(place: string, value: string): void {
  try {
    sessionStorage.setItem(place, value)
  } catch {
    // A browser that keeps nothing gives each opening a name of its own.
  }
}
