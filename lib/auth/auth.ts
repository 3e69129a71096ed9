import { hkdfSync } from 'node:crypto'
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { APIError } from 'better-auth/api'
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { paper } from '@/lib/news/paper'
import type { DbClient } from '@/lib/store/transaction'
import { passwordLength } from './password-rules'

/** How a password becomes what is kept of it: scrypt with 32 MB, in a thread of its own. */
export interface Passwords {
  hash: (password: string) => Promise<string>
  verify: (pair: { hash: string; password: string }) => Promise<boolean>
}

export const passwords: Passwords = { hash: hashPassword, verify: verifyPassword }

interface Installation {
  db: DbClient
  /** The installation's signing secret (lib/store/secrets.ts). */
  signing: string
  /** How the browser calls this site: https://example.com. */
  origin: string
  passwords?: Passwords
}

/** A session lasts so long, whether it is used or not. */
const sessionSeconds = 14 * 24 * 3_600

/**
 * Sessions, passwords and second factors of one site address. Nothing of it is reached over HTTP except through
 * lib/auth/endpoints.ts. Cookies are `__Host-` and Secure over https; over plain http, which can only be the machine
 * itself, they have another name, so that neither is ever taken for the other. Attempts are counted by lib/auth/limits.ts,
 * because the limits that come with the library know addresses only and live in one process.
 */
export function createAuth({ db, signing, origin, passwords: own = passwords }: Installation) {
  const secure = origin.startsWith('https:')
  const { hostname } = new URL(origin)
  return betterAuth({
    appName: paper.nameEn,
    baseURL: origin,
    basePath: '/api/auth',
    // One secret signs several things; each gets a key of its own from it.
    secret: Buffer.from(hkdfSync('sha256', signing, '', 'newsroom sessions', 32)).toString('base64url'),
    database: prismaAdapter(db, { provider: 'postgresql', transaction: true }),
    emailAndPassword: {
      enabled: true, disableSignUp: true, minPasswordLength: passwordLength.least, maxPasswordLength: passwordLength.most, password: own,
    },
    user: {
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        locale: { type: 'string', required: true, input: false },
        banned: { type: 'boolean', required: false, input: false },
      },
    },
    // A page cannot write a cookie, so a session is never prolonged in passing; and what is kept in a cookie would
    // outlive a role or a session that was taken.
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true, freshAge: 0, cookieCache: { enabled: false } },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    trustedOrigins: [origin],
    advanced: {
      useSecureCookies: false,
      cookiePrefix: secure ? '__Host-newsroom' : 'newsroom',
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: ['x-forwarded-for'] },
    },
    databaseHooks: {
      session: {
        create: {
          // Whoever is suspended gets no session, by whatever way; the refusal has no words of its own.
          before: async (session) => {
            const user = await db.user.findUnique({ where: { id: session.userId }, select: { banned: true } })
            return user?.banned === false || user?.banned === null ? undefined : false
          },
        },
      },
    },
    plugins: [
      twoFactor({ issuer: paper.name, backupCodeOptions: { amount: 8, length: 12 } }),
      passkey({
        rpID: hostname,
        rpName: paper.name,
        origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        advanced: { webAuthnChallengeCookie: 'passkey' },
        // The device has to have asked for a finger, a face or its own code: a passkey then is two factors in one.
        registration: {
          afterVerification: async ({ verification }) => {
            if (verification.registrationInfo?.userVerified !== true) throw new APIError('BAD_REQUEST', { code: 'NOT_VERIFIED' })
          },
        },
        authentication: {
          afterVerification: async ({ verification }) => {
            if (!verification.authenticationInfo.userVerified) throw new APIError('UNAUTHORIZED', { code: 'NOT_VERIFIED' })
          },
        },
      }),
    ],
  })
}

export type Auth = ReturnType<typeof createAuth>
