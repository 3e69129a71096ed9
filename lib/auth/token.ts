import { createHash, randomBytes } from 'node:crypto'

/** A token for a link: 256 random bits in 43 characters that any address can hold. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a token. Whoever reads the database learns no link from it. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Whether a text can be a token at all, before anything is asked. */
export function looksLikeToken(text: string): boolean {
  return /^[\w-]{43}$/.test(text)
}
