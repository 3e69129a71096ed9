import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ansiToUnicode, detectAnsi } from './ansi'
import { after, halves, letters, marks, others, signs, tails } from './ansi-table'
import { store } from './normalise'

const vectors: [string, string][] = [
  ['Avgvi †mvbvi evsjv', 'আমার সোনার বাংলা'], ['Kg©KZ©v', 'কর্মকর্তা'], ['¶gZv', 'ক্ষমতা'],
  ['cÖwZi¶v gš¿x', 'প্রতিরক্ষা মন্ত্রী'], ['ivóªcwZ', 'রাষ্ট্রপতি'], ['BD‡µb', 'ইউক্রেন'], ['e„w×', 'বৃদ্ধি'], ['m~h©', 'সূর্য'],
  ['wek¦', 'বিশ্ব'], ['R¨vK', 'জ্যাক'], ['i¨ve', 'র‍্যাব'], ['KZ…©c¶', 'কর্তৃপক্ষ'], ['AvšÍR©vwZK', 'আন্তর্জাতিক'],
  ['m¤ú‡K©', 'সম্পর্কে'], ['wbe©vPb', 'নির্বাচন'], ['D”P Av`vjZ', 'উচ্চ আদালত'], ['W. BDb~m', 'ড. ইউনূস'], ['kªxj¼v', 'শ্রীলঙ্কা'],
  ['ïiæ', 'শুরু'], ['ü`q', 'হৃদয়'], ['wc«›U ‡U÷', 'প্রিন্ট টেস্ট'], ['evsjv‡`k e¨vsK', 'বাংলাদেশ ব্যাংক'],
  ['ÒAvwg ej‡ev,Ó wZwb e‡jb|', '“আমি বলবো,” তিনি বলেন।'],
  // Place names as offices keep them, and what is hard: signs in every order, two-part vowels, hasants, vowels with signs.
  ['j²xcyi', 'লক্ষ্মীপুর'], ['ivRkvnx', 'রাজশাহী'], ['kixqZcyi', 'শরীয়তপুর'], ['eªvþYevwoqv', 'ব্রাহ্মণবাড়িয়া'],
  ['Puv`cyi', 'চাঁদপুর'], ['Pvu`cyi', 'চাঁদপুর'], ['AuvKv', 'আঁকা'], ['AvuKv', 'আঁকা'], ['A¨vc', 'অ্যাপ'], ['mvi‡Rq', 'সারজেয়'],
  ['‡`Šo', 'দৌড়'], ['‰mb¨', 'সৈন্য'], ['wKš‘', 'কিন্তু'], ['¯‘wZ', 'স্তুতি'], ['¯^vaxbZv', 'স্বাধীনতা'], ['¯’vb', 'স্থান'], ['mgš^q', 'সমন্বয়'],
  ['evK&', 'বাক্'], ['w`M&weRq', 'দিগ্বিজয়'], ['`yt¯’', 'দুঃস্থ'], ['Acivnè', 'অপরাহ্ণ'], ['Zx¶è', 'তীক্ষ্ণ'], ['wPKèv', 'চিক্না'],
  ['÷ª¨vU', 'স্ট্র্যাট'], ['KvÐ', 'কাণ্ড'], ['`Ê', 'দণ্ড'], ['AvKv•¶v', 'আকাঙ্ক্ষা'], ['D”Q¡vm', 'উচ্ছ্বাস'],
  ['D¾¡j', 'উজ্জ্বল'], ['mvšÍ¡bv', 'সান্ত্বনা'], ['Aa©vw½bx', 'অর্ধাঙ্গিনী'], ['g~j¨ 1,250.50 UvKv', 'মূল্য ১,২৫০.৫০ টাকা'],
]


