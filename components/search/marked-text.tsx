/** A text in runs, some of which are the words that were looked for. */
export function MarkedText({ pieces }: { pieces: readonly { text: string; marked: boolean }[] }) {
  return <>{pieces.map(({ text, marked }, at) => (marked ? <mark key={at}>{text}</mark> : text))}</>
}
