// Codes of Node's sockets, of PostgreSQL and of Prisma that all mean: no query can be answered now, try again later.
const socketCodes = /^(ENOENT|ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EACCES)$/
const sqlStates = /^(08\w{3}|57P0[1-5]|57014|25006|53[0-4]\w{2}|28000|28P01|3D000|25P03)$/
const prismaCodes = /^(P1000|P1001|P1002|P1003|P1008|P1010|P1011|P1017|P2024|P2028|P2037|PATHOK_NO_STORE)$/
const adapterKinds =
  /^(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TlsConnectionError|TooManyConnections|DatabaseDoesNotExist|DatabaseAccessDenied|AuthenticationFailed)$/
// pg says these without a code, and Prisma puts lines of its own before them.
const words = /(Connection terminated (unexpectedly|due to)|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|Cannot use a pool after calling end)/

/**
 * Whether an error means that the database cannot be reached or cannot answer now, so that a page answers 503 and not
 * 500. It looks at codes and shapes only, never at classes: the server and Next's bundle hold classes of their own.
 */
export function isUnavailable(error: unknown): boolean {
  return holds(error, 0)
}

function holds(error: unknown, depth: number): boolean {
  if (typeof error !== 'object' || error === null || depth > 6) return false
  const { code, originalCode, kind, message, syscall, cause, meta, errors } = error as Record<string, unknown>
  if (typeof code === 'string') {
    if (sqlStates.test(code) || prismaCodes.test(code)) return true
    // ENOENT and EACCES count only for a socket: a file that is not there is another matter. Prisma keeps the words alone.
    const isSocket = syscall === 'connect' || (typeof message === 'string' && message.includes(`connect ${code}`))
    if (socketCodes.test(code) && (isSocket || !/^(ENOENT|EACCES)$/.test(code))) return true
  }
  if (typeof originalCode === 'string' && sqlStates.test(originalCode)) return true
  if (typeof kind === 'string' && adapterKinds.test(kind)) return true
  if (typeof message === 'string' && words.test(message)) return true
  if (Array.isArray(errors) && errors.some((one) => holds(one, depth + 1))) return true
  const underneath = (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError
  return holds(cause, depth + 1) || holds(underneath, depth + 1)
}
