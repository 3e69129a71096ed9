import { monthNames } from './dates'
import { toLatinDigits } from './digits'
import { isLetterName } from './letter-names'
import { dayWords, decimalWords, digitWords, isOrdinal, numberWords, ordinalWords, yearWords } from './number-words'
import { abbreviations, counted, currencies, generations, phrases, units } from './spoken-table'
import { timeInWords } from './time-of-day'

// No lookbehind here: older Safari does not know it and would drop the whole script. What stands before is asked instead.

const number = '\\d{1,3}(?:,\\d{2,3})*,\\d{3}(?:\\.\\d+)?|\\d+(?:\\.\\d+)?'
const letter = /[\p{L}\p{M}]$/u
/** Within a word of another script, an address of the web among them. */
const latin = /[A-Za-z][^\s\u0980-\u09FF,;()]*$/
const countedHere = new RegExp(`^\\s?(?:${counted})`)
const scale = '(?:\\s(?:হাজার|লাখ|লক্ষ|কোটি|মিলিয়ন|বিলিয়ন|ট্রিলিয়ন))*'
const partsOfDay = /(?:ভোর|ভোররাত|সকাল|দুপুর|বিকেল|বিকাল|সন্ধ্যা|রাত|দিবাগত রাত)(?:ে|য়|ের)?\s?$/
/** Where two numbers with a stroke between them are runs and wickets, and where a hyphen stands between goals. */
const cricket = /রান|উইকেট|ওভার|ইনিংস|ব্যাট|বোলিং|বোলার/
const score = /গোল|ব্যবধান|সমতা|ড্র|টাইব্রেকার|সেট|ম্যাচ|হারা|জিত/
const hotline = /হটলাইন|হেল্পলাইন|হেল্প লাইন|জরুরি সেবা|ফোন|মোবাইল|কল (?:কর|দি)/
/** Endings that belong to the number they are written to; any other word only forgot its space. */
const endings = /^(?:(?!টাকা|টন)(?:টি|টা|টে|টো|খানা|খানি|জন|গুণ|বার)[\u0980-\u09E3]*|(?:র|এর|ের|এ|ে|কে|তে|রা|দের)[ইও]?|[ইও])$/
const closed = '(?![\\p{L}\\p{M}\\d])'
const unitsBehind = units.map(([written, said]) => [new RegExp(`(\\d)\\s?${written.replace(/\./g, '(?:\\.\\s?)?').replace(/ /g, '\\s?')}${closed}`, 'gu'), `$1 ${said} `] as const)
const abbreviated = abbreviations.map(([written, said]) => [new RegExp(`${written}(?:\\.|ঃ\\.?|:(?=\\s?\\p{L}))\\s?`, 'gu'), said] as const)
const ordinalEnding = /^(?:ম|য়|র্থ|ষ্ঠ|তম)/

type Say = (found: RegExpExecArray, before: string, after: string) => string | null

/** Says anew what a pattern finds, knowing what stands before and behind; null leaves it as it is. */
function each(text: string, pattern: RegExp, say: Say): string {
  let said = ''
  let at = 0
  pattern.lastIndex = 0
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const words = say(found, text.slice(0, found.index), text.slice(found.index + found[0].length))
    if (words === null) continue
    said += text.slice(at, found.index) + words
    at = found.index + found[0].length
  }
  return said + text.slice(at)
}

/**
 * What a voice should say for a text, given as it is printed: digits, decimals, percentages, money, fractions, dates, times,
 * years, telephone numbers, scores, ranges, abbreviations, initials and units in full Bengali words. Latin words stay, with
 * the digits in them. Takes any text and throws for none; a sentence or a paragraph at a time, since some numbers are told
 * apart by the words around them.
 */
