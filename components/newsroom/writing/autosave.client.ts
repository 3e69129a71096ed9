import type { Draft } from '@/lib/news/draft'
import { sameDraft } from '@/lib/news/merge-drafts'
import type { DeviceDrafts, KeptDraft } from './kept-draft'
import type { SaveDraft, SaveResult } from './save-draft.client'

/** How the text in hand stands. */
export interface SaveState {
  /** `refused`: the server will not have it as it is; `conflict`: somebody else saved, and a person must look. */
  server: 'saved' | 'saving' | 'waiting' | 'refused' | 'conflict'
  /** Why it was refused, for the words that say so. */
  reason: 'invalid' | 'signed-out' | 'forbidden' | 'unknown' | null
  field: string | null
  /** Whether what the server does not have is kept by this browser. */
  kept: boolean
}

export interface DraftConflict {
  base: Draft
  mine: Draft
  theirs: Draft
  version: number
  savedBy: string | null
}

export interface AutosaveParts {
  story: string
  /** Which tab this is; each has its own place on the device. */
  tab: string
  version: number
  /** What the server has under that version. */
  base: Draft
  save: SaveDraft
  device: DeviceDrafts
  onState(state: SaveState): void
  onConflict(conflict: DraftConflict): void
  /** The server has this draft now, under this version. */
  onSaved(version: number, content: Draft): void
}

/** A pause in typing, and how long typing without a pause may go on, before the server gets it. */
const pause = 800
const longest = 5_000
/** Waits between tries while the server does not answer. */
const waits = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000]

/**
 * Keeps a text while it is being written: on the device at once, on the server after each pause. One request is under way
 * at a time. Nothing leaves the device's memory before the server has said that it has it. After a conflict nothing is
 * sent until `resolve` says on top of what.
 */
export class Autosave {
  private version: number
  private base: Draft
  private current: Draft
  /** What was sent and not answered: the server may have it, under a version that nobody told us. */
  private unanswered: Draft[] = []
  private underWay: Promise<void> | null = null
  private timer: ReturnType<typeof setTimeout> | null = null
  private dirtySince: number | null = null
  private tries = 0
  private inConflict = false
  private stopped = false
  private keeping: Promise<void> | null = null
  private keepAgain = false
  private state: SaveState = { server: 'saved', reason: null, field: null, kept: true }

  constructor(private readonly parts: AutosaveParts) {
    this.version = parts.version
    this.base = this.current = parts.base
  }

  /** What is in hand. */
  get content(): Draft {
    return this.current
  }

  /** The newest version that the server is known to have, and what it is. */
  get acknowledged(): { version: number; content: Draft } {
    return { version: this.version, content: this.base }
  }

  /** Whether there is text that the server is not known to have. */
  get isDirty(): boolean {
    if (this.inConflict) return true
    return this.current !== this.base && JSON.stringify(this.current) !== JSON.stringify(this.base)
  }

  /** The text was changed; `now` in milliseconds. */
  changed(content: Draft, now: number): void {
    this.current = content
    this.keep()
    if (this.inConflict || this.stopped) return
    this.dirtySince ??= now
    // While the server is away the next try has its time; typing does not hurry it.
    if (this.tries > 0 && this.timer !== null) return
    const wait = Math.max(0, Math.min(pause, this.dirtySince + longest - now))
    this.later(wait)
    if (this.state.server === 'saved' || this.state.server === 'refused') this.say({ server: 'saving', reason: null, field: null })
  }

  /** Sends what is unsent and waits for the answer. Whether the server has everything then. */
  async flush(): Promise<boolean> {
    // What is typed while a request is under way needs another.
    for (let round = 0; round < 3; round += 1) {
      if (this.underWay !== null) await this.underWay
      if (!this.isDirty) return true
      if (this.inConflict || this.stopped) return false
      await this.send()
      if (this.state.server !== 'saving' && this.state.server !== 'saved') return false
    }
    return !this.isDirty
  }

  /** The connection came back, or somebody signed in again: no reason to wait longer. */
  hurry(): void {
    if (this.underWay === null && !this.inConflict && this.isDirty) this.later(0)
  }

  /** The page is going, and does not wait for the answer. */
  leave(): void {
    if (!this.isDirty || this.inConflict) return
    const sent = this.current
    this.hasSent(sent)
    void this.parts.save(this.version, sent, true).then((result) => {
      // The page may live on: a phone's browser that was only put aside.
      if (result.kind === 'saved' && this.underWay === null) this.answered(result, sent)
    }, () => {})
  }

