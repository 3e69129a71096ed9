import { ansiToUnicode, detectAnsi } from '@/lib/bangla/ansi'

/**
 * The lines of a page, those in Unicode that were written for an old font (Bijoy, SutonnyMJ). Where one line surely is old
 * text, lines too short to tell, such as a headline of one word, are read as old too; English ones and addresses stay.
 */
export function readOldText(lines: readonly string[]): string[] {
  const shapes = lines.map((line) => detectAnsi(line))
  if (!shapes.includes('ansi')) return [...lines]
  return lines.map((line, at) => shapes[at] === 'unicode' ? line : ansiToUnicode(line))
}
