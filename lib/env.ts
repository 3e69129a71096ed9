import { existsSync } from 'node:fs'
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
  readonly NODE_ENV: 'development' | 'production' | 'test'
}

/** The environment cannot be used; the message has one line for each variable that is wrong, without its value. */
export class EnvError extends Error {
  override readonly name = 'EnvError'
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
