import { isLemma, isTwofold, lemmas } from './lemmas'
import { fold } from './normalise'
import { findPronoun, listPronounForms } from './pronouns'
import { findVerb, isOftenerNoVerb, listVerbForms } from './verbs'

/** Where an ending may stand: after a consonant, a vowel sign, া, another vowel than া, or anywhere. */
type After = 'consonant' | 'vowel' | 'aa' | 'other vowel' | 'high vowel' | 'any'

interface Ending {
  text: string
  after: After
  /** How much likelier a word with these letters at its end is inflected than not; below zero: less likely. */
  worth: number
  /** The fewest letters that may stay: consonants and independent vowels. */
  least: number
}

const cases = (texts: string, after: After, worth: number, least = 2): Ending[] =>
  texts.normalize('NFC').split(' ').map(text => ({ text, after, worth, least }))

/** What follows a determiner or plural, and is stripped with it. */
const withCases = (heads: string, tails: string) =>
  heads.split(' ').flatMap(head => ['', ...tails.split(' ')].map(tail => head + tail)).join(' ')

/** The endings of nouns, a whole chain of determiner, plural and case each; likelier cuts are worth more. */
const nounEndings: readonly Ending[] = [
  ...cases(withCases('গুলো গুলি গুলা', 'র তে কে য়'), 'any', 6),
  ...cases('টি টা', 'any', 4),
  ...cases('টির টিতে টিকে টার টাতে টাকে টায়', 'any', 5.5),
  ...cases(withCases('খানা খানি টুকু', 'র তে কে'), 'any', 3),
  ...cases('দের দেরকে', 'vowel', 5.6),
  ...cases('দের দেরকে', 'consonant', 5.2),
  ...cases('েদের েদেরকে', 'consonant', 5.7),
  ...cases('য়েরা য়েদের', 'high vowel', 4),
  ...cases('রা', 'vowel', 3.5),
  ...cases('রা', 'consonant', 2.5),
  ...cases('েরা', 'consonant', 4),
  ...cases(withCases('সমূহ', 'ের ে কে'), 'any', 5),
  ...cases(withCases('গণ', 'ের কে'), 'any', 3, 3),
  ...cases('ের', 'consonant', 5),
  ...cases('র', 'aa', 2),
  ...cases('র', 'other vowel', 3),
  ...cases('য়ের', 'high vowel', 5),
  ...cases('কে', 'vowel', 4.5),
  ...cases('কে', 'consonant', 3),
  ...cases('ে', 'consonant', 2.5),
  ...cases('য়', 'aa', 3),
  ...cases('তে', 'other vowel', 3),
  ...cases('তে', 'aa', 2.6),
  ...cases('য়ে', 'high vowel', 4),
].sort((one, other) => other.text.length - one.text.length)

/** Endings by their last letter, in the order given. */
function byLast(endings: readonly Ending[]): ReadonlyMap<string, readonly Ending[]> {
  return endings.reduce((all, ending) => {
    const last = ending.text.slice(-1)
    return all.set(last, [...all.get(last) ?? [], ending])
  }, new Map<string, Ending[]>())
}

const nounEndingsByLast = /* @__PURE__ */ byLast(nounEndings)

/** One letter is the whole stem of these: মায়ের, পায়ে, চায়ের. */
const shortStems = new Set('মা পা গা চা ঘা ছা রং'.split(' '))
const shortEndings = 'য়ের য়ে কে য়েরা য়েদের'.normalize('NFC').split(' ')

const bengaliWord = /^[\u0980-\u09FE]+$/

function isConsonant(code: number): boolean {
  return (code >= 0x0995 && code <= 0x09B9) || code === 0x09BC || code === 0x09CE || code === 0x0982
}

function countLetters(word: string): number {
  let count = 0
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at)
    if ((code >= 0x0985 && code <= 0x09B9) || code === 0x09CE) count += 1
  }
  return count
}

function fits(rest: string, { after, least }: Ending): boolean {
  const last = rest.charCodeAt(rest.length - 1)
  // No ending begins within a conjunct.
  if (last === 0x09CD || countLetters(rest) < least) return false
  if (after === 'any') return true
  if (after === 'consonant') return isConsonant(last)
  if (after === 'aa') return last === 0x09BE || last === 0x0986
  if (after === 'vowel') return !isConsonant(last)
  if (after === 'other vowel') return !isConsonant(last) && last !== 0x09BE && last !== 0x0986
  return (last >= 0x0987 && last <= 0x098A) || last === 0x0993 || last === 0x0982
}

interface Way {
  stem: string
  worth: number
}

