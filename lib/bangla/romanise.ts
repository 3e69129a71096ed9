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
const letters = /(\u09B0\u09CD(?=[\u0995-\u09B9]))?((?:[\u0995-\u09B9\u09CE]\u09BC?\u09CD)*[\u0995-\u09B9\u09CE]\u09BC?)([\u09BE-\u09C4\u09C7-\u09CC\u09CD]?)([\u0981-\u0983]*)|([\u0985-\u0994])([\u0981-\u0983]*)|([\s\S])/gu

function cluster(written: string, isFirst: boolean): string {
  const whole: Readonly<Record<string, string>> = { 'ক্ষ': 'kkh', 'জ্ঞ': 'gg', 'ঙ্গ': 'ng', 'ঙ্ক': 'nk', 'ঞ্চ': 'nch', 'ঞ্জ': 'nj', 'হ্ম': 'mh', 'হ্য': 'jjh' }
  let out = ''
  let rest = written
  while (rest !== '') {
    const conjunct = Object.keys(whole).find(one => rest.startsWith(one))
    if (conjunct !== undefined) {
      const said = whole[conjunct] as string
      out += isFirst && out === '' ? ({ kkh: 'kh', gg: 'g' } as Record<string, string>)[said] ?? said : said
      rest = rest.slice(conjunct.length)
    } else if (rest.startsWith(`${hasant}য`) && rest[2] !== nukta) {
      out += 'y'
      rest = rest.slice(2)
    } else if (rest.startsWith(`${hasant}ব`) && !/[mr]$/.test(out)) {
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

/**
 * A Bengali word or text in ASCII, as Bangladeshis write their language in Latin letters: শেখ হাসিনা is `shekh hasina`,
 * প্রধানমন্ত্রী `prodhanmontri`. The inherent vowel is o and is left out at the end of a word and between two open syllables
 * where speech drops it; lower case, Latin digits, and whatever has no ASCII form (emoji, other scripts) is left out. Not
 * reversible. For feeds, file names and addresses; texts stay in Bengali letters wherever they are read.
 */
export function romanise(text: string): string {
  return text.normalize('NFC').replace(/[\u09E6-\u09EF]/g, digit => String(digit.charCodeAt(0) - 0x09E6)).replace(/[\u200C\u200D]/g, '')
    .replace(/[\u0981-\u09E3]+/g, word => romaniseWord(word))
    .normalize('NFKD').replace(/[\u2018\u2019]/g, '\'').replace(/[\u201C\u201D]/g, '"').replace(/[\u2010-\u2015]/g, '-').replace(/\u0964/g, '.')
    .replace(/[^\x00-\x7F]/g, '').toLowerCase()
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
    if (vowel !== undefined) parts.push({ consonant: '', vowel: vowels[vowel] ?? '', tail })
    else if (consonant !== undefined) {
      const said = (reph === undefined ? '' : 'r') + cluster(consonant, parts.length === 0)
      parts.push({ consonant: said, vowel: sign === '' || sign === undefined ? null : sign === hasant ? '' : vowels[sign] ?? '', tail })
    }
  }
  return parts.map((part, at) => {
    const [before, after] = [parts[at - 1], parts[at + 1]]
    const isCluster = part.consonant.replace(/(?<=[kgcjtdpbs])h|ng|ch|sh/g, 'x').length > 1
    let vowel = part.vowel
    if (vowel === null) {
      // At the end it is heard only after a conjunct; inside, speech drops it between an open syllable and a full vowel.
      const isLast = after === undefined
      const dropped = part.consonant === 'y' && isLast ? true
        : isLast ? !isCluster && before !== undefined || part.consonant === 't' && word.endsWith('ৎ') || part.tail !== ''
        : !isCluster && before !== undefined && before.tail === '' && (before.vowel ?? '') !== '' && after.vowel !== null && after.consonant !== '' && part.tail === ''
      vowel = word.endsWith('ৎ') && isLast ? '' : dropped && !(isLast && part.tail !== '') ? '' : 'o'
    }
    return part.consonant + vowel + part.tail
  }).join('')
}
