import { randomBytes } from 'node:crypto'
import { chmodSync, closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Env } from '@/lib/env'

const rules = z.object({ signing: z.string().min(32) })

/** What this installation alone may know. */
export type Secrets = z.infer<typeof rules>

/**
 * The secrets of an installation: what the environment sets, and for the rest what was made at the first start and lies
 * in `secrets.json` of the data folder, readable by its owner only. Two starts at once agree on one. Throws an Error
 * with a plain message when the file is damaged: a new secret would silently void whatever the old one signed.
 */
export function loadSecrets({ DATA_DIR, PATHOK_SECRET }: Pick<Env, 'DATA_DIR' | 'PATHOK_SECRET'>): Secrets {
  if (PATHOK_SECRET) return { signing: PATHOK_SECRET }
  const file = join(DATA_DIR, 'secrets.json')
  if (!existsSync(file)) makeFile(DATA_DIR, file)
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600)
  const parsed = rules.safeParse(parseJson(readFileSync(file, 'utf8')))
  if (!parsed.success) throw new Error(`${file} is damaged. Put it back from a copy, or remove it and what it signed is void.`)
  return parsed.data
}

// Written whole beside its place, then linked: the link fails where another start was first.
function makeFile(dataDir: string, file: string): void {
  mkdirSync(dataDir, { recursive: true })
  const half = `${file}.${process.pid}`
  const fd = openSync(half, 'wx', 0o600)
  try {
    writeSync(fd, `${JSON.stringify({ signing: randomBytes(32).toString('base64url') } satisfies Secrets, null, 2)}\n`)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  try {
    linkSync(half, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(half)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
