/** An answer for programs, in JSON. It is kept by nobody unless a header says otherwise. */
export function answer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex', ...headers } })
}

/** What is wrong with a request, or with this server just now: a word for programs and a sentence for their authors. */
export function problem(status: 400 | 503, code: string, detail: string): Response {
  return answer(status, { problem: code, detail }, status === 503 ? { 'Retry-After': '5' } : {})
}

/**
 * At most so many of one kind at a time, since each holds a connection of the database that readers of pages need too.
 * Null for the one too many: its sender comes again.
 */
export function atMost(most: number): <Value>(work: () => Promise<Value>) => Promise<Value> | null {
  let running = 0
  return (work) => {
    if (running >= most) return null
    running += 1
    return work().finally(() => {
      running -= 1
    })
  }
}

export const busy = () => problem(503, 'busy', 'Too many questions at this moment; ask again in a few seconds.')
export const unavailable = () => problem(503, 'unavailable', 'The store cannot be reached at this moment; ask again in a few seconds.')
