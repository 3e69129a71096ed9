/** Consonants as Bangladeshis write them in Latin letters. */
const consonants: Readonly<Record<string, string>> = {
  ক: 'k', খ: 'kh', গ: 'g', ঘ: 'gh', ঙ: 'ng', চ: 'ch', ছ: 'chh', জ: 'j', ঝ: 'jh', ঞ: 'n', ট: 't', ঠ: 'th', ড: 'd', ঢ: 'dh', ণ: 'n', ত: 't', থ: 'th', দ: 'd', ধ: 'dh', ন: 'n',
  প: 'p', ফ: 'f', ব: 'b', ভ: 'bh', ম: 'm', য: 'j', র: 'r', ল: 'l', শ: 'sh', ষ: 'sh', স: 's', হ: 'h', ৎ: 't',
}
const vowels: Readonly<Record<string, string>> = {
  অ: 'o', আ: 'a', ই: 'i', ঈ: 'i', উ: 'u', ঊ: 'u', ঋ: 'ri', এ: 'e', ঐ: 'oi', ও: 'o', ঔ: 'ou',
  'া': 'a', 'ি': 'i', 'ী': 'i', 'ু': 'u', 'ূ': 'u', 'ৃ': 'ri', 'ে': 'e', 'ৈ': 'oi', 'ো': 'o', 'ৌ': 'ou',
}
const nukta = '\u09BC'
const hasant = '\u09CD'

/** Conjuncts that sound otherwise than their letters. */
const whole: ReadonlyMap<string, string> = new Map([['ক্ষ', 'kkh'], ['জ্ঞ', 'gg'], ['ঙ্গ', 'ng'], ['ঙ্ক', 'nk'], ['ঞ্চ', 'nch'], ['ঞ্জ', 'nj'], ['হ্ম', 'mh'], ['হ্ন', 'nh']])

function cluster(written: string, isFirst: boolean, nextSign: string, afterU: boolean): string {
  if (written.length === 1) return consonants[written] ?? ''
  let out = ''
  let rest = written
  while (rest !== '') {
    const conjunct = rest.slice(0, 3)
    const said = whole.get(conjunct)
    if (said !== undefined) {
      out += isFirst && out === '' ? ({ kkh: 'kh', gg: 'gy' } as Record<string, string>)[said] ?? said : said
      rest = rest.slice(conjunct.length)
    } else if (rest.startsWith(`${hasant}য`) && rest[2] !== nukta) {
      // Before া at the beginning it only colours the vowel: ব্যাংক is a bank.
      out += isFirst && nextSign === '\u09BE' ? '' : 'y'
      rest = rest.slice(2)
    } else if (rest.startsWith(`${hasant}ব`) && !/[mr]$/.test(out) && !(out === 'd' && afterU)) {
      out += 'w'
      rest = rest.slice(2)
    } else if (rest.startsWith(`য${nukta}`)) {
      out += 'y'
      rest = rest.slice(2)
    } else if (rest.startsWith(`ড${nukta}`) || rest.startsWith(`ঢ${nukta}`)) {
      out += 'r'
      rest = rest.slice(2)
    } else {
      out += consonants[rest[0] as string] ?? ''
      rest = rest.slice(1)
    }
  }
  return out
}

/** A single word of Bengali letters and signs, of which nothing is left out. */
const bengaliLetters = /^[\u0981-\u09E3]+$/

/**
 * A Bengali word or text in ASCII, as Bangladeshis write their language in Latin letters: শেখ হাসিনা is `shekh hasina`,
 * প্রধানমন্ত্রী `prodhanmontri`. The inherent vowel is o and is left out at the end of a word and between two open syllables
 * where speech drops it; lower case, Latin digits, and whatever has no ASCII form (emoji, other scripts) is left out. Not
 * reversible. For feeds, file names and addresses; texts stay in Bengali letters wherever they are read.
 */
export function romanise(text: string): string {
  if (bengaliLetters.test(text)) return romaniseWord(asHeard(text.normalize('NFC')))
  return text.normalize('NFC').replace(/[\u09E6-\u09EF]/g, digit => String(digit.charCodeAt(0) - 0x09E6)).replace(/[\u200C\u200D]/g, '')
    .replace(/[\u0981-\u09E3]+/g, word => romaniseWord(asHeard(word)))
    .normalize('NFKD').replace(/[\u2018\u2019]/g, '\'').replace(/[\u201C\u201D]/g, '"').replace(/[\u2010-\u2015]/g, '-').replace(/\u0964/g, '.')
    .replace(/[^\x00-\x7F]/g, '').replace(/ {2,}/g, ' ').toLowerCase()
}

/** Conjuncts at the end of borrowed words, after which no vowel is heard: ট্রাম্প, ফ্রন্ট. */
const loanEnd = /(?:ম্প|ন্ট|স্ট|ল্ড|ন্ড|র্ট|র্ড|ল্ট|ক্স|ফ্ট|ক্ট|স্ক|ন্স|র্স|ল্ম|ল্ফ|ল্ক|র্ন)$/
/** Before these endings the vowel is always heard: ক্ষমতা, গবেষণা. */
const keepsVowel = /(?:তা|ণা)$/

