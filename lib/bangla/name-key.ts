import { fold, key } from './normalise'

/**
 * A name in the form that its spellings share: folded, and the same solid, with a hyphen or in several words
 * (আমির-আবদুল্লাহিয়ান, আমিরআবদুল্লাহিয়ান). Empty for what is no word. Different words may share it too, as with `fold`, so it
 * tells that two names may be one and never that they are.
 */
export function nameKey(name: string): string {
  return fold(key(name).replaceAll(/[ -]/g, ''))
}
