import { readFileSync } from 'node:fs'

/** The rows of a tab-separated file in this folder, each by its column names; `\uXXXX` is read as the character. */
export function readVectors(name: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(new URL(name, import.meta.url), 'utf8').trimEnd().split('\n')
  const columns = head.split('\t')
  const plain = (cell: string) => cell.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return lines.map(line => {
    const cells = line.split('\t')
    return Object.fromEntries(columns.map((column, at) => [column, plain(cells[at] ?? '')]))
  })
}
