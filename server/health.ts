import { createHash, timingSafeEqual } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import type { Answer } from './answer'
import { apiPolicy } from './headers'
import { withoutQueries } from './log'

export interface HealthFacts {
  /** Whether pages are served: the site is prepared and listens. A database that is away does not undo it. */
  ready: boolean
  stopping: boolean
  /** `since` is when the present state began, as far as it is known. */
  database: { connected: boolean; since: Date | null }
  rack: { writable: boolean; since: Date | null }
  edition: number
  lastFault: { text: string; at: Date } | null
}

/**
 * How the server is. 200 as long as it serves pages, and so also when something is degraded: kept pages go out then, and
 * whoever took this server out of use would make things worse. 503 before it is ready and while it stops. Only with
 * `detailed` does it say more than its state.
 */
export function healthAnswer(facts: HealthFacts, backup: { at: Date } | null, now: Date, detailed: boolean): Answer {
  const ready = facts.ready && !facts.stopping
  const degraded = [
    ...(facts.database.connected ? [] : [{ what: 'database', since: facts.database.since }]),
    ...(facts.rack.writable ? [] : [{ what: 'rack', since: facts.rack.since }]),
  ]
  const status = facts.stopping ? 'stopping' : !facts.ready ? 'starting' : degraded.length > 0 ? 'degraded' : 'ok'
  return json(ready ? 200 : 503, {
    status,
    live: true,
    ready,
    ...(detailed && {
      degraded,
      edition: facts.edition,
      backup: backup && { at: backup.at, ageHours: Math.round((now.getTime() - backup.at.getTime()) / 360_000) / 10 },
      lastFault: facts.lastFault && { text: withoutQueries(facts.lastFault.text), at: facts.lastFault.at },
    }),
  })
}

/** For who only asks whether the process still answers: a supervisor that would start it anew. */
export function liveAnswer(): Answer {
  return json(200, { live: true })
}

function json(status: number, value: object): Answer {
  return {
    status,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': apiPolicy,
    },
    body: `${JSON.stringify(value)}\n`,
  }
}

/** The name that `npm run backup` gives, with the moment in UTC. A file bears it only when it is whole. */
const backupName = /^pathok-(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)(\d\d)\.tar\.gz$/

/**
 * The moment of the newest whole backup in the data folder, null when there is none or the folder cannot be read. It is
 * told by the name, because a copy brought back from elsewhere has a time of its own.
 */
export async function findLastBackup(dataDir: string): Promise<{ at: Date } | null> {
  const entries = await readdir(join(dataDir, 'backups'), { withFileTypes: true }).catch(() => [])
  const moments = entries.flatMap((entry) => {
    const [, day, hour, minute, second] = (entry.isFile() && backupName.exec(entry.name)) || []
    const moment = Date.parse(`${day}T${hour}:${minute}:${second}Z`)
    return Number.isNaN(moment) ? [] : [moment]
  })
  return moments.length === 0 ? null : { at: new Date(Math.max(...moments)) }
}

/**
 * Whether a request may see the inside: /metrics and the details of health. Either it bears the token that was set, or
 * it comes from this machine itself. A proxy on this machine connects from it too; it is known by the headers in which
 * it names whom it asks for.
 */
export function mayLookIn(
  request: Pick<IncomingMessage, 'headers' | 'rawHeaders'> & { socket: { remoteAddress?: string } },
  { token }: { token: string | null },
): boolean {
  const [, borne] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? []
  if (token !== null && borne !== undefined && isSame(borne, token)) return true
  // As they were sent: the gate may have taken out what it does not believe.
  const proxied = request.rawHeaders.some((name, index) => index % 2 === 0 && forwarding.test(name))
  return !proxied && loopback.test(request.socket.remoteAddress ?? '')
}

const forwarding = /^(x-forwarded(-.*)?|forwarded|x-real-ip|via)$/i
const loopback = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/i

/** Compares digests, so that the time it takes tells nothing about the token, its length included. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
