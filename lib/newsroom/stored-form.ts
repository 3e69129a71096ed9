import { createHash } from 'node:crypto'
import { store } from '@/lib/bangla/normalise'

/** Fields that name something and are no text of the story. */
const names = new Set(['href', 'picture', 'story', 'slug', 'file', 'sourceKey', 'kind'])

/**
 * A value of plain objects, arrays and strings with every text in it in stored form. Dates, numbers and names (addresses,
 * ids, slugs) come back as they are.
 */
export function inStoredForm<Value>(value: Value): Value {
  return convert(value) as Value
}

function convert(value: unknown): unknown {
  if (typeof value === 'string') return store(value)
  if (Array.isArray(value)) return value.map(convert)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, names.has(name) ? one : convert(one)]))
}

/** Raised when the same input is to be written differently than before; every source is then imported afresh. */
const manner = 1

/** SHA-256 (hex) of what is to be imported, for telling whether it is what was imported before. */
export function importHash(content: unknown): string {
  return createHash('sha256').update(JSON.stringify([manner, content])).digest('hex')
}