/** Unicode to the old encoding: the table the other way round, and each letter written as the eye meets it. */
function inverse(table: Readonly<Record<string, string>>): Map<string, string> {
  return new Map(Object.entries(table).reverse().map(([old, now]) => [now, old]))
}
const old = {
  letters: inverse(letters), halves: inverse(halves), tails: inverse(tails), after: inverse(after), marks: inverse(marks), rest: inverse({ ...others, ...signs }),
}
const oldBefore: Record<string, string> = { 'ি': 'w', 'ে': '‡', 'ৈ': 'ˆ', 'ো': '‡', 'ৌ': '‡' }
const oldAfter: Record<string, string> = { 'ো': 'v', 'ৌ': 'Š' }

/** Null where the fonts have no signs for the conjunct. */
function encodeConjunct(conjunct: string): string | null {
  const whole = old.letters.get(conjunct)
  if (whole !== undefined) return whole
  for (const [half, sign] of old.halves) {
    if (!conjunct.startsWith(half)) continue
    const rest = old.tails.get(`্${conjunct.slice(half.length)}`) ?? encodeConjunct(conjunct.slice(half.length))
    if (rest !== null) return sign + rest
  }
  for (const [tail, sign] of old.tails) {
    const rest = conjunct.endsWith(tail) && conjunct !== tail ? encodeConjunct(conjunct.slice(0, -tail.length)) : null
    if (rest !== null) return rest + sign
  }
  return null
}

const consonant = '(?:[\u09A1\u09A2\u09AF]\u09BC|[\u0995-\u09B9])'
const piece = new RegExp(
  `(?<reph>\u09B0\u09CD(?=${consonant}))?(?<letter>\u09B0\u200D\u09CD\u09AF|${consonant}(?:\u09CD${consonant})*|[\u0985-\u0994])`
  + '(?<end>\u09CD(?!\\p{L}))?(?<sign>[\u09BE-\u09CC]?)(?<mark>[\u0981-\u0983]*)|[\u09CE\u09E6-\u09EF\u0964“”‘’–৳]', 'gu')

function encode(text: string): string {
  return text.replace(piece, (whole, ...rest) => {
    const { reph, letter, end, sign = '', mark = '' } = rest.at(-1) as Record<string, string | undefined>
    if (letter === undefined) return old.rest.get(whole) ?? whole
    const base = letter === 'আ' ? 'Av' : letter === 'র\u200D্য' ? 'i¨' : old.rest.get(letter) ?? encodeConjunct(letter)
      // What has no sign of its own is written with a visible hasant.
      ?? letter.split('\u09CD').map(part => old.letters.get(part)).join('&')
    const signed = `${oldBefore[sign] ?? ''}${base}${end === undefined ? '' : '&'}${oldAfter[sign] ?? (oldBefore[sign] ? '' : old.after.get(sign) ?? '')}`
    return `${signed}${reph === undefined ? '' : '©'}${[...mark].map(one => old.marks.get(one)).join('')}`
  })
}

