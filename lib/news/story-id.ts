import { createHash } from 'node:crypto'
import type { StoryId } from './story'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const form = /^[0-9a-hjkmnp-tv-z]{10}$/

/**
 * The id of an imported story: the first 50 bits of the SHA-256 of its source key, so that two installations that
 * import the same page agree on its address.
 */
export function storyIdOfSource(sourceKey: string): StoryId {
  return crockford(createHash('sha256').update(sourceKey, 'utf8').digest())
}

/** Whether text has the form of an id; one that has not needs no look in the store. */
export function isStoryId(text: string): text is StoryId {
  return form.test(text)
}

function crockford(bytes: Uint8Array): string {
  let bits = 0n
  for (const byte of bytes.subarray(0, 7)) bits = (bits << 8n) | BigInt(byte)
  bits >>= 6n
  let id = ''
  for (let place = 45n; place >= 0n; place -= 5n) id += alphabet[Number((bits >> place) & 31n)]
  return id
}