/** Spellings that are heard otherwise, in letters that say it. */
function asHeard(word: string): string {
  if (!word.includes('\u09CD\u09AF\u09BE') && !word.includes('\u0983')) return word
  return word.replace(/[\u0985\u098F]\u09CD\u09AF\u09BE/g, '\u0986').replace(/\u0983(?=([\u0995-\u09B9]))/g, '$1\u09CD')
}

/** How many consonants are heard in what stands before a vowel. */
function weight(consonant: string): number {
  return consonant.length < 2 ? consonant.length : consonant.replace(/kkh|chh|(?:[kgcjtdpbs])h|ng(?=$)/g, 'x').length
}

interface Syllable {
  consonant: string
  /** Null is the inherent vowel. */
  vowel: string | null
  tail: string
}

const isConsonant = (code: number) => (code >= 0x0995 && code <= 0x09B9) || code === 0x09CE
const isVowelSign = (code: number) => (code >= 0x09BE && code <= 0x09C4) || (code >= 0x09C7 && code <= 0x09CD)
const [ra, ya, nuktaCode, hasantCode] = [0x09B0, 0x09AF, 0x09BC, 0x09CD]

/** Where what hangs on a letter ends: signs of the nose and the breath. */
function afterMarks(word: string, from: number): number {
  let at = from
  while (word.charCodeAt(at) >= 0x0981 && word.charCodeAt(at) <= 0x0983) at += 1
  return at
}

/** Where the letters end that are said before a vowel, the first of which is a consonant. */
function afterCluster(word: string, from: number): number {
  for (let at = from;;) {
    at += word.charCodeAt(at + 1) === nuktaCode ? 2 : 1
    if (word.charCodeAt(at) !== hasantCode || !isConsonant(word.charCodeAt(at + 1))) return at
    at += 1
  }
}

function syllablesOf(word: string): Syllable[] {
  const parts: Syllable[] = []
  for (let at = 0; at < word.length;) {
    const next = word.charCodeAt(at + 2)
    // A reph; but at the beginning of a word it is ra with ya-phala.
    const isReph = word.charCodeAt(at) === ra && word.charCodeAt(at + 1) === hasantCode && next !== 0x09CE && isConsonant(next)
      && !(at === 0 && next === ya && word.charCodeAt(3) !== nuktaCode)
    const begin = isReph ? at + 2 : at
    const code = word.charCodeAt(begin)
    if (isConsonant(code)) {
      const end = afterCluster(word, begin)
      const consonant = word.slice(begin, end)
      const signEnd = isVowelSign(word.charCodeAt(end)) ? end + 1 : end
      const sign = word.slice(end, signEnd)
      at = afterMarks(word, signEnd)
      const before = parts.at(-1)
      const glide = consonant === `য${nukta}` && before?.consonant === '' && before.vowel === 'o'
      if (glide) parts.pop()
      const said = glide ? 'w' : (isReph ? 'r' : '') + cluster(consonant, parts.length === 0, sign, parts.length === 1 && parts[0]?.vowel === 'u' && parts[0].consonant === '')
      parts.push({ consonant: said, vowel: consonant.endsWith('ৎ') ? '' : sign === '' ? null : sign === hasant ? '' : vowels[sign] ?? '', tail: tailOf(word, signEnd, at) })
    } else if (code >= 0x0985 && code <= 0x0994) {
      const end = begin + 1
      at = afterMarks(word, end)
      parts.push({ consonant: '', vowel: vowels[word[begin] as string] ?? '', tail: tailOf(word, end, at) })
    } else at += 1
  }
  return parts
}

function tailOf(word: string, from: number, to: number): string {
  return from === to ? '' : word.slice(from, to).replace(/\u0982/g, 'ng').replace(/[\u0981\u0983]/g, '')
}

function romaniseWord(word: string): string {
  const parts = syllablesOf(word)
  let open = false
  let out = ''
  for (const [at, part] of parts.entries()) {
    const after = parts[at + 1]
    let vowel = part.vowel
    if (vowel === null) {
      // At the end only a conjunct keeps it (বিশ্ব, অন্ত); within, it goes between an open syllable and a full vowel (সরকার).
      const silent: boolean = after === undefined ? at > 0 && (weight(part.consonant) <= 1 || loanEnd.test(word))
        : open && part.tail === '' && after.consonant !== '' && after.vowel !== null && after.vowel !== '' && after.consonant !== 'h' && weight(part.consonant) <= 1
          && weight(after.consonant) === 1 && !(at === parts.length - 2 && keepsVowel.test(word))
      vowel = silent ? '' : 'o'
    }
    open = vowel !== '' && part.tail === '' && !(part.consonant === '' && at === 0 && part.vowel === 'o')
    out += part.consonant + vowel + part.tail
  }
  return out.replace(/([kgcjtdpbs])h\1h/g, '$1$1h')
}
