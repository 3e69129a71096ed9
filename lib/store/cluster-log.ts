import { closeSync, openSync, readSync, statSync, truncateSync, writeFileSync } from 'node:fs'

const logLimit = 4 * 1024 * 1024

/** Keeps the log within bounds; the server appends, so a log that was cut goes on from its new end. */
export function trimLog(logFile: string): void {
  try {
    const { size } = statSync(logFile)
    if (size <= logLimit) return
    writeFileSync(`${logFile}.1`, readFrom(logFile, size - logLimit / 4), { mode: 0o600 })
    truncateSync(logFile)
  } catch {
    // No log yet, or another process is cutting it.
  }
}

/** The text of a file from a place in it, at most 4 MB. */
export function readFrom(file: string, from: number): string {
  const fd = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(Math.max(0, Math.min(statSync(file).size - from, logLimit)))
    return bytes.toString('utf8', 0, readSync(fd, bytes, 0, bytes.length, from))
  } finally {
    closeSync(fd)
  }
}