  /** After a conflict, or from another tab: this draft, made from that one of the server's. */
  resolve(content: Draft, version: number, theirs: Draft): void {
    this.inConflict = false
    this.version = version
    this.base = theirs
    this.current = content
    this.unanswered = []
    this.tries = 0
    if (this.isDirty) {
      this.keep()
      this.later(0)
      this.say({ server: 'saving', reason: null, field: null })
    } else this.settle()
  }

  /** Text of an earlier visit, that was never sent or never answered. */
  recover(kept: KeptDraft): void {
    this.current = kept.content
    this.unanswered = [...kept.unanswered]
    if (kept.version === this.version || kept.unanswered.some((one) => sameDraft(one, this.base))) {
      if (this.isDirty) {
        this.keep()
        this.later(0)
        this.say({ server: 'saving', reason: null, field: null })
      } else this.settle()
    } else this.conflict({ base: kept.base, theirs: this.base, version: this.version, savedBy: null })
  }

  /** No more is sent; what is unsent stays on the device. */
  stop(): void {
    this.stopped = true
    if (this.timer !== null) clearTimeout(this.timer)
  }

  private later(wait: number): void {
    if (this.timer !== null) clearTimeout(this.timer)
    if (this.stopped) return
    this.timer = setTimeout(() => {
      this.timer = null
      if (this.underWay === null && !this.inConflict && this.isDirty) void this.send()
    }, wait)
  }

  private send(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    const sent = this.current
    this.dirtySince = null
    this.hasSent(sent)
    if (this.state.server !== 'waiting') this.say({ server: 'saving', reason: null, field: null })
    this.underWay = this.parts.save(this.version, sent).catch((): SaveResult => ({ kind: 'unreachable' })).then((result) => {
      this.underWay = null
      this.answered(result, sent)
    })
    return this.underWay
  }

  /** Its answer may be lost with the page or the connection; the next opening must recognise it on the server. */
  private hasSent(draft: Draft): void {
    if (this.unanswered.at(-1) !== draft) this.unanswered = [...this.unanswered, draft].slice(-8)
    this.keep()
  }

  private answered(result: SaveResult, sent: Draft): void {
    switch (result.kind) {
      case 'saved':
        return this.accepted(result.version, sent)
      case 'conflict':
        // The newer version may be our own, whose answer was lost.
        if (this.unanswered.some((one) => sameDraft(one, result.content))) return this.accepted(result.version, result.content)
        return this.conflict({ base: this.base, theirs: result.content, version: result.version, savedBy: result.savedBy })
      case 'unreachable':
        return this.again('waiting', null)
      case 'signed-out':
        return this.again('refused', 'signed-out')
      case 'invalid':
        return this.say({ server: 'refused', reason: 'invalid', field: result.field })
      case 'forbidden':
      case 'unknown':
        return this.say({ server: 'refused', reason: result.kind, field: null })
    }
  }

  private accepted(version: number, content: Draft): void {
    this.version = version
    this.base = content
    this.unanswered = []
    this.tries = 0
    this.parts.onSaved(version, content)
    if (this.isDirty) {
      this.keep()
      this.later(pause)
    } else this.settle()
  }

  private again(server: 'waiting' | 'refused', reason: SaveState['reason']): void {
    const wait = waits[Math.min(this.tries, waits.length - 1)]!
    this.tries += 1
    this.keep()
    this.say({ server, reason, field: null })
    this.later(wait)
  }

  private conflict(found: Omit<DraftConflict, 'mine'>): void {
    this.inConflict = true
    this.keep()
    this.say({ server: 'conflict', reason: null, field: null })
    this.parts.onConflict({ ...found, mine: this.current })
  }

  /** The server has everything: the device need not keep it. */
  private settle(): void {
    this.dirtySince = null
    this.keep()
    this.say({ server: 'saved', reason: null, field: null })
  }

  /** Writes what is in hand to the device, one write after the other, the newest always last. */
  private keep(): void {
    if (this.keeping !== null) {
      this.keepAgain = true
      return
    }
    const { story, tab, device } = this.parts
    const work = this.isDirty
      ? device.keep({ story, tab, version: this.version, base: this.base, content: this.current, unanswered: this.unanswered })
      : device.forget(story, tab)
    this.keeping = work.then(() => this.say({ kept: true }), () => this.say({ kept: false })).then(() => {
      this.keeping = null
      if (!this.keepAgain) return
      this.keepAgain = false
      this.keep()
    })
  }

  private say(change: Partial<SaveState>): void {
    const next = { ...this.state, ...change }
    if (JSON.stringify(next) === JSON.stringify(this.state)) return
    this.state = next
    this.parts.onState(next)
  }
}
