// How the fonts of the Bijoy family (SutonnyMJ and its relatives) use the 224 signs of Windows code page 1252. Checked
// against text that newsrooms and offices keep in both forms. The forms are given in NFC; ড় ঢ় য় are two code points.

/** Two signs that together are something else than one after the other. */
export const pairs: Readonly<Record<string, string>> = { 'Kè': 'ক্ন' }

/** Letters that stand for themselves: consonants, conjuncts, and conjuncts with a vowel sign that has no sign of its own. */
export const letters: Readonly<Record<string, string>> = {
  K: 'ক', L: 'খ', M: 'গ', N: 'ঘ', O: 'ঙ', P: 'চ', Q: 'ছ', R: 'জ', S: 'ঝ', T: 'ঞ', U: 'ট', V: 'ঠ', W: 'ড', X: 'ঢ', Y: 'ণ',
  Z: 'ত', _: 'থ', '`': 'দ', a: 'ধ', b: 'ন', c: 'প', d: 'ফ', e: 'ব', f: 'ভ', g: 'ম', h: 'য', i: 'র', j: 'ল', k: 'শ', l: 'ষ',
  m: 'স', n: 'হ', o: '\u09A1\u09BC', p: '\u09A2\u09BC', q: '\u09AF\u09BC',
  '°': 'ক্ক', '±': 'ক্ট', '²': 'ক্ষ্ম', '³': 'ক্ত', '´': 'ক্ম', 'µ': 'ক্র', '¶': 'ক্ষ', 'ÿ': 'ক্ষ', '·': 'ক্স',
  '¸': 'গু', '¹': 'গ্গ', 'º': 'গ্দ', '»': 'গ্ধ', '¼': 'ঙ্ক', '½': 'ঙ্গ', '¾': 'জ্জ', 'À': 'জ্ঝ', 'Á': 'জ্ঞ',
  'Â': 'ঞ্চ', 'Ã': 'ঞ্ছ', 'Ä': 'ঞ্জ', 'Å': 'ঞ্ঝ', 'Æ': 'ট্ট', 'Ç': 'ড্ড', 'È': 'ণ্ট', 'É': 'ণ্ঠ', 'Ê': 'ণ্ড', 'Ð': 'ণ্ড',
  'Ë': 'ত্ত', 'Ì': 'ত্থ', 'Î': 'ত্র', 'Ï': 'দ্দ', '×': 'দ্ধ', 'Ø': 'দ্ব', 'Ù': 'দ্ম', 'Ú': 'ন্ঠ', 'Û': 'ন্ড', 'Ü': 'ন্ধ', 'Ý': 'ন্স',
  'Þ': 'প্ট', 'ß': 'প্ত', 'à': 'প্প', 'á': 'প্স', 'â': 'ব্জ', 'ã': 'ব্দ', 'ä': 'ব্ধ', 'å': 'ভ্র', 'ç': 'ম্ফ',
  'é': 'ল্ক', 'ê': 'ল্গ', 'ë': 'ল্ট', 'ì': 'ল্ড', 'í': 'ল্প', 'î': 'ল্ফ', 'ï': 'শু', 'ð': 'শ্চ', 'ñ': 'শ্ছ',
  'ò': 'ষ্ণ', 'ó': 'ষ্ট', 'ô': 'ষ্ঠ', 'õ': 'ষ্ফ', 'ö': 'স্খ', '÷': 'স্ট', 'ù': 'স্ফ', 'û': 'হু', 'ü': 'হৃ', 'ý': 'হ্ন', 'þ': 'হ্ম',
}

/** What leans on the letter after it: the first half of a conjunct. */
export const halves: Readonly<Record<string, string>> = {
  '•': 'ঙ্', '”': 'চ্', '˜': 'দ্', '™': 'দ্', 'š': 'ন্', '›': 'ন্', '¤': 'ম্', '®': 'ষ্', '¯': 'স্',
}

/** What hangs on the letter before it: the second half of a conjunct. */
export const tails: Readonly<Record<string, string>> = {
  '‹': '্ক', 'Œ': '্ক্র', '—': '্ত', 'Í': '্ত', '‘': '্তু', '¿': '্ত্র', '’': '্থ', 'œ': '্ন', 'è': '্ণ', 'ú': '্প',
  '^': '্ব', '¡': '্ব', '¦': '্ব', 'Ÿ': '্ব', '¢': '্ভ', '£': '্ভ্র', '¥': '্ম', '§': '্ম', '¨': '্য',
  'ª': '্র', '«': '্র', 'Ö': '্র', '¬': '্ল', '\u00AD': '্ল', 'ø': '্ল',
}

/** Vowel signs drawn before their letter, and written there. */
export const before: Readonly<Record<string, string>> = { w: 'ি', '†': 'ে', '‡': 'ে', 'ˆ': 'ৈ', '‰': 'ৈ' }

/** Vowel signs written after their letter. Those that look alike differ in the letters they fit. */
export const after: Readonly<Record<string, string>> = {
  v: 'া', x: 'ী', y: 'ু', z: 'ু', '“': 'ু', '–': 'ু', 'æ': 'ু', '~': 'ূ', 'ƒ': 'ূ', '‚': 'ূ', '„': 'ৃ', '…': 'ৃ', 'Š': 'ৗ',
}

/** Signs on a letter that follow its vowel sign. */
export const marks: Readonly<Record<string, string>> = { s: 'ং', t: 'ঃ', u: 'ঁ' }

/** ra over the letters that it precedes; written after them. */
export const reph = '©'

/** A hasant: at a word's end, or where the font has no sign for the conjunct. */
export const hasant = '&'

/** Letters without a vowel sign of their own: vowels, ৎ, digits. অ with া is আ. */
export const others: Readonly<Record<string, string>> = {
  A: 'অ', B: 'ই', C: 'ঈ', D: 'উ', E: 'ঊ', F: 'ঋ', G: 'এ', H: 'ঐ', I: 'ও', J: 'ঔ', r: 'ৎ',
  0: '০', 1: '১', 2: '২', 3: '৩', 4: '৪', 5: '৫', 6: '৬', 7: '৭', 8: '৮', 9: '৯',
}

/** Punctuation that is not itself. Whatever stands in no table (comma, brackets, spaces) means what it is. */
export const signs: Readonly<Record<string, string>> = {
  '|': '।', '\\': '॥', $: '৳', 'Ñ': '–', 'Ò': '“', 'Ó': '”', 'Ô': '‘', 'Õ': '’',
}

/**
 * The signs 0x80–0x9F of code page 1252 in their order. Text that passed for Latin-1 on its way has control characters
 * (U+0080–U+009F) in their place. Five bytes mean nothing in the code page: a space here.
 */
export const codePage1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'