export function spoken(text: string): string {
  let said = toLatinDigits(text.normalize('NFC')).replace(/[\u200B\u00AD]/g, '').replace(/\u00A0/g, ' ')
  // The years of a century: ’৭১.
  said = said.replace(/['\u2018\u2019](?=\d\d(?!\d))/g, '').replace(/(^|[\s(])[-\u2212](?=\d)/g, '$1মাইনাস ')
  for (const [written, full] of phrases) said = said.replace(written, full)
  said = behindNumbers(said)
  for (const [written, full] of abbreviated) said = each(said, written, (_, before) => (letter.test(before) ? null : `${full} `))
  said = initials(said)
  said = money(dates(times(said)))
  said = slashes(telephones(said))
  said = ranges(said)
  said = each(said, tailed, withTail)
  return said.replace(/ {2,}/g, ' ').replace(/ (?=[,;:!?\u0964)\u2019\u201D])/g, '').trim()
}

function behindNumbers(text: string): string {
  let said = text
  for (const [written, full] of unitsBehind) said = said.replace(written, full)
  return said
    .replace(/°\s?(?:সেলসিয়াস|সে\.?|C(?![A-Za-z]))/g, ' ডিগ্রি সেলসিয়াস').replace(/ডিগ্রি সে\./g, 'ডিগ্রি সেলসিয়াস').replace(/(\d)\s?°/g, '$1 ডিগ্রি ')
    .replace(/(\d)\s?%/g, '$1 শতাংশ')
    .replace(/(\d)\s?\+(?!\d)/g, '$1 প্লাস')
    .replace(/½/g, ' 1/2').replace(/¼/g, ' 1/4').replace(/¾/g, ' 3/4')
}

/** এ.কে.এম. and এ. কে. এম. as three letters; the points would be taken for the end of a sentence. */
function initials(text: string): string {
  return each(text, /([\p{L}\p{M}]+)\.\s?/gu, ([, word], before) => (isLetterName(word!) && !letter.test(before) ? `${word} ` : null))
}

function times(text: string): string {
  const long = each(text, /(\d{1,2}):([0-5]\d):([0-5]\d)(?![\d:])/g, ([, hours, minutes, seconds], before) =>
    (/[\d:]$/.test(before) ? null : `${Number(hours)} ঘণ্টা ${Number(minutes)} মিনিট ${Number(seconds)} সেকেন্ড`))
  return each(long, /(\d{1,2})([:.])([0-5]\d)(টায়|টার|টা)?(?![\d:.%])/g, ([, hours, mark, minutes, tail], before, after) => {
    const [hour, minute] = [Number(hours), Number(minutes)]
    const named = /^\s?মিনিট/.test(after)
    const afterDay = partsOfDay.test(before)
    // With a point it is a time only where the words say so: ৯.৩০টায়, সকাল ৯.৩০ মিনিটে.
    if (hour > 23 || /[\d:.,]$/.test(before) || (mark === '.' && tail === undefined && !(afterDay && named))) return null
    const clock = afterDay ? `${hour > 12 ? hour - 12 : hour || 12}টা${minute === 0 ? '' : ` ${minute} মিনিট`}` : timeInWords({ hour, minute })
    if (named) return toLatinDigits(clock).replace(/ মিনিট$/, '')
    return toLatinDigits(clock) + (tail === undefined ? '' : minute === 0 ? tail.slice(2) : { টায়: 'ে', টার: 'ের', টা: '' }[tail] ?? '')
  })
}

function dates(text: string): string {
  const day = (year: string, month: string, date: string) => {
    const name = monthNames.bn[Number(month) - 1]
    return name === undefined || Number(date) < 1 || Number(date) > 31 ? null : `${Number(date)} ${name} ${yearWords(year)}`
  }
  const iso = each(text, /(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])/g, ([, year, month, date], before) => (/[\d-]$/.test(before) ? null : day(year!, month!, date!)))
  return each(iso, /(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/g, ([, date, , month, year], before) => (/[\d./-]$/.test(before) ? null : day(year!, month!, date!)))
}

function money(text: string): string {
  const signed = each(text, new RegExp(`([৳$€£₹])\\s?(${number})(${scale})`, 'g'), ([, sign, amount, scaled], _, after) => {
    const [whole, hundredth] = currencies[sign!]!
    const [taka, poisha] = amount!.split('.')
    const already = after.trimStart().startsWith(whole)
    if (scaled === '' && poisha?.length === 2) return `${taka} ${whole}${Number(poisha) === 0 ? '' : ` ${Number(poisha)} ${hundredth}`}`
    return `${amount}${scaled}${already ? '' : ` ${whole}`}`
  })
  return signed.replace(/(\d)\/[-=](?:\s?টাকা)?/g, '$1 টাকা')
}

/** A number that begins with zero or plus, or is called a number of somebody to call, digit by digit with a breath between groups. */
function telephones(text: string): string {
  const long = each(text, /\+?\d[\d -]{5,}\d/g, ([found], before) => {
    const digits = found.replace(/\D/g, '')
    if (!/^(?:\+|0)/.test(found) || digits.length < 7 || /[\d.,]$/.test(before) || latin.test(before)) return null
    const groups = found.replace('+', '').split(/[ -]+/).flatMap(group => (group.length > 8 ? [group.slice(0, 5), group.slice(5, 8), group.slice(8)] : [group]))
    return `${found.startsWith('+') ? 'প্লাস ' : ''}${groups.filter(group => group !== '').map(digitWords).join(', ')}`
  })
  if (!hotline.test(long)) return long
  return each(long, /\d{3,5}(?=\s?নম্বর)/g, ([found], before) => (/[\d.,-]$/.test(before) ? null : digitWords(found)))
}

function slashes(text: string): string {
  const atCricket = cricket.test(text)
  return each(text, /(\d+)?(\s?)(\d+)\/(\d+)(?![\d/])/g, ([, wholePart, space, above, below], before, after) => {
    if (space === '' && (/[\d/.]$/.test(before) || latin.test(before))) return null
    const [one, two] = wholePart === undefined || space === '' ? [`${wholePart ?? ''}${above}`, below!] : [above!, below!]
    const front = one === above && wholePart !== undefined ? wholePart : null
    const [a, b] = [Number(one), Number(two)]
    const lead = front === null ? space : `${numberWords(front)} `
    if (atCricket && b <= 10 && a > b) return `${lead}${numberWords(two)} উইকেটে ${numberWords(one)}`
    if (atCricket && a <= 10 && a < b) return `${lead}${numberWords(two)} রানে ${numberWords(one)}${/^\s?উইকেট/.test(after) ? '' : ' উইকেট'}`
    if (front !== null && b === 2 && a === 1) return front === '1' ? 'দেড়' : front === '2' ? 'আড়াই' : `সাড়ে ${numberWords(front)}`
    if (front !== null && b === 4 && a !== 2) return a === 1 ? `সোয়া ${numberWords(front)}` : `পৌনে ${numberWords(String(Number(front) + 1))}`
    if (a > 0 && a < b && b <= 10) return `${lead === ' ' || lead === '' ? lead : `${lead}পূর্ণ `}${numberWords(two)} ভাগের ${numberWords(one)}`
    return a === 24 && b === 7 ? `${lead}চব্বিশ ঘণ্টা সাত দিন` : `${lead}${numberWords(one)} বাই ${numberWords(two)}`
  })
}

function ranges(text: string): string {
  const atGame = score.test(text)
  return each(text, new RegExp(`(?:${number})(?:[-–—‑](?:${number}))+`, 'g'), ([found], before, after) => {
    if (/[\d.]$/.test(before) || latin.test(before)) return null
    const parts = found.split(/[-–—‑]/)
    const [one, two] = parts.map(part => Number(part.replace(/,/g, ''))) as [number, number]
    const small = parts.every(part => /^\d{1,2}$/.test(part))
    const season = /^\d{4}$/.test(parts[0]!) && /^\d{2}$/.test(parts[1]!)
    const between = parts.length === 2 && one < two && !season && !(small && atGame) ? ' থেকে ' : ' '
    return parts.map((part, at) => (at === 0 && season ? yearWords(part) : plain(part, at === parts.length - 1 ? after : between === ' ' ? '' : after))).join(between)
  })
}

/** A number alone, without what is written to it. */
function plain(digits: string, after: string): string {
  const [whole = '', decimals] = digits.split('.')
  const ungrouped = whole.replace(/,/g, '')
  if (decimals !== undefined) return decimalWords(ungrouped, decimals)
  if (/^0\d\d/.test(ungrouped)) return digitWords(ungrouped)
  return /^\d{4}$/.test(whole) && !countedHere.test(after) ? yearWords(whole) : numberWords(ungrouped)
}

const tailed = new RegExp(`(${number})([-–‑]?[\\u0980-\\u09E3\\u200D]+)?`, 'g')

/** A number with what is written to it: an ending, what counts it, or a word that forgot its space. */
const withTail: Say = ([, found, tail = ''], before, after) => {
  // F-16, COVID-19 and 5G are names in another script, and so are addresses.
  if (latin.test(before) || /^[-_]?[A-Za-z]/.test(tail + after)) return null
  const digits = found!
  const start = letter.test(before) ? ' ' : ''
  const bare = tail.replace(/^[-–‑]/, '')
  if (bare === 'জি' && generations[digits] !== undefined) return `${start}${generations[digits]} ${bare}`
  if (/^\d+$/.test(digits) && bare === tail) {
    const ending = ordinalEnding.exec(tail)?.[0]
    const rest = tail.slice(ending?.length)
    if (ending !== undefined && isOrdinal(digits, ending) && (rest === '' || endings.test(rest))) return start + joined(ordinalWords(digits) ?? digits, rest)
    const day = dayWords(digits, tail)
    if (day !== null) return start + day
    if (/^(?:শ|শো|শত)$/.test(tail)) return `${start}${numberWords(digits)}${tail === 'শ' ? 'শো' : tail}`
    if (digits === '2' && /^(?:টি|টো|জন)/.test(tail)) return `${start}দু${tail}`
  }
  const words = start + plain(digits, tail + after)
  return bare === '' ? words : endings.test(bare) ? joined(words, bare) : `${words} ${bare}`
}

/** A word with an ending, as it is spelled behind a consonant or a vowel: বাইশ and এর, দুই and এর, আশি and এ. */
function joined(word: string, ending: string): string {
  const [, genitive, locative, more = ''] = /^(?:(এর|ের|র)|(এ|ে))?(.*)$/.exec(ending)!
  if (genitive === undefined && locative === undefined) return word + ending
  if (/[ইও]$/.test(word)) return `${word}${genitive === undefined ? 'য়ে' : 'য়ের'}${more}`
  if (/[ািীোে]$|ন্ন$/.test(word)) return `${word}${genitive === undefined ? 'তে' : 'র'}${more}`
  return `${word}${genitive === undefined ? 'ে' : 'ের'}${more}`
}
