/** Words that end compounds so often that a short word may stand before them. */
const heads = new Set(`
  মন্ত্রী মন্ত্রণালয় সচিব কর্মী কর্মকর্তা কর্মচারী নেতা নেত্রী বাহিনী সংস্থা পক্ষ অধিদপ্তর কেন্দ্র বিদ্যালয় হামলা যুদ্ধ বিরোধী বাদী বাদ
  পরিষদ সভা সভাপতি সম্পাদক দল দলীয় ব্যবস্থা নীতি পত্র কার্ড রেল বাজার নগর পুর গঞ্জ গ্রাম বন্দর সেতু সড়ক পথ ঘাট মহল ভবন শালা
  শিল্প কাজ কাল বার্ষিকী দিবস বর্ষ মাস দিন মূল্য হার খাত ভুক্ত প্রাপ্ত কারী প্রার্থী ধারী জীবী বিদ মান যোগ্য মুক্ত যুক্ত সহ ভাগ সংখ্যা
`.normalize('NFC').trim().split(/\s+/))

/** Words that begin compounds. */
const fronts = new Set(`
  উপ প্রতি সহ প্রধান পররাষ্ট্র স্বরাষ্ট্র অর্থ আন্তঃ মহা বিশ্ব রাষ্ট্র জন গণ যুব ছাত্র নারী শিশু জেলা উপজেলা থানা নগর দেশ নৌ বিমান স্থল
  শিক্ষা স্বাস্থ্য কৃষি আইন বিচার তথ্য বাণিজ্য ভূমি জল খাদ্য প্রতিরক্ষা যোগাযোগ ত্রাণ ধর্ম পরিবেশ অতি বহু নব সাবেক ভারপ্রাপ্ত
`.normalize('NFC').trim().split(/\s+/))

const fewestLetters = 3
const base = /[\u0985-\u09B9\u09CE]/g

function countLetters(text: string): number {
  return text.match(base)?.length ?? 0
}

/**
 * The ways to read a key as two words written solid, likeliest first: প্রতিরক্ষামন্ত্রী is প্রতিরক্ষা and মন্ত্রী. Both parts
 * must satisfy `isWord` and have three letters each; a part that commonly makes compounds (মন্ত্রী, উপ) may be shorter. A
 * letter is never parted from its signs nor a conjunct from itself. Empty where there is none; a vowel that two parts
 * share (বিদ্যালয় of বিদ্যা and আলয়) is not found.
 */
export function splits(word: string, isWord: (part: string) => boolean): [string, string][] {
  const found: { pair: [string, string], worth: number }[] = []
  for (let at = 1; at < word.length; at += 1) {
    const next = word.charCodeAt(at)
    const isSign = (next >= 0x0981 && next <= 0x0983) || next === 0x09BC || (next >= 0x09BE && next <= 0x09CD) || next === 0x09D7
    if (isSign || word.charCodeAt(at - 1) === 0x09CD) continue
    const [first, second] = [word.slice(0, at), word.slice(at)]
    const [isFront, isHead] = [fronts.has(first), heads.has(second)]
    if (countLetters(first) < (isFront || isHead ? 2 : fewestLetters) && !isFront) continue
    if (countLetters(second) < (isHead ? 2 : fewestLetters)) continue
    if (!(isFront || isWord(first)) || !(isHead || isWord(second))) continue
    const [one, other] = [countLetters(first), countLetters(second)]
    found.push({ pair: [first, second], worth: (isHead ? 4 : 0) + (isFront ? 3 : 0) + Math.min(one, other) })
  }
  return found.sort((one, other) => other.worth - one.worth).map(({ pair }) => pair)
}
