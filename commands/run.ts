import { StoreRefusal } from '@/lib/store/refusal'

/**
 * Runs a command to its end: `work` resolves with the exit code. A refusal of the store and a full disk are printed as a
 * sentence; anything unexpected with its stack.
 */
export async function runCommand(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work()
  } catch (error) {
    console.error(error instanceof StoreRefusal ? error.message : fullDisk(error) ?? error)
    process.exitCode = 1
  }
}

/** Node tells a full disk by a code; PostgreSQL's words come wrapped in Prisma's. */
function fullDisk(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  const { code, path, message } = error as NodeJS.ErrnoException
  if (code !== 'ENOSPC' && code !== 'EDQUOT' && !/no space left on device|disk quota exceeded/i.test(message)) return null
  return `The disk is full${path === undefined ? '' : ` (${path})`}. What was not finished has not been kept; make room and run this again.`
}
