import { addressKey } from './address-key'

/** Where a request of the newsroom came from, as our own server says it. */
export interface AskedFrom {
  /** The address of the site as the browser knows it, such as https://example.com; sessions and passkeys hang on it. */
  origin: string
  secure: boolean
  /** Whether a browser would keep a session: over https anywhere, over plain http only on the machine itself. */
  canSignIn: boolean
  /** For limits: whose attempts are counted together. */
  sender: string
}

/**
 * Reads who asks from the headers that the server in front writes itself (server/application.ts), whatever a client
 * sent. Browsers keep cookies marked Secure over plain http for the machine's own name alone, so from anywhere else
 * signing in has to be explained instead of tried.
 */
export function readAskedFrom(headers: Headers): AskedFrom {
  const host = headers.get('x-forwarded-host') ?? headers.get('host') ?? 'localhost'
  const secure = headers.get('x-forwarded-proto') === 'https'
  const origin = new URL(`${secure ? 'https' : 'http'}://${host}`).origin
  const { hostname } = new URL(origin)
  const local = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  return { origin, secure, canSignIn: secure || local, sender: addressKey(headers.get('x-forwarded-for') ?? '') }
}