const conjuncts = ['ক্ক', 'ক্ট', 'ক্ত', 'ক্ত্র', 'ক্র', 'ক্ল', 'ক্ষ', 'ক্ষ্ণ', 'ক্ষ্ম', 'ক্ষ্য', 'ক্স', 'খ্য', 'গ্গ', 'গ্ধ', 'গ্ন', 'গ্র', 'গ্র্য', 'ঘ্ন', 'ঘ্র', 'ঙ্ক', 'ঙ্ক্ষ',
  'ঙ্খ', 'ঙ্গ', 'ঙ্ঘ', 'চ্চ', 'চ্ছ', 'চ্ছ্ব', 'জ্জ', 'জ্জ্ব', 'জ্ঞ', 'জ্ব', 'ঞ্চ', 'ঞ্ছ', 'ঞ্জ', 'ট্ট', 'ট্র', 'ড্ড', 'ড্র', 'ণ্ট', 'ণ্ঠ', 'ণ্ড', 'ণ্ড্র', 'ণ্ণ', 'ত্ত', 'ত্ত্ব', 'ত্থ', 'ত্ন', 'ত্ম', 'ত্ম্য',
  'ত্য', 'ত্র', 'দ্গ', 'দ্ঘ', 'দ্দ', 'দ্ধ', 'দ্ব', 'দ্ভ', 'দ্ম', 'দ্য', 'দ্র', 'ধ্ব', 'ধ্য', 'ন্ট', 'ন্ট্র', 'ন্ড', 'ন্ত', 'ন্ত্ব', 'ন্ত্র', 'ন্ত্র্য', 'ন্থ', 'ন্দ', 'ন্দ্র', 'ন্দ্ব', 'ন্ধ', 'ন্ন', 'ন্ম', 'ন্য', 'ন্স', 'প্ট',
  'প্ত', 'প্প', 'প্র', 'প্ল', 'প্স', 'ফ্র', 'ফ্ল', 'ব্জ', 'ব্দ', 'ব্ধ', 'ব্ব', 'ব্র', 'ব্ল', 'ভ্র', 'ম্ন', 'ম্প', 'ম্প্র', 'ম্ফ', 'ম্ব', 'ম্ভ', 'ম্ম', 'ম্র', 'ম্ল', 'য্য', 'ল্ক', 'ল্গ', 'ল্ট', 'ল্ড', 'ল্প', 'ল্ল', 'শ্চ', 'শ্ছ', 'শ্ন', 'শ্ব', 'শ্ম', 'শ্র',
  'শ্ল', 'ষ্ক', 'ষ্ক্র', 'ষ্ট', 'ষ্ট্য', 'ষ্ট্র', 'ষ্ঠ', 'ষ্ণ', 'ষ্প', 'ষ্ফ', 'ষ্ম', 'স্ক', 'স্ক্র', 'স্খ', 'স্ট', 'স্ট্র', 'স্ত', 'স্ত্র', 'স্থ', 'স্থ্য', 'স্ন', 'স্প', 'স্প্র', 'স্ফ', 'স্ব', 'স্ম', 'স্য', 'স্র', 'হ্ণ', 'হ্ন', 'হ্ম', 'হ্য', 'হ্র', 'হ্ল', 'গ্ব', 'ড়্গ', 'ণ্ঢ', 'র\u200D্য']
const bare = [...'কখগঘচছজঝটঠডঢণতথদধনপফবভমযরলশষসহ', 'ড়', 'ঢ়', 'য়']
const vowelSigns = ['', '', '', 'া', 'া', 'ি', 'ী', 'ু', 'ূ', 'ৃ', 'ে', 'ৈ', 'ো', 'ৌ']
const syllable = fc.tuple(fc.constantFrom('', '', '', 'র্'), fc.constantFrom(...bare, ...conjuncts), fc.constantFrom(...vowelSigns), fc.constantFrom('', '', '', 'ং', 'ঁ', 'ঃ'))
  .map(([reph, letter, sign, mark]) => `${letter.startsWith('র') ? '' : reph}${letter}${sign}${mark}`)
const vowel = fc.tuple(fc.constantFrom(...'অআইঈউঊঋএঐওঔ', 'অ্যা'), fc.constantFrom('', '', 'ঁ')).map(parts => parts.join(''))
const word = fc.array(fc.oneof({ weight: 5, arbitrary: syllable }, vowel, fc.constantFrom('ৎ', '১২', 'ক্')), { minLength: 1, maxLength: 6 })
  // A hasant at a word's end binds with what follows it.
  .map(parts => parts.map((part, at) => part === 'ক্' && at < parts.length - 1 ? 'ক' : part).join('').normalize('NFC'))
const paragraph = fc.array(fc.tuple(word, fc.constantFrom('', '', ',', '।', '?')), { minLength: 1, maxLength: 8 })
  .map(words => words.map(parts => parts.join('')).join(' '))

