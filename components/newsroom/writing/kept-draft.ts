import type { Draft } from '@/lib/news/draft'

/** A draft as the browser keeps it until the server has it. */
export interface KeptDraft {
  story: string
  tab: string
  /** What it was made from. */
  version: number
  base: Draft
  content: Draft
  /** What was sent without an answer, so that it is recognised when the server turns out to have it. */
  unanswered: Draft[]
}

/** Where a browser keeps drafts. Every promise rejects when the device cannot. */
export interface DeviceDrafts {
  keep(draft: KeptDraft): Promise<void>
  forget(story: string, tab: string): Promise<void>
  list(story: string): Promise<KeptDraft[]>
}
