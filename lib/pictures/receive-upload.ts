import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { uploadLimits } from './upload'

/** An upload that lies in a file, whole. */
export interface Received {
  bytes: number
  /** SHA-256 in hexadecimal digits. */
  sha256: string
}

/**
 * Writes a stream to the file `path`, piece by piece. `bytes`: it was longer than an upload may be; what was read until
 * then lies in the file and the rest is not asked for. `empty`: there was nothing. Throws what the stream throws, as when
 * its sender goes away, and what the disk says.
 */
export async function receiveUpload(source: AsyncIterable<Uint8Array>, path: string): Promise<Received | 'bytes' | 'empty'> {
  const file = await open(path, 'wx', 0o600)
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const piece of source) {
      bytes += piece.length
      if (bytes > uploadLimits.bytes) return 'bytes'
      hash.update(piece)
      // One write may take less than it was given.
      for (let at = 0; at < piece.length;) at += (await file.write(piece, at)).bytesWritten
    }
  } finally {
    await file.close()
  }
  return bytes === 0 ? 'empty' : { bytes, sha256: hash.digest('hex') }
}
