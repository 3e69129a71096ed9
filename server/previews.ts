import PQueue from 'p-queue'
import type { Rendered } from './page'

/** Renders drafts by their links: for each who asks anew, and kept nowhere. */
export interface Previews {
  /** The page at this path, finished and packed; null when too many wait already. Rejects when it cannot be made. */
  make(path: string): Promise<Rendered | null>
}

/** A link may be passed on to many, and readers are not to wait behind them. */
const atOnce = 2
const mostWaiting = 40

/** `make` renders and finishes one address. What it rejects with is told on without the token, which opens the draft to whoever reads a log. */
export function openPreviews(make: (path: string) => Promise<Rendered>): Previews {
  const queue = new PQueue({ concurrency: atOnce })
  return {
    async make(path) {
      if (queue.size >= mostWaiting) return null
      try {
        return await queue.add(() => make(path))
      } catch (error) {
        throw withoutToken(error, path.split(/[/?]/)[2] ?? '')
      }
    },
  }
}

function withoutToken(error: unknown, token: string): unknown {
  if (!(error instanceof Error) || token === '') return error
  const told = new Error(error.message.replaceAll(token, '…'))
  told.name = error.name
  told.stack = error.stack?.replaceAll(token, '…') ?? ''
  return told
}
