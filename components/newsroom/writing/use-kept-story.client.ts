import { useCallback, useEffect, useRef, useState } from 'react'
import type { Draft } from '@/lib/news/draft'
import { sameDraft } from '@/lib/news/merge-drafts'
import { Autosave, type DraftConflict, type SaveState } from './autosave.client'
import { deviceDrafts } from './device-drafts.client'
import type { SaveDraft } from './save-draft.client'
import { openTab, type Tab } from './tabs.client'

interface Given {
  id: string
  version: number
  content: Draft
  readOnly: boolean
  save: SaveDraft
}

/** A draft in hand that saves itself. */
export interface KeptStory {
  content: Draft
  /** Raised when the content came from elsewhere, so that fields with a state of their own begin again. */
  generation: number
  /** The newest version that the server is known to have. */
  version: number
  state: SaveState
  conflict: DraftConflict | null
  /** Whether another tab of this browser has the story open too. */
  isElsewhere: boolean
  /** False until the device has been asked what it kept; nothing is written before. */
  isReady: boolean
  change(part: Partial<Draft>): void
  decide(merged: Draft): void
  /** Sends what is unsent; the version under which the server has everything, or null. */
  flush(): Promise<number | null>
  retry(): void
}

const quiet: SaveState = { server: 'saved', reason: null, field: null, kept: true }

/** How long the device may take to say what it kept, in milliseconds. */
const patience = 3_000

/** Something that is over once, with those who wait for it; not for longer than twice the device's patience. */
function openable(): { until: Promise<unknown>; done: () => void } {
  let done = () => {}
  const opened = new Promise<void>((resolve) => {
    done = resolve
  })
  return { until: Promise.race([opened, new Promise((resolve) => setTimeout(resolve, 2 * patience))]), done }
}

/** Holds a draft together with its autosaving, the device's copy and the other tabs. */
export function useKeptStory({ id, version: first, content: given, readOnly, save }: Given): KeptStory {
  const [content, setContent] = useState(given)
  const [generation, setGeneration] = useState(0)
  const [version, setVersion] = useState(first)
  const [state, setState] = useState<SaveState>(quiet)
  const [conflict, setConflict] = useState<DraftConflict | null>(null)
  const [others, setOthers] = useState<readonly string[]>([])
  const [isReady, setReady] = useState(readOnly)
  const [opening] = useState(openable)
  const autosave = useRef<Autosave | null>(null)
  const inHand = useRef(given)
  const start = useRef({ first, given, save })

  const take = useCallback((next: Draft) => {
    inHand.current = next
    setContent(next)
    setGeneration((one) => one + 1)
  }, [])

  useEffect(() => {
    if (readOnly) return
    let closed = false
    let tab: Tab | null = null
    const heard: Parameters<typeof openTab>[1] = (message) => {
      const saving = autosave.current
      if (message.kind === 'gone') setOthers((all) => all.filter((one) => one !== message.tab))
      else setOthers((all) => (all.includes(message.tab) ? all : [...all, message.tab]))
      if (message.kind === 'asked') tab?.tell({ kind: 'here', tab: tab.name })
      // What another tab saved is taken as it is where nothing of one's own waits; else the server will say what differs.
      if (message.kind === 'saved' && saving !== null && !saving.isDirty && message.version > saving.acknowledged.version) {
        saving.resolve(message.content, message.version, message.content)
        setVersion(message.version)
        take(message.content)
      }
    }
    void openTab(id, heard).then(async (opened) => {
      if (closed) return opened.close()
      tab = opened
      const saving = new Autosave({
        story: id, tab: opened.name, version: start.current.first, base: start.current.given, save: start.current.save, device: deviceDrafts,
        onState: setState,
        onConflict: setConflict,
        onSaved: (saved, draft) => {
          setVersion(saved)
          opened.tell({ kind: 'saved', tab: opened.name, version: saved, content: draft })
        },
      })
      autosave.current = saving
      // A device that does not answer must not keep anybody from writing.
      const kept = await Promise.race([deviceDrafts.list(id).catch(() => []), new Promise<[]>((resolve) => setTimeout(resolve, patience, []))])
      if (closed) return
      // One's own first; what closed tabs left behind waits for the next opening if there is more than one.
      for (const one of kept.sort((left) => (left.tab === opened.name ? -1 : 1))) {
        if (one.tab !== opened.name && !(await opened.isClosed(one.tab))) continue
        if (sameDraft(one.content, start.current.given)) {
          await deviceDrafts.forget(id, one.tab).catch(() => {})
          continue
        }
        if (saving.isDirty) break
        // It is this tab's now; under its old name it goes only when it is safe under the new one.
        if (one.tab !== opened.name) {
          await deviceDrafts.keep({ ...one, tab: opened.name }).then(() => deviceDrafts.forget(id, one.tab)).catch(() => {})
          if (closed) return
        }
        saving.recover(one)
        take(one.content)
      }
      if (closed) return
      setReady(true)
      opening.done()
    })
    const leave = () => {
      if (document.visibilityState === 'hidden') autosave.current?.leave()
    }
    const gone = () => autosave.current?.leave()
    const back = () => autosave.current?.hurry()
    document.addEventListener('visibilitychange', leave)
    window.addEventListener('pagehide', gone)
    window.addEventListener('online', back)
    window.addEventListener('focus', back)
    return () => {
      closed = true
      document.removeEventListener('visibilitychange', leave)
      window.removeEventListener('pagehide', gone)
      window.removeEventListener('online', back)
      window.removeEventListener('focus', back)
      autosave.current?.leave()
      autosave.current?.stop()
      autosave.current = null
      tab?.close()
    }
  }, [id, readOnly, take, opening])

  // Only where neither the server nor the device has it is it worth asking somebody to stay.
  useEffect(() => {
    if (state.kept || state.server === 'saved') return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [state.kept, state.server])

  const change = useCallback((part: Partial<Draft>) => {
    const next = { ...inHand.current, ...part }
    inHand.current = next
    setContent(next)
    autosave.current?.changed(next, Date.now())
  }, [])

  const decide = useCallback((merged: Draft) => {
    if (conflict === null) return
    setConflict(null)
    take(merged)
    setVersion(conflict.version)
    autosave.current?.resolve(merged, conflict.version, conflict.theirs)
  }, [conflict, take])

  const flush = useCallback(async () => {
    // A command may be given before the text that it is about is in hand.
    await opening.until
    const saving = autosave.current
    return saving !== null && await saving.flush() ? saving.acknowledged.version : null
  }, [opening])

  const retry = useCallback(() => autosave.current?.hurry(), [])

  return { content, generation, version, state, conflict, isElsewhere: others.length > 0, isReady, change, decide, flush, retry }
}
