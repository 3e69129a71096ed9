import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { clientConfig, type Connection } from './connection'

/** A connection that follows the editions of a store. */
export interface EditionNotices {
  /** Tells whoever waits that this server has applied edition `number`. Never throws: without a connection nobody hears. */
  confirm(number: number): Promise<void>
  /** Ends the connection; nothing is called any more once this has been called. */
  close(): Promise<void>
}

/** What is told to whoever follows. */
export interface EditionListener {
  /**
   * Notices arrive from now on, so numbers that were missed may be read without a gap. Called again after every loss; a
   * rejection counts as one.
   */
  connected: () => Promise<void>
  /** An edition has been committed. Numbers may come twice or be left out, and come while `connected` is at work. */
  notice: (number: number) => void
  /** There is no connection, and why: once for every one that was lost or could not be had. */
  lost: (error: unknown) => void
}

/** The name by which those that follow are counted. It is set by a statement, since a name in an address would win. */
const followerName = 'pathok-press'

const shortestPause = 100
const longestPause = 2_000
/** How often a quiet connection is asked whether it is still there, and how long any answer may take; milliseconds. */
const heartbeat = 5_000
const patience = 4_000

/**
 * Follows the editions of a store over a connection of its own, and connects again after every loss: an error, an end,
 * or a server that does not answer (a network that is gone says nothing at all). The pause before it tries grows from
 * 100 ms to 2 s. Where something in between swallows notices, as a pooling proxy does, nothing is told: whoever follows
 * must look at the number now and then.
 */
export function followEditions(connection: Connection, on: EditionListener): EditionNotices {
  const closing = new AbortController()
  let open: pg.Client | null = null
  let following: pg.Client | null = null

  const follow = async (client: pg.Client, life: AbortSignal, proven: () => void) => {
    await client.connect()
    client.on('notification', ({ channel, payload }) => {
      const number = Number(payload)
      if (!life.aborted && channel === 'pathok_edition' && Number.isSafeInteger(number)) on.notice(number)
    })
    await client.query(`set application_name to '${followerName}'; listen pathok_edition`)
    if (life.aborted) return
    following = client
    await on.connected()
    proven()
    while (!life.aborted) {
      await pause(heartbeat, life)
      if (!life.aborted) await client.query('select 1')
    }
  }

  const run = async () => {
    let wait = shortestPause
    while (!closing.signal.aborted) {
      const client = openClient(connection)
      const lost = new AbortController()
      const broken = new Promise<never>((_, reject) => {
        client.on('error', reject)
        client.on('end', () => reject(new Error('The connection to the database ended.')))
      })
      open = client
      try {
        await Promise.race([broken, follow(client, AbortSignal.any([closing.signal, lost.signal]), () => {
          wait = shortestPause
        })])
      } catch (error) {
        if (!closing.signal.aborted) on.lost(error)
      }
      lost.abort()
      following = null
      await end(client)
      await pause(wait, closing.signal)
      wait = Math.min(wait * 2, longestPause)
    }
  }
  const running = run()

  return {
    async confirm(number) {
      await following?.query(`select pg_notify('pathok_applied', $1)`, [String(number)]).catch(() => {})
    },
    async close() {
      closing.abort()
      if (open) await end(open)
      await running
    },
  }
}

async function pause(milliseconds: number, life: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal: life }).catch(() => {})
}

/** What came of a change at the servers that were running: how many follow, and how many of them have applied it. */
export interface Confirmed {
  /** The edition that the change made; null when readers see no change. Then nobody is counted. */
  edition: number | null
  servers: number
  confirmed: number
}

/**
 * Runs `work`, which commits a change and resolves with its edition (null when there was nothing to change), and waits
 * until every server that follows has applied it, at most `boundMs` milliseconds. Throws what `work` throws, and what
 * `pg` throws where the database cannot be reached before it; once `work` is done nothing is thrown, since the change
 * stands.
 */
export async function confirmedByServers(connection: Connection, work: () => Promise<number | null>, boundMs = 5_000): Promise<Confirmed> {
  const client = openClient(connection)
  // By the process of the server that speaks for each, so that nobody is counted twice.
  const applied = new Map<number, number>()
  let heard = () => {}
  client.on('error', () => heard())
  client.on('notification', ({ processId, payload }) => {
    applied.set(processId, Math.max(applied.get(processId) ?? 0, Number(payload)))
    heard()
  })
  try {
    await client.connect()
    await client.query('listen pathok_applied')
    const edition = await work()
    if (edition === null) return { edition, servers: 0, confirmed: 0 }
    const deadline = Date.now() + boundMs
    let followers: number[] = []
    for (;;) {
      const news = new Promise<void>((resolve) => {
        heard = resolve
      })
      // Asked each time: a server that has gone meanwhile shall not keep a person waiting.
      followers = await listFollowers(client).catch(() => followers)
      const confirmed = followers.filter((one) => (applied.get(one) ?? 0) >= edition).length
      const left = deadline - Date.now()
      if (confirmed === followers.length || left <= 0) return { edition, servers: followers.length, confirmed }
      await Promise.race([news, setTimeout(Math.min(left, 250))])
    }
  } finally {
    await end(client)
  }
}

async function listFollowers(client: pg.Client): Promise<number[]> {
  const { rows } = await client.query<{ pid: number }>(
    'select pid from pg_stat_activity where datname = current_database() and application_name = $1', [followerName],
  )
  return rows.map(({ pid }) => pid)
}

function openClient(connection: Connection): pg.Client {
  return new pg.Client({
    ...clientConfig(connection),
    connectionTimeoutMillis: patience,
    query_timeout: patience,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  })
}

// A connection whose other side is silent never says that it has ended.
async function end(client: pg.Client): Promise<void> {
  const enough = new AbortController()
  await Promise.race([client.end().catch(() => {}), pause(500, enough.signal)])
  enough.abort()
}
