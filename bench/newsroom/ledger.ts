import { isDeepStrictEqual } from 'node:util'
import type { Draft } from '@/lib/news/draft'

/** A save as it was sent. Its text has a mark that no other has, so that it can be told by what is found of it. */
export interface Sent {
  mark: string
  /** The version that it was written upon. */
  upon: number
  content: Draft
  keep: boolean
}

/** What the store says of one story: the draft, and the revisions in their order. */
export interface Found {
  version: number
  content: Draft
  revisions: { number: number; version: number; act: string; content: Draft }[]
}

export interface Audited {
  /** Acknowledged saves that are nowhere and were not written over by whoever had seen them. */
  lost: string[]
  /** Whatever else should not be. */
  faults: string[]
}

/**
 * The bookkeeping of one story, by whoever sends: what was sent, and what somebody was told is saved. A save whose answer
 * did not come may have been made or not; the store may hold either, and nothing else.
 */
export class Ledger {
  private readonly sent = new Map<string, Sent>()
  private readonly told = new Map<number, Sent>()
  private readonly unanswered = new Map<string, Sent>()
  private readonly kept = new Set<string>()
  private readonly heard: string[] = []

  /** A story that has one version, with this content. */
  constructor(private readonly first: Draft) {}

  sends(save: Sent): void {
    this.sent.set(save.mark, save)
    this.unanswered.set(save.mark, save)
  }

  /** Somebody was told that this was saved as `version`. */
  acknowledged(save: Sent, version: number): void {
    const before = this.told.get(version)
    if (before !== undefined && before.mark !== save.mark) this.heard.push(`version ${version} was given to ${before.mark} and to ${save.mark}`)
    if (version !== save.upon + 1) this.heard.push(`${save.mark}, written upon ${save.upon}, became version ${version}`)
    this.told.set(version, save)
    this.unanswered.delete(save.mark)
    if (save.keep) this.kept.add(save.mark)
  }

  /** Somebody was told that this was not saved. What an earlier try of it became is as unknown as before. */
  refused({ mark }: Sent, triedBefore: boolean): void {
    if (!triedBefore) this.unanswered.delete(mark)
  }

  get acknowledgedSaves(): number {
    return this.told.size
  }

  /** Compares with what the store holds now. */
  compare({ version, content, revisions }: Found): Audited {
    const lost: string[] = []
    const faults = this.heard.splice(0)
    for (const [told, { mark }] of this.told) if (told > version) lost.push(`${mark}, told to be version ${told}; the store has ${version}`)
    if (lost.length === 0 && !this.holds(version, content)) {
      const told = this.told.get(version)
      if (told === undefined) faults.push(`version ${version} is a text that nobody has sent upon ${version - 1}`)
      else lost.push(`${told.mark}, told to be version ${version}, is not what the store has`)
    }
    // Every version up to this one is a save that was sent upon the one before it.
    const mayBe = new Set([...this.unanswered.values()].map(({ upon }) => upon + 1))
    for (let one = 2; one <= version; one++) if (!this.told.has(one) && !mayBe.has(one)) faults.push(`nobody made version ${one}`)

    const inRevisions = new Set<string>()
    let before = 0
    for (const [place, revision] of revisions.entries()) {
      if (revision.number !== place + 1) faults.push(`revision ${place + 1} has the number ${revision.number}`)
      if (revision.version < before || revision.version > version) faults.push(`revision ${revision.number} holds version ${revision.version} behind ${before}`)
      before = revision.version
      if (!this.holds(revision.version, revision.content)) faults.push(`revision ${revision.number} is not version ${revision.version}`)
      const { note } = revision.content
      if (revision.act === 'kept' && this.sent.get(note)?.keep !== true) faults.push(`revision ${revision.number} was kept and nobody asked for it`)
      if (revision.act === 'kept') inRevisions.add(note)
    }
    for (const mark of this.kept) if (!inRevisions.has(mark)) lost.push(`${mark}, kept as a revision`)
    return { lost, faults }
  }

  /** Whether a version can have this content, to the last sign. */
  private holds(version: number, content: Draft): boolean {
    if (version === 1) return isDeepStrictEqual(content, this.first)
    const save = this.told.get(version) ?? this.unanswered.get(content.note)
    return save !== undefined && save.upon === version - 1 && isDeepStrictEqual(content, save.content)
  }
}
