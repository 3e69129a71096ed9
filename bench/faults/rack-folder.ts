import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { until, type Paper } from './paper-process'

/** A page as it lies on the disk, read without the code that wrote it. */
export interface KeptFile {
  path: string
  key: string
  made: number
  /** The page, unpacked; what cannot be unpacked is an empty text. */
  body: string
}

/** Every file of a rack that begins as one should; a missing folder holds none. */
export function readRack(folder: string): KeptFile[] {
  return namesIn(folder).flatMap((name) => {
    const path = join(folder, name)
    const file = readIfThere(path)
    const lineEnds = file?.indexOf('\n') ?? -1
    const [, length] = /^\S+ (\d+) /.exec(file?.toString('latin1', 0, Math.max(lineEnds, 0)) ?? '') ?? []
    if (file === null || length === undefined) return []
    const bodyAt = lineEnds + 1 + Number(length)
    const { key, made } = JSON.parse(file.toString('utf8', lineEnds + 1, bodyAt)) as { key: string; made: number }
    return [{ path, key, made, body: unpacked(file.subarray(bodyAt)) }]
  })
}

/** The key under which the page of a path on the Bengali site is kept. */
export const keyOf = (path: string) => (path === '/' ? '/bn' : isEnglish(path) ? path : `/bn${path}`)

export const isEnglish = (path: string) => /^\/en(?=\/|$)/.test(path)

/** Asks for the pages and waits until each lies on the disk as it was answered, or newer. Throws where one is not answered with 200. */
export async function keepAll(paper: Paper, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const { status } = await paper.ask(path)
    if (status !== 200) throw new Error(`${path} is answered with ${status}, and should be kept.\n${paper.said().slice(-2_000)}`)
  }
  let missing = paths
  await until(() => `${missing.length} of ${paths.length} pages on the disk: ${missing.slice(0, 5).join(', ')}`, () => {
    const kept = new Set(readRack(paper.rackFolder).map(({ key }) => key))
    missing = paths.filter((path) => !kept.has(keyOf(path)))
    return missing.length === 0
  }, 120_000)
}

export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** The server removes files while they are being looked at. */
function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch {
    return null
  }
}

function unpacked(body: Buffer): string {
  try {
    return brotliDecompressSync(body).toString('utf8')
  } catch {
    return ''
  }
}
