import { Agent, request, type IncomingHttpHeaders } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

export interface Got {
  status: number
  headers: IncomingHttpHeaders
  /** As it came over the line. */
  packed: Buffer
  text: string
  /** From sending the request to the first byte of its answer, in milliseconds. */
  firstByteMs: number
}

const usual = new Agent({ keepAlive: true, maxSockets: 64 })

/** Asks as a browser does, for brotli, and waits for the whole answer. Redirects are not followed. */
export function get(url: string, headers: Record<string, string> = {}, agent: Agent = usual): Promise<Got> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const asking = request(url, { agent, headers: { Accept: 'text/html', 'Accept-Encoding': 'br', ...headers } }, (response) => {
      const firstByteMs = performance.now() - began
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () => {
        const packed = Buffer.concat(chunks)
        const way = response.headers['content-encoding']
        const plain = way === 'br' ? brotliDecompressSync(packed) : way === 'gzip' ? gunzipSync(packed) : packed
        resolve({ status: response.statusCode ?? 0, headers: response.headers, packed, text: plain.toString('utf8'), firstByteMs })
      })
    })
    asking.setTimeout(30_000, () => asking.destroy(new Error(`${url} was not answered within thirty seconds.`)))
    asking.once('error', reject)
    asking.end()
  })
}

/** The same, and an answer that is not 200 is a fault. */
export async function getPage(url: string, headers: Record<string, string> = {}, agent: Agent = usual): Promise<Got> {
  const got = await get(url, headers, agent)
  if (got.status !== 200) throw new Error(`${url} was answered with ${got.status}.`)
  return got
}
