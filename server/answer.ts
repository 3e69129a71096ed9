import { createHash } from 'node:crypto'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Below this, in bytes, a packed body saves nothing worth the work. */
export const smallest = 1000

export interface Answer {
  status: number
  headers: OutgoingHttpHeaders
  body: string
}

/** Sends a text: packed as the client likes it, without the body for HEAD, and 304 for a copy it still has. */
export async function send(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
  const plain = Buffer.from(answer.body)
  for (const [name, value] of Object.entries(answer.headers)) if (value !== undefined) response.setHeader(name, value)
  response.setHeader('Vary', ['Accept-Encoding', answer.headers.Vary].filter((name) => name !== undefined).join(', '))
  if (answer.status === 200) {
    const tag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
    response.setHeader('ETag', tag)
    if ((request.headers['if-none-match'] ?? '').split(/\s*,\s*/).includes(tag)) {
      response.writeHead(304).end()
      return
    }
  }
  const way = plain.length < smallest ? null : packing(request.headers['accept-encoding'])
  const body = way === 'br'
    ? await brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } })
    : way === 'gzip' ? await zip(plain, { level: 5 }) : plain
  if (way !== null) response.setHeader('Content-Encoding', way)
  response.setHeader('Content-Length', body.length)
  response.writeHead(answer.status)
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** Browsers send the same few headers with every request; what they mean is read once. */
const packings = new Map<string, 'br' | 'gzip' | null>()
const mostPackings = 100

/** The packing to use for an Accept-Encoding header: brotli before gzip, null for none; a weight of 0 refuses. */
export function packing(accepted: string | undefined): 'br' | 'gzip' | null {
  if (accepted === undefined) return null
  const known = packings.get(accepted)
  if (known !== undefined) return known
  if (packings.size >= mostPackings) packings.clear()
  const read = readPacking(accepted)
  packings.set(accepted, read)
  return read
}

function readPacking(accepted: string): 'br' | 'gzip' | null {
  const weights = new Map(accepted.toLowerCase().split(',').map((part) => {
    const [name, ...parameters] = part.split(';').map((one) => one.trim())
    const weight = parameters.find((one) => one.startsWith('q='))
    return [name!, weight === undefined ? 1 : Number(weight.slice(2)) || 0] as const
  }))
  const takes = (name: string) => (weights.get(name) ?? weights.get('*') ?? 0) > 0
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : null
}