/** The ways to take off the ending of a noun, without the way to leave it. */
function nounWays(word: string): Way[] {
  const found: Way[] = []
  for (const ending of nounEndingsByLast.get(word.slice(-1)) ?? []) {
    if (!word.endsWith(ending.text)) continue
    const rest = word.slice(0, -ending.text.length)
    if (rest !== '' && fits(rest, ending)) found.push({ stem: rest, worth: ending.worth })
  }
  for (const ending of shortEndings) {
    if (word.endsWith(ending) && shortStems.has(word.slice(0, -ending.length))) found.push({ stem: word.slice(0, -ending.length), worth: 6 })
  }
  return found
}

/** Whether a final ই or ও is rather part of a short word: after া (ভাই, লড়াই) and after another vowel. */
function endIsPart(word: string): boolean {
  const before = word.charCodeAt(word.length - 2)
  return (word.endsWith('ই') && before === 0x09BE) || (before >= 0x0985 && before <= 0x0994)
}

/**
 * The word without an emphatic ই or ও; null without one. After া a short word keeps its ই, which is then part of it: ভাই,
 * লড়াই, জুলাই.
 */
function withoutEmphasis(word: string): string | null {
  const last = word.slice(-1)
  if ((last !== 'ই' && last !== 'ও') || isLemma(word)) return null
  const rest = word.slice(0, -1)
  const before = rest.slice(-1)
  if (before === '্' || before === '') return null
  return countLetters(rest) >= (endIsPart(word) ? 3 : 2) || findVerb(rest) !== null || findPronoun(rest) !== null ? rest : null
}

/** ৎ is ত before a vowel: বিদ্যুতে is of বিদ্যুৎ. */
function withKhandaTa(stem: string): string | null {
  return stem.endsWith('ত') ? `${stem.slice(0, -1)}ৎ` : null
}

const knownWorth = 6
/** Enough to stay whole as long as no story says otherwise. */
const twofoldWorth = 4

function waysOf(word: string): Way[] {
  const all = new Map<string, number>()
  const add = (stem: string, worth: number) => {
    if ((all.get(stem) ?? -Infinity) < worth) all.set(stem, worth)
  }
  add(word, isTwofold(word) ? twofoldWorth : isLemma(word) ? 12 : 0)
  const bare = withoutEmphasis(word)
  for (const [form, more] of [[word, 0], [bare, 2]] as const) {
    if (form === null) continue
    if (form !== word) add(form, more + (isLemma(form) ? knownWorth : 0))
    const pronoun = findPronoun(form)
    if (pronoun !== null) add(pronoun, 14)
    const verb = findVerb(form)
    if (verb !== null) add(verb.root, 13)
    // A lemma keeps its end under emphasis too: সরকারও.
    if (isLemma(form) && !isTwofold(form)) continue
    for (const { stem, worth } of nounWays(form)) {
      add(stem, more + worth + (isLemma(stem) ? knownWorth : 0))
      const khandaTa = withKhandaTa(stem)
      if (khandaTa !== null && isKhandaTaWord(khandaTa)) add(khandaTa, more + worth + knownWorth)
    }
  }
  return [...all].map(([stem, worth]) => ({ stem, worth })).sort((one, other) => other.worth - one.worth)
}

const khandaTaWords = new Set('বিদ্যুৎ ভবিষ্যৎ জগৎ জলবিদ্যুৎ মহৎ শরৎ বৃহৎ সাক্ষাৎ পর্বৎ হৃৎ তড়িৎ পরিষৎ'.normalize('NFC').split(' '))
function isKhandaTaWord(word: string): boolean {
  return khandaTaWords.has(word)
}

/**
 * The plausible stems of a key, itself among them, likeliest first, judged without a vocabulary: by the endings of nouns,
 * the emphatic ই and ও, and the tables of verbs, pronouns and lemmas. Only itself for a word in other letters.
 */
export function cuts(word: string): string[] {
  return bengaliWord.test(word) ? waysOf(word).map(({ stem }) => stem) : [word]
}

/** Endings that tell a stem from a chance beginning when they are found on it elsewhere. */
const tellingEndings = 'ের র কে ে তে য় টি রা দের গুলো'.normalize('NFC').split(' ')
const tellingWeight = 1

/**
 * The stem of a key (দেশগুলোতে: দেশ), chosen among its `cuts` by a vocabulary: `storiesWith` gives in how many stories a
 * word occurs, 0 for a word that is not known. A stem counts by how common it is by itself and by how many other endings
 * it is found with, so ভারত stays while রাশিয়ার is cut. Without any evidence (a new installation) the likeliest cut by rule
 * and by the list of lemmas wins. Verbs become their root (করেছে: কর), pronouns their dictionary form.
 */
