import { toBanglaDigits } from './digits'
import { store } from './normalise'
import { consonants, longest, shortened, vowels } from './phonetic-table'

/** A run that means something here, with the signs that may stand within it. */
const run = /[A-Za-z0-9`^$][A-Za-z0-9`^$:.,]*/g
/** Capitals without a meaning of their own are their small letters: a sentence may begin with one. */
const idleCapital = /[ABCEFHKLMPQVWX]|(?<!N)G/g
const endsOpen = /[\u0995-\u09B9]\u09BC?$/
const endsInVowel = /[\u0985-\u0994\u09BE-\u09CC\u09DF]$/

/** What stands last: nothing, a vowel, or a consonant that takes a vowel's sign, and perhaps another consonant. */
type Last = 'nothing' | 'vowel' | 'consonant' | 'joining'

/**
 * Text typed with Latin letters as it reads in Bengali, letter by letter and without a dictionary: `ami banglay gan gai`
 * is আমি বাংলায় গান গাই. What is Bengali already stays as it is. `before` is the Bengali text that it is typed behind, so
 * that a vowel becomes a sign of the consonant there.
 *
 * T D N R S and their like have letters of their own (ট ড ণ ড় শ); `rr` before a consonant is reph, `Z` a ya-phala, `w`
 * after a consonant a ba-phala, `,,` a hasant, `^` candrabindu, `:` within a word visarga, a backtick keeps two
 * consonants apart, and two of them make ত a ৎ. A point after a word is a danda, unless the word is a title or an initial;
 * one within a number, before a letter or typed twice stays. The result is in stored form; given back it stays the same.
 */
export function phonetic(text: string, before = ''): string {
  return store(text.replace(run, (latin, at: number) => {
    const standing = at === 0 ? before : text.slice(0, at)
    return readRun(latin.replace(idleCapital, (letter) => letter.toLowerCase()), standing, text.slice(at + latin.length))
  }))
}

/** What a point typed behind this Bengali text is: the end of a sentence, or the point of something written short or of a number. */
export function stopAfter(before: string): '.' | '\u0964' {
  const word = /[\p{L}\p{M}\p{N}]*$/u.exec(before)![0]
  if (word === '' || /^[A-Za-z]/.test(word)) return '.'
  // A number that begins a line counts its items.
  if (/^\p{N}+$/u.test(word)) return /(^|\n)\s*$/.test(before.slice(0, -word.length)) ? '.' : '\u0964'
  return shortened.has(word) || /^[\u0985-\u09B9]\u09BC?$/.test(word) ? '.' : '\u0964'
}

function readRun(latin: string, before: string, after: string): string {
  let out = ''
  let last = (endsOpen.test(before) ? 'consonant' : endsInVowel.test(before) ? 'vowel' : 'nothing') as Last
  let at = 0
  const write = (letters: string, then: Last, length: number) => {
    out += letters
    last = then
    at += length
  }
  while (at < latin.length) {
    const one = latin[at]!
    const next = latin[at + 1] ?? ''
    if (/\d/.test(one)) write(toBanglaDigits(one), 'nothing', 1)
    else if (one === '.') {
      const points = /^\.+/.exec(latin.slice(at))![0].length
      const behind = latin[at + points] ?? after[0] ?? ''
      if (points === 2 || (points === 1 && behind === '`')) write('.', 'nothing', 2)
      else if (points > 2 || /[\p{L}\p{M}\p{N}]/u.test(behind)) write('.'.repeat(points), 'nothing', points)
      else write(stopAfter(before + out), 'nothing', 1)
    } else if (latin.startsWith(',,', at)) write(last === 'nothing' ? ',,' : '\u09CD', last === 'nothing' ? last : 'consonant', 2)
    else if (one === ',') write(',', 'nothing', 1)
    else if (one === ':') write(last !== 'nothing' && /[A-Za-z]/.test(next) ? '\u0983' : ':', 'nothing', 1)
    else if (one === '^') write('\u0981', last === 'joining' ? 'consonant' : last, 1)
    else if (one === '$') write('\u09F3', 'nothing', 1)
    else if (one === '`') write('', 'nothing', 1)
    else if (latin.startsWith('t``', at)) write('\u09CE', 'nothing', 3)
    else if (one === 'y') {
      if (last === 'joining') write(endsInRa(out) ? '\u200D\u09CD\u09AF' : '\u09CD\u09AF', 'joining', 1)
      else write(last === 'nothing' ? 'ই\u09AF\u09BC' : '\u09AF\u09BC', 'consonant', 1)
    } else if (one === 'Z') {
      if (last === 'nothing') write('\u09AF', 'joining', 1)
      else write(endsInRa(out) ? '\u200D\u09CD\u09AF' : '\u09CD\u09AF', 'joining', 1)
    } else if (one === 'w') {
      if (last === 'joining' && startsVowel(next)) write('\u09CD\u09AC', 'joining', 1)
      else write('ও', 'vowel', 1)
    } else if (one === 'x') write(last === 'nothing' ? 'এক্স' : 'ক্স', 'joining', 1)
    else if (latin.startsWith('rrZ', at) || latin.startsWith('rry', at)) write('\u09B0\u09CD\u09AF', 'joining', 3)
    else if (latin.startsWith('rr', at) && !latin.startsWith('rri', at) && last !== 'joining' && /[a-zA-Z]/.test(latin[at + 2] ?? '') && !startsVowel(latin[at + 2]!) && latin[at + 2] !== 'r') {
      write('\u09B0\u09CD', 'nothing', 2)
    } else if (latin.startsWith('ng', at)) {
      if (startsVowel(latin[at + 2] ?? '')) write('ঙ', 'joining', 2)
      else write('\u0982', 'vowel', 2)
    } else readLetter()
  }
  return out

  /** The longest vowel or consonant that begins here. Every letter is in a table by itself. */
  function readLetter(): void {
    for (let length = Math.min(longest, latin.length - at); length > 0; length -= 1) {
      const spelling = latin.slice(at, at + length)
      const vowel = vowels.get(spelling)
      if (vowel !== undefined) {
        const [letter, sign] = vowel
        if (last === 'consonant' || last === 'joining') return write(sign, 'vowel', length)
        // Between two vowels there is a glide: মিয়া, যাও.
        if (last === 'vowel' && spelling === 'a' && latin[at - 1] !== 'a') return write('\u09AF\u09BC\u09BE', 'vowel', length)
        if (last === 'vowel' && spelling === 'o') return write('ও', 'vowel', length)
        return write(letter, 'vowel', length)
      }
      const consonant = consonants.get(spelling)
      if (consonant === undefined) continue
      if (spelling === 'r' && last === 'joining' && !/[rR]/.test(latin[at - 1] ?? '')) return write('\u09CD\u09B0', 'joining', 1)
      return write(consonant, spelling === 'Y' ? 'consonant' : 'joining', length)
    }
    write(latin[at]!, 'nothing', 1)
  }
}

const startsVowel = (letter: string) => letter !== '' && 'oaiIuUeO'.includes(letter)

/** Whether ra stands last by itself: with ya-phala it is র‍্য, written with a joiner, unless it hangs below another letter. */
const endsInRa = (text: string) => /(^|[^\u09CD])\u09B0$/.test(text)