describe('old Bengali text', () => {
  test.each(vectors)('%s becomes %s', (before, wanted) => {
    expect(ansiToUnicode(before)).toBe(wanted)
  })

  test('Whatever Bengali is encoded comes back the same', () => {
    fc.assert(fc.property(paragraph, text => {
      expect(ansiToUnicode(encode(text))).toBe(store(text))
    }), { numRuns: 2000 })
  })

  test('It may have passed for Latin-1 on its way', () => {
    expect(ansiToUnicode('\u0086mvbvi evsjv\u0087`k')).toBe('সোনার বাংলাদেশ')
    expect(ansiToUnicode('m\u00A4\u00FA\u0087K\u00A9')).toBe('সম্পর্কে')
  })

  test('Bengali that is Unicode, addresses and punctuation stay', () => {
    expect(ansiToUnicode('সোনার evsjv')).toBe('সোনার বাংলা')
    expect(ansiToUnicode('wVKvbv: https://example.org/bangla?a=1 Ges desk@example.org|')).toBe('ঠিকানা: https://example.org/bangla?a=1 এবং desk@example.org।')
    expect(ansiToUnicode('(bZyb), 50%; 3-4 = 7!')).toBe('(নতুন), ৫০%; ৩-৪ = ৭!')
  })

  test('What means nothing where it stands stays to be seen', () => {
    expect(ansiToUnicode('© 2022 – • K')).toBe('© ২০২২ – • ক')
    expect(ansiToUnicode('K\u008DL Ž €5')).toBe('ক⟨8D⟩খ Ž €৫')
    expect(ansiToUnicode('w ‡ \u00AD ¯')).toBe('w ‡ ⟨AD⟩ ¯')
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...Array.from({ length: 0xDF }, (_, at) => String.fromCharCode(0x21 + at)), '‡', '†', '…', 'š', '’'), maxLength: 12 }), text => {
      expect(ansiToUnicode(text) === '').toBe(text === '')
    }), { numRuns: 2000 })
  })

  test('No text makes it fail or leaves the stored form, and a long one takes no longer than its length', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), text => {
      const now = ansiToUnicode(text)
      expect(store(now)).toBe(now)
    }), { numRuns: 1000 })
    const started = performance.now()
    ansiToUnicode('wš¯‡K©&w'.repeat(20_000))
    expect(performance.now() - started).toBeLessThan(3000)
  })
})

const oldText = [
  'Avgvi †mvbvi evsjv, Avwg †Zvgvq fvjevwm|', 'miKvwi Kg©KZ©v‡`i m‡½ ˆeVK K‡i‡Qb cÖwZi¶v gš¿x|', 'ivóªcwZ wbe©vPb wb‡q D”P Av`vj‡Z wiU',
  'XvKv wek¦we`¨vj‡qi wk¶v_©xiv MZKvj e„n¯úwZevi wgwQj K‡i‡Qb|', 'GB Lei Avgiv †c‡qwQ MZKvj iv‡Z', 'evsjv‡`k e¨vs‡Ki bZyb Mfb©i',
]
const english = [
  'The quick brown fox jumps over the lazy dog.', 'COVID-19 VACCINE ROLLOUT BEGINS IN DHAKA', 'Kazakhstan and Kyrgyzstan sign a pact; Zelenskyy visits Kyiv.',
  'Kevin McKay, MVP of Kansas, plays for PSV and KVC', 'We saw MySQL, iPhone 15, WhatsApp, YouTube and eBay.', 'const maxValue = await queryKey(viewKey)', 'I said: “don’t wait … now” – yes',
  'UUIDv4, IPv6, LGPLv2.1', 'foo_bar `code` x^2 ~ 3 © 2024 Reuters™ ® † ‡', 'ami banglay gan gai, ami banglar gan gai', 'Vyvyan\'s Kwik Kvetch', 'aGVsbG8gd29ybGQgdGhpcyBpcyBhIHRlc3Q=', 'WWW.EXAMPLE.COM',
  'Wäre Öl über Straßen geflossen, hätte Jürgen größere Probleme', 'Où êtes-vous allé ? À l’école, « déjà »', 'Václav Havel a Václav Klaus v Praze hovořili o vývoji', 'Wszyscy ludzie rodzą się wolni i równi',
  'Wij zijn vrij in de wijk', 'Kuvvetli bir yağmur yağıyordu', '', ' ', '12 345', '!?',
]

