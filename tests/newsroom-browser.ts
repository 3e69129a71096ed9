import { scryptSync } from 'node:crypto'
import { readAskedFrom } from '@/lib/auth/asked-from'
import { afterwards, type Asking } from '@/lib/auth/asking'
import { createAuth, passwords, type Auth, type Passwords } from '@/lib/auth/auth'
import type { DbClient } from '@/lib/store/transaction'

interface BrowserOptions {
  origin?: string
  sender?: string
  passwords?: Passwords
}

const signing = 'a secret of the tests, long enough to be one'

/** The same derivation as the newsroom's, a thousand times cheaper, for tests in which hundreds are made. */
export const quickPasswords: Passwords = {
  hash: async (password) => scryptSync(password.normalize('NFKC'), 'salt', 16, { N: 16, r: 1, p: 1 }).toString('hex'),
  verify: async ({ hash, password }) => hash === await quickPasswords.hash(password),
}

/** A browser before the newsroom's functions: it keeps the cookies that it is given and shows them again. */
export class NewsroomBrowser {
  readonly auth: Auth
  private jar: string[] = []
  private readonly origin: string
  private readonly sender: string
  private readonly passwords: Passwords

  constructor(private readonly db: DbClient, { origin = 'https://paper.example', sender = '203.0.113.9', passwords: own = passwords }: BrowserOptions = {}) {
    this.origin = origin
    this.sender = sender
    this.passwords = own
    this.auth = createAuth({ db, signing, origin, passwords: own })
  }

  /** A request at that time, with the headers that the server in front would write. */
  asks(now = new Date(), sender = this.sender): Asking {
    const { host, protocol } = new URL(this.origin)
    const headers = new Headers({
      'host': host, 'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1), 'x-forwarded-for': sender, 'origin': this.origin,
    })
    const asking = { db: this.db, auth: this.auth, passwords: this.passwords, headers, from: readAskedFrom(headers), now }
    return afterwards(asking, this.jar)
  }

  /** Keeps what an answer sets. */
  takes(cookies: readonly string[]): void {
    const kept = afterwards({ ...this.asks() }, cookies).headers.get('cookie') ?? ''
    this.jar = kept === '' ? [] : kept.split('; ')
  }

  /** Another that has stolen this one's cookies. */
  copy(): NewsroomBrowser {
    const other = new NewsroomBrowser(this.db, { origin: this.origin, sender: this.sender, passwords: this.passwords })
    other.jar = [...this.jar]
    return other
  }
}
