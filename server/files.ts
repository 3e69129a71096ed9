import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { packing, smallest } from './answer'
import { isText, packedFile } from './packed-file'

/** Finished files: what a build made, what stands in public/, and pictures. Their types are ours, never guessed. */
const types: Record<string, string> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mp3': 'audio/mpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** For files whose name changes with their content. */
export const immutable = 'public, max-age=31536000, immutable'
/** For files that may change under the same name. */
const hourly = 'public, max-age=3600, must-revalidate'

/** A name that carries a hash of its content: eight or more hexadecimal digits (or Next's alphabet) before the extension. */
const hashed = /[.-][0-9a-f]{8,}\.[a-z0-9]+$/

/** The form in which the picture pipeline names its files; anything else is no picture of ours. */
export const pictureName = /^[a-z0-9][a-z0-9-]{0,80}(?:\.[a-z0-9-]{1,40}){0,2}\.(?:avif|webp|jpg|png)$/

interface Wish {
  /** Overrides the caching that the name suggests. */
  caching?: string
  headers?: Record<string, string>
}

/**
 * Sends the file `name` below `folder`; false, with nothing sent, when there is no such file or its type is not one we
 * serve. `name` must be plain path parts (the gate has seen to that). HEAD and If-None-Match are answered; a partial
 * request gets the whole file. Text goes out packed, as the client likes it.
 */
export async function sendFile(
  request: IncomingMessage, response: ServerResponse, folder: string, name: string, { caching, headers = {} }: Wish = {},
): Promise<boolean> {
  const type = types[extname(name)]
  if (type === undefined || !/^[\w@~.-]+(?:\/[\w@~.-]+)*$/.test(name) || name.split('/').some((part) => part.startsWith('.'))) {
    return false
  }
  const path = join(folder, name)
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) return false

  const way = isText(name) && found.size >= smallest ? packing(request.headers['accept-encoding']) : null
  const version = `${found.size.toString(36)}-${Math.floor(found.mtimeMs).toString(36)}`
  const tag = way === null ? `"${version}"` : `"${version}-${way}"`
  response.setHeader('Content-Type', type)
  response.setHeader('Cache-Control', caching ?? (hashed.test(name) ? immutable : hourly))
  response.setHeader('ETag', tag)
  if (isText(name)) response.setHeader('Vary', 'Accept-Encoding')
  response.setHeader('X-Content-Type-Options', 'nosniff')
  // Opened by itself, a drawing or a picture can run nothing, and stands in nobody's frame.
  response.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox")
  for (const [key, value] of Object.entries(headers)) response.setHeader(key, value)
  // A proxy that packs what it passes on makes our tag a weak one.
  if ((request.headers['if-none-match'] ?? '').split(/\s*,\s*/).some((one) => one.replace(/^W\//, '') === tag)) {
    response.writeHead(304).end()
    return true
  }
  if (way !== null) {
    const body = await packedFile(path, version, way)
    response.setHeader('Content-Encoding', way)
    response.setHeader('Content-Length', body.length)
    response.end(request.method === 'HEAD' ? undefined : body)
    return true
  }
  response.setHeader('Content-Length', found.size)
  if (request.method === 'HEAD') response.end()
  // A reader who goes away in the middle is no fault.
  else await pipeline(createReadStream(path), response).catch(() => response.destroy())
  return true
}
