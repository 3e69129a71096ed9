import { watch, type FSWatcher } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** What development adds to a page, so that it follows every edit. */
export const reloading = '<script src="/browser/reload.js" async></script>'

export interface Changes {
  /** Answers `/browser/changes`, a stream with an event for each change; false for other addresses. */
  answer: (request: IncomingMessage, response: ServerResponse) => boolean
  close: () => void
}

/**
 * Tells listening pages when a file in one of the folders changes, in the second list a style sheet. Next itself tells
 * them of all its other files.
 */
export function changesIn(folders: string[], withStyles: string[]): Changes {
  const listeners = new Set<ServerResponse>()
  let timer: NodeJS.Timeout | undefined
  const tell = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      for (const listener of listeners) listener.write('data: changed\n\n')
    }, 100)
  }
  const watchers: FSWatcher[] = [
    ...folders.map((folder) => watch(folder, { recursive: true }, tell)),
    ...withStyles.map((folder) => watch(folder, { recursive: true }, (_, name) => {
      if (name?.endsWith('.css')) tell()
    })),
  ]
  return {
    answer(request, response) {
      if (request.url?.split('?', 1)[0] !== '/browser/changes') return false
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
      response.write(': listening\n\n')
      listeners.add(response)
      response.once('close', () => listeners.delete(response))
      return true
    },
    close() {
      for (const watcher of watchers) watcher.close()
      for (const listener of listeners) listener.end()
    },
  }
}
