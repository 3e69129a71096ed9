/** A file inside an archive. */
export interface Entry {
  readonly name: string
  readonly data: Buffer
}

/** An archive that cannot be read; the message says what is wrong with it. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError'
}

const block = 512
const largest = 512 * 1024 * 1024

/**
 * Entries as the bytes of a tar file (POSIX ustar), one piece at a time. Names are of ASCII, up to 100 bytes; longer ones
 * throw, as this is for names of our own making.
 */
export async function* writeTar(entries: AsyncIterable<Entry>, modified: Date): AsyncGenerator<Buffer> {
  for await (const { name, data } of entries) {
    yield header(name, data.length, modified)
    yield data
    yield Buffer.alloc((block - (data.length % block)) % block)
  }
  yield Buffer.alloc(2 * block)
}

/**
 * The entries of a tar file as `writeTar` makes it, each whole in memory. Throws `ArchiveError` when the bytes are not a
 * tar file or end too early.
 */
export async function* readTar(bytes: AsyncIterable<Buffer>): AsyncGenerator<Entry> {
  const source = new ByteSource(bytes)
  for (;;) {
    const head = await source.take(block)
    if (head.every((byte) => byte === 0)) return
    const sum = octal(head, 148, 8)
    if (head.toString('latin1', 257, 262) !== 'ustar' || sum !== checksum(head)) throw new ArchiveError('It is not a tar file.')
    const size = octal(head, 124, 12)
    if (size > largest) throw new ArchiveError('It holds a file larger than any that is written here.')
    const data = await source.take(size)
    await source.take((block - (size % block)) % block)
    yield { name: text(head, 0, 100), data }
  }
}

function header(name: string, size: number, modified: Date): Buffer {
  if (!/^[\x21-\x7e]{1,100}$/.test(name)) throw new Error(`A name that does not fit into an archive: ${name}`)
  const head = Buffer.alloc(block)
  head.write(name, 0, 'latin1')
  head.write('0000600\0', 100, 'latin1')
  head.write('0000000\0', 108, 'latin1')
  head.write('0000000\0', 116, 'latin1')
  head.write(`${size.toString(8).padStart(11, '0')}\0`, 124, 'latin1')
  head.write(`${Math.floor(modified.getTime() / 1000).toString(8).padStart(11, '0')}\0`, 136, 'latin1')
  head.write('ustar\x0000', 257, 'latin1')
  head.write('0', 156, 'latin1')
  head.write(`${checksum(head).toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return head
}

// The sum of all bytes, those of the sum itself taken as spaces.
function checksum(head: Buffer): number {
  let sum = 0
  for (let at = 0; at < block; at++) sum += at >= 148 && at < 156 ? 32 : head[at]!
  return sum
}

function text(head: Buffer, from: number, length: number): string {
  return head.toString('latin1', from, from + length).replace(/\0.*$/s, '')
}

function octal(head: Buffer, from: number, length: number): number {
  return Number.parseInt(text(head, from, length).trim() || '0', 8)
}

class ByteSource {
  private readonly pieces: AsyncIterator<Buffer>
  private held: Buffer[] = []
  private heldBytes = 0

  constructor(bytes: AsyncIterable<Buffer>) {
    this.pieces = bytes[Symbol.asyncIterator]()
  }

  async take(count: number): Promise<Buffer> {
    while (this.heldBytes < count) {
      const { value, done } = await this.pieces.next()
      if (done) throw new ArchiveError('It ends too early.')
      this.held.push(value)
      this.heldBytes += value.length
    }
    const all = Buffer.concat(this.held)
    this.held = [all.subarray(count)]
    this.heldBytes -= count
    return all.subarray(0, count)
  }
}
