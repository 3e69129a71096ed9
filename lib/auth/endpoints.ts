import { recordAct } from '@/lib/store/people-acts'
import { mayAddPasskey } from '@/lib/store/second-factors'
import { endSession, findStanding, markSecondFactor } from '@/lib/store/sessions'
import { afterwards, cookiesOf, type Asking } from './asking'
import { attemptFrom } from './limits'
import { findSession } from './sign-in'

/** The only parts of better-auth that are reached over HTTP: what a browser's passkey has to be asked with. */
export const openEndpoints: ReadonlyMap<string, 'GET' | 'POST'> = new Map([
  ['/passkey/generate-register-options', 'GET'],
  ['/passkey/verify-registration', 'POST'],
  ['/passkey/generate-authenticate-options', 'GET'],
  ['/passkey/verify-authentication', 'POST'],
])

const refusal = (status: number, code: string) => Response.json({ code }, { status, headers: { 'Cache-Control': 'no-store' } })

/**
 * Answers a request below /api/auth. Whatever is not open is not there, whether or not better-auth has it. A passkey is
 * added only by a session that has just shown its password; signing in by one begins a session that counts as having
 * shown its second factor, and ends the one that the browser had.
 */
export async function answerAuth(asking: Asking, request: Request): Promise<Response> {
  const { auth, db, from, now } = asking
  const path = new URL(request.url).pathname.replace(/^\/api\/auth/, '')
  if (openEndpoints.get(path) !== request.method) return refusal(404, 'unknown')
  if (!from.canSignIn) return refusal(403, 'insecure')
  // The address is the one that the browser used: behind the server in front, Next knows another.
  const own = new Request(new URL(`/api/auth${path}${new URL(request.url).search}`, from.origin), {
    method: request.method, headers: request.headers, ...(request.method === 'POST' && { body: await readBody(request) }),
  })
  const session = await findSession(asking)
  if (path === '/passkey/generate-register-options' || path === '/passkey/verify-registration') {
    if (session === null) return refusal(401, 'signed-out')
    if (!(await mayAddPasskey(db, session.sessionId, now))) return refusal(403, 'password')
  }
  if (path !== '/passkey/verify-authentication') {
    const answer = await auth.handler(own)
    if (path === '/passkey/verify-registration' && answer.ok && session !== null) {
      const by = await findStanding(db, session.sessionId, now)
      await markSecondFactor(db, session.sessionId, now)
      await recordAct(db, { by, action: 'second-factor.add', target: session.userId, detail: { kind: 'passkey' } }, now)
    }
    return answer
  }

  const attempt = await attemptFrom(db, { sender: from.sender }, now)
  if (attempt.wait > 0) return new Response(null, { status: 429, headers: { 'Retry-After': String(attempt.wait), 'Cache-Control': 'no-store' } })
  const answer = await auth.handler(own)
  const begun = answer.ok ? await findSession(afterwards(asking, cookiesOf(answer.headers))) : null
  if (begun === null) {
    await recordAct(db, { by: null, action: 'sign-in.refused', target: null, detail: { from: from.sender, at: 'passkey' } }, now)
    return refusal(401, 'wrong')
  }
  await attempt.succeeded()
  if (session !== null) await endSession(db, session.sessionId)
  await markSecondFactor(db, begun.sessionId, now)
  const by = await findStanding(db, begun.sessionId, now)
  await recordAct(db, { by, action: 'sign-in', target: begun.userId, detail: { by: 'passkey' } }, now)
  // The library's answer holds the session's token; the cookie is enough.
  const headers = new Headers({ 'Cache-Control': 'no-store' })
  for (const cookie of cookiesOf(answer.headers)) headers.append('set-cookie', cookie)
  return Response.json({ ok: true }, { headers })
}

/** A passkey's answer is some kilobytes long. */
const longest = 64 * 1024

async function readBody(request: Request): Promise<string> {
  const reader = request.body?.getReader()
  if (reader === undefined) return ''
  const parts: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(parts).toString('utf8')
    length += value.length
    if (length > longest) {
      await reader.cancel()
      return ''
    }
    parts.push(value)
  }
}
