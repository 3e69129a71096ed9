import { letterNames } from './letter-names'

/** Other spellings of letter names that papers print: এইচ is হেইচ to nobody, but ডব্লিউ has three forms. */
const otherNames: Readonly<Record<string, readonly string[]>> = { W: ['ডাব্লিউ', 'ডব্লু', 'ডাব্লু'], Z: ['জেট'], Q: ['কিউ'] }
/** The longest acronyms of the news have seven letters (ইউএনএইচসিআর). */
const mostLetters = 7
const fewestLetters = 2

/** Names and their letters, the longest first, so that এইচ is not read as এ with something behind it. */
const byName: readonly (readonly [string, string])[] = /* @__PURE__ */ Object.entries(letterNames)
  .flatMap(([letter, name]) => [name, ...otherNames[letter] ?? []].map(one => [one.normalize('NFC'), letter.toLowerCase()] as const))
  .sort(([one], [other]) => other.length - one.length)

/**
 * How Bengali papers write Latin letters that are read one by one: `bnp` is বিএনপি. Takes a key of two to seven Latin
 * letters; empty for anything else. The usual spelling comes first. Whether it is an acronym at all, the caller must see
 * from the words that there are: `iran` has a reading too.
 */
export function acronymsOf(latinKey: string): string[] {
  if (!/^[a-z]+$/.test(latinKey) || latinKey.length < fewestLetters || latinKey.length > mostLetters) return []
  let all = ['']
  for (const letter of latinKey.toUpperCase()) {
    const names = [letterNames[letter] as string, ...otherNames[letter] ?? []]
    all = names.flatMap(name => all.map(before => before + name.normalize('NFC')))
  }
  return [...new Set(all)].slice(0, 6)
}

/**
 * The Latin letters that a Bengali key names one after the other: বিএনপি is `bnp`. Null where it is not made of two to
 * seven letter names throughout; inflected forms are not, so hand over the stem.
 */
export function lettersOf(key: string): string | null {
  let letters = ''
  let rest = key
  while (rest !== '') {
    const found = byName.find(([name]) => rest.startsWith(name) && !/^[\u0981-\u0983\u09BC\u09BE-\u09CD]/.test(rest.slice(name.length)))
    if (found === undefined || letters.length === mostLetters) return null
    letters += found[1]
    rest = rest.slice(found[0].length)
  }
  return letters.length >= fewestLetters ? letters : null
}
