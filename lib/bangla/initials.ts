import { isLetterName, letterNames } from './letter-names'
import { store } from './normalise'

/** With which Latin letter a Bengali name that begins so is usually spelled. The longest beginning counts. */
const spelled: readonly (readonly [string, string])[] = Object.entries({
  A: 'অ আ', B: 'ব ভ', C: 'চ ছ', D: 'ড ঢ দ ধ', E: 'এ', F: 'ফ', G: 'গ ঘ জ্ঞ', H: 'হ', I: 'ই ঈ', J: 'জ ঝ য', K: 'ক খ', L: 'ল', M: 'ম', N: 'ন ণ ঞ', O: 'ও ঐ ঔ', P: 'প',
  R: 'র ঋ', S: 'শ ষ স', T: 'ট ঠ ত থ', U: 'উ ঊ', W: 'ওয়া ওয়ে', Y: 'ইয়া ইউ',
}).flatMap(([latin, beginnings]) => beginnings.normalize('NFC').split(' ').map(beginning => [beginning, latin] as const))
  .sort(([one], [other]) => other.length - one.length)

/** Titles are not part of a name, nor is the abbreviated মোহাম্মদ that most men's names begin with. */
const titles = new Set(['মো', 'মোঃ', 'মোহা', 'মু', 'মোছা', 'মোছাঃ', 'মোসা', 'ড', 'ডা', 'ডাঃ', 'অধ্যাপক', 'প্রফেসর', 'অ্যাডভোকেট', 'Md', 'MD', 'Mst', 'Dr', 'Mr', 'Mrs', 'Ms', 'Prof'])

/** Four letters tell any two colleagues apart; what page texts call a sign-off has at most twelve characters. */
const mostLetters = 4
const mostCharacters = 12

function namesOf(word: string): string[] {
  if (isLetterName(word)) return [word]
  // AKM is three letters already; Mahmud is one.
  if (/^[A-Z]{2,3}$/.test(word)) return [...word].map(letter => letterNames[letter] as string)
  const latin = /^[A-Za-z]/.test(word) ? word.slice(0, 1).toUpperCase() : spelled.find(([beginning]) => word.startsWith(beginning))?.[1]
  if (latin !== undefined) return [letterNames[latin] as string]
  // Another script: the first letter as it is.
  return word.match(/\p{L}/u) ?? []
}

/**
 * The initials with which somebody signs a text, as Bengali papers print them at its end: the names of the Latin letters
 * that the parts of the name begin with, in Bengali and without a space: মাহমুদ পারভেজ is এমপি, A. K. M. Rahman একেএমআর.
 * Titles and মো. do not count where more follows. At most four letters, and no more than twelve characters. How a name is
 * spelled in Latin letters is a habit of its bearer, so this is a proposal. Empty for a name without a letter.
 */
export function initialsOf(name: string): string {
  const parts = store(name).split(/[\s.\-–·]+/u).map(part => part.replace(/[^\p{L}\p{M}\u200D]/gu, '')).filter(part => /\p{L}/u.test(part))
  const own = parts.filter(part => !titles.has(part))
  let initials = ''
  for (const letter of (own.length > 0 ? own : parts).flatMap(namesOf).slice(0, mostLetters)) {
    if (initials.length + letter.length > mostCharacters) break
    initials += letter
  }
  return initials
}
