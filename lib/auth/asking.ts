import { loadSecrets } from '@/lib/store/secrets'
import { env } from '@/lib/env'
import type { DbClient } from '@/lib/store/transaction'
import { readAskedFrom, type AskedFrom } from './asked-from'
import { createAuth, passwords, type Auth, type Passwords } from './auth'

/** A request of the newsroom with what answers it. */
export interface Asking {
  db: DbClient
  auth: Auth
  passwords: Passwords
  /** As the server in front made them (server/application.ts). */
  headers: Headers
  from: AskedFrom
  now: Date
}

/** What is answered beside a value: cookies that the browser has to take. */
export type WithCookies<Value> = Value & { cookies: readonly string[] }

// A site has one address, at most a few more of this machine; strangers' names never get as far as this.
const known = new WeakMap<DbClient, Map<string, Auth>>()
let signing: string | undefined

/** A request to this process. Throws what the store throws. */
export function asking(db: DbClient, headers: Headers, now: Date): Asking {
  const from = readAskedFrom(headers)
  signing ??= loadSecrets(env).signing
  const ofStore = known.get(db) ?? new Map<string, Auth>()
  known.set(db, ofStore)
  let auth = ofStore.get(from.origin)
  if (auth === undefined) {
    if (ofStore.size >= 16) ofStore.clear()
    ofStore.set(from.origin, auth = createAuth({ db, signing, origin: from.origin }))
  }
  return { db, auth, passwords, headers, from, now }
}

/** The cookies that an answer sets, each as it stands in a header. */
export function cookiesOf(headers: Headers | null | undefined): string[] {
  return headers?.getSetCookie() ?? []
}

/** The same request as if the browser had already taken these cookies: what has just begun can then be asked about. */
export function afterwards(asking: Asking, cookies: readonly string[]): Asking {
  const taken = new Map((asking.headers.get('cookie') ?? '').split(/;\s*/).filter((pair) => pair !== '').map(splitPair))
  for (const cookie of cookies) {
    const [pair = '', ...attributes] = cookie.split(';')
    const [name, value] = splitPair(pair)
    if (attributes.some((attribute) => attribute.trim().toLowerCase() === 'max-age=0')) taken.delete(name)
    else taken.set(name, value)
  }
  const headers = new Headers(asking.headers)
  headers.set('cookie', [...taken].map(([name, value]) => `${name}=${value}`).join('; '))
  return { ...asking, headers }
}

function splitPair(pair: string): [name: string, value: string] {
  const at = pair.indexOf('=')
  return at < 0 ? [pair.trim(), ''] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
}