export function stem(word: string, storiesWith: (word: string) => number = () => 0): string {
  if (!bengaliWord.test(word)) return word
  const ways = waysOf(word)
  const [first] = ways
  if (first === undefined || ways.length === 1 || first.worth >= 12) return first?.stem ?? word
  let best: Way = first
  let bestWorth = -Infinity
  for (const { stem: one, worth } of ways) {
    const found = tellingEndings.filter(ending => one + ending !== word && storiesWith(one + ending) > 0).length
    const itself = one === word ? 0 : Math.min(4, Math.log2(1 + storiesWith(one)))
    // The commoner the word, the stranger that nobody ever wrote its stem.
    const doubt = one !== word && itself === 0 && found === 0 ? Math.min(3, Math.log2(1 + storiesWith(word)) / 2) : 0
    const total = worth + itself + Math.min(3, found) * tellingWeight - doubt
    if (total > bestWorth) [best, bestWorth] = [{ stem: one, worth }, total]
  }
  return best.stem
}

/** Endings as `root` takes them off, one at a time, in folded spelling. `least` as above. */
const coarse: ReadonlyMap<string, readonly Ending[]> = /* @__PURE__ */ byLast(([
  ['গুলো', 'any', 2], ['গুল', 'any', 2], ['গুলি', 'any', 2], ['গুলা', 'any', 2], ['টি', 'any', 2], ['টা', 'any', 2],
  ['খানা', 'any', 2], ['খানি', 'any', 2], ['টুকু', 'any', 2], ['দের', 'any', 2], ['েদের', 'consonant', 2], ['রা', 'any', 2], ['েরা', 'consonant', 2],
  ['য়েরা', 'high vowel', 2], ['সমুহ', 'any', 2], ['গন', 'any', 3], ['ের', 'consonant', 2], ['র', 'vowel', 2], ['য়ের', 'high vowel', 2],
  ['কে', 'any', 2], ['ে', 'consonant', 2], ['য়', 'aa', 2], ['তে', 'vowel', 2], ['য়ে', 'high vowel', 2],
] as const).map(([text, after, least]) => ({ text: text.normalize('NFC'), after, worth: 0, least }))
  .sort((one, other) => other.text.length - one.text.length))

interface Folded {
  lemmas: ReadonlySet<string>
  /** Where a form of a verb or pronoun leads, by its folded spelling. */
  forms: ReadonlyMap<string, string>
}

let folded: Folded | undefined

/** The lists in folded spelling: the same words for everybody, so they are made once, when first needed. */
function inFolded(): Folded {
  if (folded !== undefined) return folded
  const forms = new Map<string, string>()
  for (const [form, verb] of listVerbForms()) {
    const one = fold(form)
    // শেখো without its ো would be a name, করো a tax.
    const isBare = `${form.slice(0, -1)}া` === verb.noun || one === fold(verb.root)
    if (!forms.has(one) && !isBare && !isOftenerNoVerb(one)) forms.set(one, fold(verb.noun))
  }
  for (const [form, pronoun] of listPronounForms()) forms.set(fold(form), fold(plainPronouns[pronoun] ?? pronoun))
  // What a form leads to leads to itself, so that a root is its own root.
  for (const to of [...forms.values()]) forms.set(to, to)
  folded = { lemmas: new Set([...lemmas, ...khandaTaWords].filter(lemma => !isTwofold(lemma)).map(fold)), forms }
  return folded
}

/** In the news a pronoun often loses its candrabindu, and with it the honour: তাঁকে, তাকে. */
const plainPronouns: Readonly<Record<string, string>> = { তিনি: 'সে', তাঁরা: 'তারা', যিনি: 'যে', যাঁরা: 'যারা' }

function isEmphasised(word: string): boolean {
  const last = word.charCodeAt(word.length - 1)
  return last === 0x0987 || last === 0x0993
}

function stripOnce(word: string, known: ReadonlySet<string>): string {
  if (known.has(word)) return word
  let longest: string | null = null
  for (const ending of coarse.get(word.slice(-1)) ?? []) {
    if (!word.endsWith(ending.text)) continue
    const rest = word.slice(0, -ending.text.length)
    if (shortStems.has(rest) && shortEndings.includes(ending.text)) return rest
    if (!fits(rest, ending)) continue
    if (known.has(rest)) return rest
    longest ??= rest
  }
  if (longest !== null) return longest
  return isEmphasised(word) && countLetters(word.slice(0, -1)) >= (endIsPart(word) ? 3 : 2) ? word.slice(0, -1) : word
}

/**
 * A coarse key for finding, the same for all inflected forms and attested spellings of a word: folded, and stripped of
 * every ending that could be one, without a vocabulary. It joins some words that have nothing in common (কবি and কবির),
 * so what it finds must be ranked by `stem` or `cuts`. The forms of a verb meet in the noun of its action, those of a
 * pronoun in its plain form. Idempotent. Words in other letters are their own root.
 */
export function root(word: string): string {
  if (!bengaliWord.test(word)) return word
  const { lemmas: known, forms } = inFolded()
  let now = fold(word)
  for (;;) {
    const form = forms.get(now) ?? (isEmphasised(now) && !known.has(now) ? forms.get(fold(now.slice(0, -1))) : undefined)
    if (form !== undefined) return form
    const next = fold(stripOnce(now, known))
    if (next === now) return now
    now = next
  }
}
