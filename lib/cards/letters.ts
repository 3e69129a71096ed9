import { Blob, Buffer as Text, Face, Font, shape } from 'harfbuzzjs'

/** A shaped glyph: its outline in font units (y upward), and where the pen stands when it is drawn. */
export interface Outline {
  d: string
  x: number
  y: number
}

/** A word as HarfBuzz sets it. `advance` is its whole width in font units. */
export interface Word {
  glyphs: Outline[]
  advance: number
  missing: boolean
}

export interface OpenFont {
  unitsPerEm: number
  characters: Set<number>
  set: (text: string) => Word
}

/**
 * Opens a font (SFNT: TrueType or OpenType) for shaping with HarfBuzz, the shaper that browsers use too, so that what is
 * drawn of its outlines is what a reader sees on a page. Throws nothing for a damaged font; its letters are then missing.
 */
export function openFont(sfnt: Uint8Array): OpenFont {
  const face = new Face(new Blob(sfnt))
  const font = new Font(face)
  // The same few hundred glyphs come again and again, and an outline is long to write.
  const outlines = new Map<number, string>()
  const outlineOf = (glyph: number) => {
    let outline = outlines.get(glyph)
    if (outline === undefined) outlines.set(glyph, (outline = font.glyphToPath(glyph)))
    return outline
  }
  return {
    unitsPerEm: face.upem,
    characters: new Set(face.collectUnicodes()),
    set: (text) => setWord(font, text, outlineOf),
  }
}

function setWord(font: Font, text: string, outlineOf: (glyph: number) => string): Word {
  const buffer = new Text()
  buffer.addText(text)
  buffer.guessSegmentProperties()
  shape(font, buffer)
  const positions = buffer.getGlyphPositions()
  let pen = 0
  let missing = false
  const glyphs = buffer.getGlyphInfos().map((info, index) => {
    const { xAdvance, xOffset, yOffset } = positions[index]!
    if (info.codepoint === 0) missing = true
    const glyph = { d: outlineOf(info.codepoint), x: pen + xOffset, y: yOffset }
    pen += xAdvance
    return glyph
  })
  return { glyphs, advance: pen, missing }
}
