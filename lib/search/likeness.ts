import { knobs } from './knobs'

/** Spellings that mean one sound to whoever types Bengali in Latin letters. */
function simplify(latin: string): string {
  return latin.toLowerCase().replace(/[^a-z0-9]/g, '')
    .replace(/ksh|kkh|kh|x(?=h)/g, 'kh').replace(/chh|cch/g, 'ch').replace(/ck|q/g, 'k').replace(/x/g, 'ks').replace(/c(?=[eiy])/g, 's').replace(/c(?!h)/g, 'k')
    .replace(/ph/g, 'f').replace(/sh/g, 's').replace(/v|bh/g, 'b').replace(/zh|z|jh/g, 'j').replace(/ee|ea/g, 'i').replace(/oo|ou/g, 'u')
    .replace(/ng(?=[aeiouy])/g, 'ng').replace(/([a-z])\1+/g, '$1')
}

const isVowel = (letter: string) => 'aeiouyw'.includes(letter)

/** What it costs to leave a letter out: vowels that nobody writes alike are cheap, consonants that make the word are not. */
function dropping(letter: string): number {
  if (letter === 'o' || letter === 'a') return 0.35
  if (letter === 'h' || letter === 'w' || letter === 'y') return 0.3
  if (isVowel(letter)) return 0.6
  return letter === 'g' || letter === 'n' ? 0.8 : 1
}

const near: Readonly<Record<string, number>> = {
  ao: 0.25, oa: 0.25, ei: 0.35, ie: 0.35, ou: 0.4, uo: 0.4, ae: 0.4, ea: 0.4, iy: 0.1, yi: 0.1, ey: 0.3, ye: 0.3, uw: 0.2, wu: 0.2, ow: 0.2, wo: 0.2, aw: 0.4, wa: 0.4,
  td: 0.7, dt: 0.7, fp: 0.5, pf: 0.5, wb: 0.4, bw: 0.4, jg: 0.5, gj: 0.5, sk: 0.8, ks: 0.8, kg: 0.8, gk: 0.8, pb: 0.8, bp: 0.8, jy: 0.4, yj: 0.4,
}

function replacing(one: string, other: string): number {
  if (one === other) return 0
  return near[one + other] ?? (isVowel(one) && isVowel(other) ? 0.6 : isVowel(one) || isVowel(other) ? 1.2 : 1)
}

/** How far two Latin spellings of a Bengali word are apart, 0 for the same sound; about 1 for a consonant more or another. */
export function soundDistance(a: string, b: string): number {
  const [one, other] = [simplify(a), simplify(b)]
  let before = [0]
  for (let j = 0; j < other.length; j += 1) before.push(before[j]! + dropping(other[j]!))
  for (let i = 0; i < one.length; i += 1) {
    const now = [before[0]! + dropping(one[i]!)]
    for (let j = 0; j < other.length; j += 1) {
      now.push(Math.min(before[j]! + replacing(one[i]!, other[j]!), now[j]! + dropping(other[j]!), before[j + 1]! + dropping(one[i]!)))
    }
    before = now
  }
  return before[other.length]!
}

/** How likely a word of the index is meant, as a logarithm: the nearer and the commoner, the likelier. */
export function likelihood(distance: number, stories: number): number {
  return -knobs.distance * distance + knobs.frequency * Math.log(stories + 1)
}
