import { IncomingMessage, ServerResponse, type OutgoingHttpHeaders } from 'node:http'
import { Socket } from 'node:net'

/** Next's door as far as this server uses it. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** What Next answered, whole. */
export interface Rendering {
  status: number
  headers: OutgoingHttpHeaders
  body: Buffer
}

/**
 * Lets Next render one address and waits for the whole answer. Next is given a request of our own making: of what the
 * reader sent only the address reaches it, so a page cannot differ by cookie or header, and Next's internal headers
 * (flight data, middleware, server actions) cannot be sent from outside. Rejects when Next throws or takes too long.
 */
export async function render(handle: RequestHandler, path: string, patience = 20_000): Promise<Rendering> {
  const request = new IncomingMessage(new Socket())
  request.method = 'GET'
  request.url = path
  request.httpVersion = '1.1'
  request.headers = { host: 'localhost', accept: 'text/html' }
  request.push(null)

  const response = new WholeResponse(request)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      // Next stops rendering for a reader who has gone.
      response.destroy()
      reject(new Error(`${path} was not rendered within ${patience} ms`))
    }, patience)
  })
  try {
    const answered = Promise.all([handle(request, response), response.whole])
    await Promise.race([answered, late])
  } finally {
    clearTimeout(timer)
  }
  return { status: response.statusCode, headers: response.getHeaders(), body: Buffer.concat(response.chunks) }
}

/** A response that keeps what is written instead of sending it. */
class WholeResponse extends ServerResponse {
  readonly chunks: Buffer[] = []
  readonly whole: Promise<void>
  #resolve: () => void = () => {}
  #begun = false

  constructor(request: IncomingMessage) {
    super(request)
    // Next asks whether the answer has begun; here nothing is ever really sent.
    Object.defineProperty(this, 'headersSent', { get: () => this.#begun })
    this.whole = new Promise((resolve) => {
      this.#resolve = resolve
    })
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    this.statusCode = status
    const headers = rest.find((part) => typeof part === 'object' && part !== null) as OutgoingHttpHeaders | undefined
    for (const [name, value] of Object.entries(headers ?? {})) if (value !== undefined) this.setHeader(name, value)
    this.#begun = true
    return this
  }

  override flushHeaders(): void {
    this.#begun = true
  }

  override write(chunk: string | Uint8Array, encoding?: unknown, done?: unknown): boolean {
    this.#begun = true
    this.chunks.push(typeof chunk === 'string'
      ? Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
      : Buffer.from(chunk))
    const callback = [encoding, done].find((part) => typeof part === 'function') as ((error?: Error) => void) | undefined
    if (callback) queueMicrotask(callback)
    return true
  }

  override end(chunk?: unknown, encoding?: unknown, done?: unknown): this {
    if (this.finished) return this
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) this.write(chunk, encoding)
    this.#begun = true
    this.finished = true
    const callback = [chunk, encoding, done].find((part) => typeof part === 'function') as (() => void) | undefined
    queueMicrotask(() => {
      callback?.()
      this.emit('finish')
      this.emit('close')
      this.#resolve()
    })
    return this
  }
}
