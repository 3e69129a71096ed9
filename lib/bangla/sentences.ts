/** Where something stands in a text: from `start` to `end`, not included. */
export interface Span {
  start: number
  end: number
}

/** What ends a sentence, with the quotation mark or bracket that may close behind it. A point does not: it abbreviates, or parts decimals. */
const sentence = /[^\u0964\u0965?!\n]*(?:[\u0964\u0965?!]+["'\u2019\u201D)\]]*|\n|$)/g

/**
 * Where the sentences of a text stand, without the spaces around them; what has no letter or digit is none. A sentence of
 * more than `longest` characters is parted behind a comma, a semicolon or a dash, or else between words: some voices stop in
 * the middle of what takes them longer than a quarter of a minute.
 */
export function sentencesOf(text: string, longest = 180): Span[] {
  const spans: Span[] = []
  for (const { 0: found, index } of text.matchAll(sentence)) {
    let start = index
    const end = index + found.length
    while (end - start > longest) {
      const head = text.slice(start, start + longest)
      const clause = Math.max(...[', ', '; ', ': ', ' – ', ' — '].map(mark => head.lastIndexOf(mark) + mark.trimEnd().length))
      const cut = clause > longest / 3 ? clause : head.lastIndexOf(' ')
      if (cut <= 0) break
      push(start, start + cut)
      start += cut
    }
    push(start, end)
  }
  return spans

  function push(from: number, to: number) {
    const piece = text.slice(from, to)
    if (!/[\p{L}\p{N}]/u.test(piece)) return
    spans.push({ start: from + piece.length - piece.trimStart().length, end: to - piece.length + piece.trimEnd().length })
  }
}
