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
const letters = /(\u09B0\u09CD(?=[\u0995-\u09B9])(?!(?<=^..)\u09AF(?!\u09BC)))?((?:[\u0995-\u09B9\u09CE]\u09BC?\u09CD)*[\u0995-\u09B9\u09CE]\u09BC?)([\u09BE-\u09C4\u09C7-\u09CC\u09CD]?)([\u0981-\u0983]*)|([\u0985-\u0994])([\u0981-\u0983]*)|([\s\S])/gu

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
  return word.replace(/[\u0985\u098F]\u09CD\u09AF\u09BE/g, '\u0986').replace(/\u0983(?=([\u0995-\u09B9]))/g, '$1\u09CD')
}

/** How many consonants are heard in what stands before a vowel. */
function weight(consonant: string): number {
  return consonant.replace(/kkh|chh|(?:[kgcjtdpbs])h|ng(?=$)/g, 'x').length
}

interface Syllable {
  consonant: string
  /** Null is the inherent vowel. */
  vowel: string | null
  tail: string
}

function romaniseWord(word: string): string {
  const parts: Syllable[] = []
  for (const [, reph, consonant, sign, marks, vowel, vowelMarks] of word.matchAll(letters)) {
    const tail = (marks ?? vowelMarks ?? '').replace(/\u0982/g, 'ng').replace(/[\u0981\u0983]/g, '')
    // The regular expression gives a letter with what hangs on it, or a vowel that stands by itself.
    if (vowel !== undefined) parts.push({ consonant: '', vowel: vowels[vowel] ?? '', tail })
    else if (consonant !== undefined) {
      const before = parts.at(-1)
      if (consonant === `য${nukta}` && before?.consonant === '' && before.vowel === 'o') parts.pop()
      const glide = consonant === `য${nukta}` && before?.consonant === '' && before.vowel === 'o'
      const said = glide ? 'w' : (reph === undefined ? '' : 'r') + cluster(consonant, parts.length === 0, sign ?? '', parts.length === 1 && parts[0]?.vowel === 'u' && parts[0].consonant === '')
      parts.push({ consonant: said, vowel: consonant.endsWith('ৎ') ? '' : sign === '' || sign === undefined ? null : sign === hasant ? '' : vowels[sign] ?? '', tail })
    }
  }
  let open = false
  const lastCluster = loanEnd.test(word)
  return parts.map((part, at) => {
    const after = parts[at + 1]
    const isHeavy = weight(part.consonant) > 1
    let vowel = part.vowel
    if (vowel === null) {
      const isLast = after === undefined
      // At the end only a conjunct keeps it (বিশ্ব, অন্ত); within, it goes between an open syllable and a full vowel (সরকার).
      const silent = isLast ? at > 0 && (!isHeavy || lastCluster) : open && !isHeavy && part.tail === '' && after.consonant !== '' && weight(after.consonant) === 1 && after.vowel !== null && after.vowel !== '' && after.consonant !== 'h'
        && !(at === parts.length - 2 && keepsVowel.test(word))
      vowel = silent ? '' : 'o'
    }
    open = vowel !== '' && part.tail === '' && !(part.consonant === '' && at === 0 && part.vowel === 'o')
    return part.consonant + vowel + part.tail
  }).join('').replace(/([kgcjtdpbs])h\1h/g, '$1$1h')
}
