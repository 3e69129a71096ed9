import { spawn, type ChildProcess } from 'node:child_process'
import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import type { PictureFile } from '@/lib/news/picture'
import type { PreparedPicture } from './rasterise'
import { uploadRefusals, type UploadRefusal } from './upload'

/** What a decoding may cost before it is ended. */
export interface DecodingLimits {
  milliseconds: number
  /** For JavaScript, in MB. */
  heap: number
  /** For everything that the process asks of the system, in MB; held by the kernel, on Linux alone. */
  memory: number
}

/** Ten times what the greatest picture takes on a slow machine: a busy server is no fault of a good one. */
export const decodingLimits: DecodingLimits = { milliseconds: 90_000, heap: 192, memory: 1_536 }

/** The program, from the project's folder, in which every process of the newspaper runs. */
const program = ['--import', 'tsx', 'lib/pictures/prepare-child.ts']
/** Far more than an answer takes. */
const longestAnswer = 64 * 1024

/**
 * Makes the files of an uploaded picture in `folder`, which must be there and be empty, in a process of its own. It gets
 * the path of the file (named by content, `sha256`) and of the folder, and of this process's environment nothing; it is
 * killed when it takes longer or more memory than `limits`. Whatever it does, this process only reads a line from it, and
 * believes the line as far as the files bear it out. A refusal may leave files in `folder`; they are the caller's to remove.
 */
export async function prepareApart(
  path: string, sha256: string, folder: string, limits: DecodingLimits = decodingLimits, run: readonly string[] = program,
): Promise<PreparedPicture | UploadRefusal> {
  const line = await lineOf(start([...run, path, folder], limits), limits.milliseconds)
  if (line === null) return 'unreadable'
  const said = parse(line)
  if (said === null) return 'unreadable'
  const { picture, refused } = said as { picture?: PreparedPicture; refused?: unknown }
  const refusal = uploadRefusals.find((code) => code === refused)
  if (refusal !== undefined) return refusal
  return picture !== undefined && await isPrepared(picture, sha256.slice(0, 16), folder) ? picture : 'unreadable'
}

function start(args: readonly string[], { heap, memory }: DecodingLimits): ChildProcess {
  const command = [process.execPath, `--max-old-space-size=${heap}`, ...args]
  // Node's own limit knows nothing of the memory in which a decoder works.
  const [file, ...rest] = process.platform === 'linux' ? ['/bin/sh', '-c', `ulimit -d ${memory * 1024}; ulimit -c 0; exec "$@"`, 'sh', ...command] : command
  const { TMPDIR } = process.env
  return spawn(file!, rest, {
    cwd: process.cwd(),
    env: { NODE_ENV: 'production', UV_THREADPOOL_SIZE: '2', VIPS_CONCURRENCY: '2', MALLOC_ARENA_MAX: '2', ...(TMPDIR !== undefined && { TMPDIR }) },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: false,
  })
}

/** The one line that a process says before it ends well; null when it does not, or not in time. It is gone when this resolves. */
function lineOf(child: ChildProcess, milliseconds: number): Promise<string | null> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = []
    let length = 0
    const end = () => child.kill('SIGKILL')
    const timer = setTimeout(end, milliseconds)
    child.stdout!.on('data', (piece: Buffer) => {
      length += piece.length
      if (length > longestAnswer) end()
      else pieces.push(piece)
    })
    child.once('error', () => {
      clearTimeout(timer)
      resolve(null)
    })
    child.once('close', (code) => {
      clearTimeout(timer)
      resolve(code === 0 && length <= longestAnswer ? Buffer.concat(pieces).toString('utf8') : null)
    })
  })
}

function parse(line: string): object | null {
  try {
    const parsed: unknown = JSON.parse(line)
    return typeof parsed === 'object' && parsed !== null ? parsed : null
  } catch {
    return null
  }
}

async function isPrepared(said: unknown, id: string, folder: string): Promise<boolean> {
  if (typeof said !== 'object' || said === null) return false
  const picture = said as PreparedPicture
  if (picture.id !== id || !isSize(picture.width) || !isSize(picture.height)) return false
  if (!Array.isArray(picture.files) || picture.files.length === 0 || picture.files.length > 24) return false
  const sound = await Promise.all(picture.files.map((file) => isThere(file, id, folder)))
  return sound.every(Boolean)
}

async function isThere(file: PictureFile, id: string, folder: string): Promise<boolean> {
  const ending = { avif: 'avif', webp: 'webp', jpeg: 'jpg' }[file.format]
  if (ending === undefined || !isSize(file.width) || !isSize(file.height) || file.file !== `${id}-${file.width}.${ending}`) return false
  const found = await lstat(join(folder, file.file)).catch(() => null)
  return found !== null && found.isFile() && found.size === file.bytes && found.size > 0
}

const isSize = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) > 0 && (value as number) < 100_000
