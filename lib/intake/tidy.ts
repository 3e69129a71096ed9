import { store } from '@/lib/bangla/normalise'

/** One line in stored form, with single spaces and none at its ends. Idempotent. */
export function tidyLine(text: string): string {
  return squeeze(store(squeeze(text)))
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
