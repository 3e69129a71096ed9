import type { ClientConfig } from 'pg'

/** Where a database is: a server's address as given in DATABASE_URL, or the parts of a local one. */
export type Connection =
  | { readonly url: string }
  | {
      /** A host name, or the folder of a Unix socket. */
      readonly host: string
      readonly port: number
      readonly user: string
      readonly database: string
      readonly password?: string
    }

// Prisma's adapter writes times without a zone and reads them as if the zone were UTC, so every session must be in UTC,
// whatever the server's own setting is.
const inUtc = '-c TimeZone=UTC'

/**
 * The same place in the form that `pg` takes, every session in UTC, and with `settings` of its own (`-c name=value`). `pg`
 * lets the parts of a connection string win over its other settings, so they are written into the string itself.
 */
export function clientConfig(connection: Connection, settings = ''): ClientConfig {
  const wanted = `${inUtc} ${settings}`.trim()
  if (!('url' in connection)) return { ...connection, options: wanted }
  const url = new URL(connection.url)
  const own = url.searchParams.get('options')
  url.searchParams.set('options', own ? `${own} ${wanted}` : wanted)
  return { connectionString: url.href }
}

/** Another database on the same server, reached with the same user. */
export function withDatabase(connection: Connection, database: string): Connection {
  if (!('url' in connection)) return { ...connection, database }
  const url = new URL(connection.url)
  url.pathname = `/${encodeURIComponent(database)}`
  return { url: url.href }
}

/** The place in words, for a message: never with a password. */
export function describeConnection(connection: Connection): string {
  if (!('url' in connection)) return `database ${connection.database} at ${connection.host}`
  const url = new URL(connection.url)
  return `database ${decodeURIComponent(url.pathname.slice(1)) || '(default)'} at ${url.host || url.searchParams.get('host') || 'this machine'}`
}
