import { convert } from 'fontverter'
import * as letters from '@/lib/cards/letters'

export type { OpenFont, Word } from '@/lib/cards/letters'

/** Opens a font file in whatever form it is (SFNT, WOFF or WOFF2) for shaping; see `lib/cards/letters.ts`. */
export async function openFont(file: Uint8Array): Promise<letters.OpenFont> {
  return letters.openFont(await convert(file, 'sfnt'))
}
