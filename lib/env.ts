import { existsSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { z } from 'zod'

/** What the environment says, read once. A variable that is absent or empty has its default. */
export interface Env {
  readonly PORT: number
  /** The address to listen on. The default is every address of this machine, so that a phone can read the paper. */
  readonly HOST: string
  /** A PostgreSQL server to use; null means the one that comes with the project. */
  readonly DATABASE_URL: string | null
  /** Absolute path of the folder for everything made at run time. */
  readonly DATA_DIR: string
  /** Signs what must be known again later; null means the one kept in the data folder (lib/store/secrets.ts). */
  readonly PATHOK_SECRET: string | null
  /** How much memory finished pages may take, in MB (2^20 bytes). */
  readonly RACK_MEMORY_MB: number
  /** How much of the disk finished pages may take, in MB; 0 keeps none there. */
  readonly RACK_DISK_MB: number
  /** How many pages are rendered at the same time. */
  readonly RENDERINGS: number
  /** Addresses or networks (10.0.0.0/8) of proxies whose X-Forwarded-* headers are believed. */
  readonly TRUSTED_PROXIES: readonly string[]
  /** Opens /metrics and the whole of /api/health to other machines; null leaves them to this one. */
  readonly METRICS_TOKEN: string | null
  /** Whether everybody of the newsroom needs a second factor. */
  readonly NEWSROOM_SECOND_FACTOR: 'offered' | 'required'
  /** From which level on log lines are written; null means warnings at a terminal, else everything. */
  readonly LOG_LEVEL: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent' | null
  readonly NODE_ENV: 'development' | 'production' | 'test'
}

/** The environment cannot be used; the message has one line for each variable that is wrong, without its value. */
export class EnvError extends Error {
  override readonly name = 'EnvError'
}

const whole = (least: number, most: number) => {
  const words = `must be a whole number from ${least} to ${most}`
  return z.string().regex(/^\d{1,9}$/, words).transform(Number).refine((number) => number >= least && number <= most, words)
}

const rules = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number between 0 and 65535')
    .transform(Number)
    .refine((port) => port <= 65535, 'must be a number between 0 and 65535')
    .default(3000),
  HOST: z.string().regex(/^[\w.:-]+$/, 'must be an address or a host name').default('0.0.0.0'),
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'must look like postgresql://user:password@host:5432/database')
    .nullable()
    .default(null),
  DATA_DIR: z.string().default('data'),
  RACK_MEMORY_MB: whole(1, 65_536).default(32),
  RACK_DISK_MB: whole(0, 1_048_576).default(512),
  RENDERINGS: whole(1, 64).default(4),
  TRUSTED_PROXIES: z.string()
    .transform((list) => list.split(/[\s,]+/).filter((one) => one !== ''))
    .refine((list) => list.every(isNetwork), 'must be addresses or networks such as 127.0.0.1, 10.0.0.0/8')
    .default([]),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').nullable().default(null),
  NEWSROOM_SECOND_FACTOR: z.enum(['offered', 'required'], 'must be offered or required').default('offered'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'must be fatal, error, warn, info, debug or silent')
    .nullable().default(null),
  PATHOK_SECRET: z.string().min(32, 'must have at least 32 characters').nullable().default(null),
  NODE_ENV: z.enum(['development', 'production', 'test'], 'must be development, production or test').default('development'),
})

/**
 * Reads variables into an `Env`. `root` is the project's folder, against which a relative DATA_DIR is meant.
 * Throws `EnvError` naming every variable that is wrong; values are left out of it, because some are secret.
 */
export function parseEnv(source: Record<string, string | undefined>, root: string): Env {
  const given = Object.fromEntries(
    Object.keys(rules.shape).flatMap((name) => {
      const value = source[name]?.trim()
      return value ? [[name, value]] : []
    }),
  )
  const parsed = rules.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`)
    throw new EnvError(`The environment (or the file .env) has wrong values:\n${[...new Set(lines)].join('\n')}`)
  }
  return Object.freeze({ ...parsed.data, DATA_DIR: resolve(root, parsed.data.DATA_DIR) })
}

/** An IP address, alone or with the length of a network's prefix behind a slash. */
function isNetwork(text: string): boolean {
  const [address, prefix, ...rest] = text.split('/')
  const version = isIP(address!)
  if (version === 0 || rest.length > 0) return false
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128))
}

function isPostgresUrl(text: string): boolean {
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text)
}

function readEnv(): Env {
  const root = process.cwd()
  const file = join(root, '.env')
  // A test must mean the same on every machine, whatever its owner keeps in .env.
  if (process.env.NODE_ENV !== 'test' && existsSync(file)) process.loadEnvFile(file)
  try {
    return parseEnv(process.env, root)
  } catch (error) {
    if (!(error instanceof EnvError) || process.env.NODE_ENV === 'test') throw error
    // Nothing can go on from here, and whoever started this needs the lines, not a stack.
    console.error(error.message)
    process.exit(1)
  }
}

/** The environment of this process. Every npm script runs in the project's folder, so that is where .env is looked for. */
export const env: Env = readEnv()
