// Until lib/bangla has its own.
import { fold } from '@/lib/bangla/normalise'

const suffixes = ['গুলোকে', 'গুলোর', 'গুলোতে', 'গুলো', 'গুলি', 'দেরকে', 'েদের', 'দের', 'টিকে', 'টির', 'টিতে', 'টি', 'টাকে', 'টার', 'টা', 'েরা', 'রা', 'য়ের', 'ের', 'র', 'কে', 'তে', 'য়ে', 'য়', 'ে', 'ই', 'ও']
export function root(word: string): string {
  let now = word
  for (let i = 0; i < 3; i++) {
    const suffix = suffixes.find(s => now.endsWith(s) && now.length - s.length >= 3)
    if (!suffix) break
    now = now.slice(0, -suffix.length)
  }
  return fold(now)
}

const sounds: Record<string, string> = {}
const put = (letters: string, sound: string) => { for (const l of letters) sounds[l] = sound }
put('কখ', 'k'); put('গঘ', 'g'); put('ঙঞণনং', 'n'); put('চছ', 'c'); put('জঝয', 'j'); put('টঠতথৎ', 't'); put('ডঢদধ', 'd')
put('পফ', 'p'); put('ফ', 'f'); put('বভ', 'b'); put('ম', 'm'); put('রৃ', 'r'); put('ল', 'l'); put('শষস', 's')
export function soundOf(word: string): string {
  if (/[a-z]/.test(word)) {
    const s = word.replace(/ksh|kkh|kh/g, 'k').replace(/cch|chh|ch/g, 'c').replace(/ck/g, 'k').replace(/c(?=[eiy])/g, 's').replace(/(?<![a-z])c(?!h)/g, 'k')
      .replace(/q/g, 'k').replace(/x/g, 'ks').replace(/gg|gy/g, 'g').replace(/sh/g, 's').replace(/ph/g, 'f').replace(/th/g, 't').replace(/dh/g, 'd')
      .replace(/bh|v/g, 'b').replace(/gh/g, 'g').replace(/z|jh/g, 'j').replace(/ng/g, 'n').replace(/[wyaeiou]/g, '')
    return (s[0] ?? '') .concat(s.slice(1).replace(/h/g, '')).replace(/(.)\1+/g, '$1')
  }
  let out = ''
  const w = word.replace(/\u09AF\u09BC/g, '').replace(/[\u09A1\u09A2]\u09BC/g, 'র').replace(/\u0999\u09CD\u0997/g, 'ঙ').replace(/ক্ষ/g, 'ক').replace(/জ্ঞ/g, 'গ').replace(/(?<![মর])্[যব]/g, '')
  for (let i = 0; i < w.length; i++) {
    if (w[i] === 'হ') { if (i === 0) out += 'h' } else out += sounds[w[i]!] ?? (/[a-z0-9]/.test(w[i]!) ? w[i] : '')
  }
  return out.replace(/(.)\1+/g, '$1')
}
const latin: Record<string, string> = { 'ক': 'k', 'খ': 'kh', 'গ': 'g', 'ঘ': 'gh', 'ঙ': 'ng', 'ঞ': 'n', 'ণ': 'n', 'ন': 'n', 'ং': 'ng', 'চ': 'ch', 'ছ': 'ch', 'জ': 'j', 'ঝ': 'jh', 'য': 'j', 'ট': 't', 'ঠ': 'th', 'ত': 't', 'থ': 'th', 'ৎ': 't', 'ড': 'd', 'ঢ': 'dh', 'দ': 'd', 'ধ': 'dh', 'প': 'p', 'ফ': 'f', 'ব': 'b', 'ভ': 'v', 'ম': 'm', 'র': 'r', 'ল': 'l', 'শ': 'sh', 'ষ': 'sh', 'স': 's', 'হ': 'h', 'ৃ': 'ri', 'া': 'a', 'ি': 'i', 'ী': 'i', 'ু': 'u', 'ূ': 'u', 'ে': 'e', 'ৈ': 'oi', 'ো': 'o', 'ৌ': 'ou', 'অ': 'o', 'আ': 'a', 'ই': 'i', 'ঈ': 'i', 'উ': 'u', 'ঊ': 'u', 'এ': 'e', 'ঐ': 'oi', 'ও': 'o', 'ঔ': 'ou' }
export function romanise(word: string): string {
  const w = word.replace(/\u09AF\u09BC/g, 'য়').replace(/[\u09A1\u09A2]\u09BC/g, 'র')
  let out = ''
  for (let i = 0; i < w.length; i++) {
    const c = w[i]!
    if (c === '\u09BC') { out = out.slice(0, -1) + 'y'; continue }
    out += latin[c] ?? (/[a-z0-9]/.test(c) ? c : '')
    const next = w[i + 1]
    if (/[ক-হ]/.test(c) && next && /[ক-হ]/.test(next)) out += 'o'
  }
  return out
}
export function fineSoundOf(word: string): string {
  const w = /[a-z]/.test(word) ? word : romanise(word)
  return w.replace(/[eiy]+/g, 'i').replace(/[ao]+/g, '').replace(/u+/g, 'u')
}
