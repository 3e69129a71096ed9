import { StoreRefusal } from '@/lib/store/refusal'

/**
 * Runs a command to its end: `work` resolves with the exit code. A refusal of the store is printed as its message alone;
 * anything unexpected with its stack.
 */
export async function runCommand(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work()
  } catch (error) {
    console.error(error instanceof StoreRefusal ? error.message : error)
    process.exitCode = 1
  }
}
