/** Latin letters as Bengali newspapers write their names. */
export const letterNames: Readonly<Record<string, string>> = {
  A: 'এ', B: 'বি', C: 'সি', D: 'ডি', E: 'ই', F: 'এফ', G: 'জি', H: 'এইচ', I: 'আই', J: 'জে', K: 'কে', L: 'এল', M: 'এম', N: 'এন', O: 'ও', P: 'পি',
  Q: 'কিউ', R: 'আর', S: 'এস', T: 'টি', U: 'ইউ', V: 'ভি', W: 'ডব্লিউ', X: 'এক্স', Y: 'ওয়াই', Z: 'জেড',
}

const names = /* @__PURE__ */ new Set(/* @__PURE__ */ Object.values(letterNames))

/** Whether a Bengali word is the name of a Latin letter, as in বি. এন. পি. */
export function isLetterName(word: string): boolean {
  return names.has(word)
}