describe('recognising old Bengali text', () => {
  test.each(oldText)('%s is old', text => {
    expect(detectAnsi(text)).toBe('ansi')
  })

  test.each(english)('%s is not', text => {
    expect(detectAnsi(text)).toBe('unicode')
  })

  test('It is known when it passed for Latin-1', () => {
    expect(detectAnsi('Avgvi \u0086mvbvi evsjv\u0087`k')).toBe('ansi')
    expect(detectAnsi('\u0087mB \u0086h \u0087m \u0087K')).toBe('ansi')
  })

  test('Bengali in Unicode is never taken for it, whatever the font and whatever English is within', () => {
    for (const text of ['ইরান থেকে রাশিয়ায় ড্রোন', 'র‍্যাব ও পুলিশের অভিযান, ২০২২', 'আল জাজিরা (Al Jazeera) ও Reuters জানিয়েছে', 'ঢাকায় WiFi চালু']) {
      expect(detectAnsi(text)).toBe('unicode')
      expect(detectAnsi(text.replace(/[A-Za-z]+/g, '2022'), ['SutonnyMJ'])).toBe('unicode')
    }
  })

  test('A paragraph with both kinds of Bengali, or with much English, is left to the editor', () => {
    expect(detectAnsi('তিনি বলেন, Avgvi †mvbvi evsjv, Avwg †Zvgvq fvjevwm|')).toBe('unsure')
    expect(detectAnsi('Avgvi †mvbvi evsjv, Avwg †Zvgvq fvjevwm| This song was written by him in the year 1905')).not.toBe('ansi')
    expect(detectAnsi('Kak, '.repeat(10))).toBe('unsure')
  })

  test('The font decides where it is known', () => {
    for (const font of ['SutonnyMJ', 'Sutonny MJ', '"SutonnyMJ"', 'sutonnymj', 'SutonnyEMJ', 'JugantorMJ', 'BoishakhiMJ', 'Bijoy', 'SutonnyMJ Bold']) {
      expect(detectAnsi('XvKv', [font])).toBe('ansi')
      expect(detectAnsi('2022', ['Arial', font])).toBe('ansi')
    }
    for (const font of ['SutonnyOMJ', 'NikoshBAN', 'SolaimanLipi', 'Kalpurush', 'Vrinda', 'Arial', '']) {
      expect(detectAnsi('Reuters', [font])).toBe('unicode')
    }
    expect(detectAnsi('BBC', ['Boishakhi'])).toBe('unicode')
    expect(detectAnsi('ঢাকা', ['SutonnyMJ'])).toBe('unicode')
  })

  const common = ('the of and to in is that for it as was with be by on not he his but at are this have from or had an they which one you were her all she there would their we him been has when who will more no if out '
    + 'so said what up its about into than them can only other new some could time these two may then do first any my now such like our over man me even most made after also did many before must through years government '
    + 'minister president visit every village very give view veto Kenya Zambia Kuwait Kyiv Qatar Moscow Washington London Delhi Dhaka Pakistan BBC NATO UN 2022 policy voted wave love leave vow vivid jazz').split(' ')
  test('No sentence of English words is taken for it', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...common), { minLength: 5, maxLength: 30 }), fc.constantFrom('', '.', '?'), (words, end) => {
      // Of few words that all have a v in them, an editor may be asked.
      expect(detectAnsi(words.join(' ') + end)).not.toBe('ansi')
    }), { numRuns: 1000 })
  })

  test('No text makes it fail, and a long one takes no longer than its length', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.array(fc.string(), { maxLength: 2 }), (text, fonts) => {
      expect(['ansi', 'unicode', 'unsure']).toContain(detectAnsi(text, fonts))
    }), { numRuns: 2000 })
    const started = performance.now()
    detectAnsi('evsjv‡`k'.repeat(50_000))
    detectAnsi('Avgvi '.repeat(50_000), [`${'MJ '.repeat(5000)}x`, `${'bold'.repeat(5000)}MJ`])
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
