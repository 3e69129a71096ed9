import { createServer, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What stands between a reader and the server: it can be cut, can keep everybody waiting, and can answer by itself. */
export interface Line {
  /** Where the site is read over this line. */
  origin: string
  /** Nothing comes through any more, and whatever was under way ends. */
  cut(): void
  mend(): void
  /** Requests for pages are taken and not answered until the line is mended. */
  stall(): void
  /** From now on this path is answered so; with null by the server again. */
  answer(path: string, answer: { status: number; type: string; body: string } | null): void
  close(): Promise<void>
}

/** A line of a journey's own to the server under test: an origin of its own, and so a device that knows nothing yet. */
export async function openLine(port: number): Promise<Line> {
  const own = new Map<string, { status: number; type: string; body: string }>()
  const held = new Set<ServerResponse>()
  let state: 'open' | 'cut' | 'stalled' = 'open'
  const server = createServer((asked, response) => {
    if (state === 'cut') return void asked.socket.destroy()
    if (state === 'stalled' && asked.headers['sec-fetch-mode'] === 'navigate') return void held.add(response)
    const ready = own.get(asked.url!.split('?', 1)[0]!)
    if (ready !== undefined) return void response.writeHead(ready.status, { 'Content-Type': ready.type, 'Cache-Control': 'no-cache' }).end(ready.body)
    const passed = request({ host: '127.0.0.1', port, path: asked.url, method: asked.method, headers: asked.headers }, (answered) => {
      // As many a proxy sends it: else the browser would show what it has fetched within the last seconds, and ask nobody.
      const caching = answered.headers['cache-control']?.replace(/, stale-.*/, '')
      response.writeHead(answered.statusCode!, { ...answered.headers, ...(caching !== undefined && { 'cache-control': caching }) })
      answered.pipe(response)
    })
    passed.on('error', () => response.destroy())
    asked.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const release = () => {
    for (const one of held) one.destroy()
    held.clear()
  }
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    cut() {
      state = 'cut'
      release()
      server.closeAllConnections()
    },
    mend() {
      state = 'open'
      release()
    },
    stall() {
      state = 'stalled'
    },
    answer(path, answer) {
      if (answer === null) own.delete(path)
      else own.set(path, answer)
    },
    close() {
      release()
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
