import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { drawCard, type Rectangle, type Voices } from './drawing'
import type { CardFacts, CardPicture } from './facts'
import type { CardForm } from './forms'
import { openFont } from './letters'

/** What a card may weigh; chats leave heavier pictures out. */
export const heaviestCard = 200_000

const folder = 'lib/cards/fonts'

/** The faces, from the project's folder, in which every process of the newspaper runs. */
export async function loadVoices(): Promise<Voices> {
  const face = (slug: string) => Promise.all(['bengali', 'latin'].map(async (subset) => openFont(await readFile(join(folder, `${slug}-${subset}.ttf`)))))
  const [paper, desk] = await Promise.all([face('tiro-bangla'), face('anek-bangla')])
  return { paper: paper!, desk: desk! }
}

/**
 * A card as JPEG of at most `heaviestCard` bytes. `pictures` is the folder of the picture files; a picture that cannot be
 * read leaves the card with its ornament. For a process of its own: it takes a good part of a second of one core.
 */
export async function makeCard(facts: CardFacts, form: CardForm, pictures: string, voices: Voices): Promise<Buffer> {
  const drawing = drawCard(facts, form, voices)
  const { picture: place } = drawing
  const photograph = place === null || facts.picture === null ? null : await cut(facts.picture, place, pictures)
  if (place !== null && photograph === null) return makeCard({ ...facts, picture: null }, form, pictures, voices)
  const layers = [
    ...(photograph === null ? [] : [{ input: photograph, raw: { width: place!.width, height: place!.height, channels: 3 as const }, left: place!.left, top: place!.top }]),
    ...(drawing.credit === null ? [] : [{ input: Buffer.from(drawing.credit.svg), left: drawing.credit.left, top: drawing.credit.top }]),
  ]
  const { data, info } = await sharp(Buffer.from(drawing.svg)).composite(layers).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const { width, height } = info
  for (let quality = 86; ; quality -= 14) {
    // Full colour resolution, since red lines on paper bleed without it.
    const card = await sharp(data, { raw: { width, height, channels: 3 } }).jpeg({ quality, chromaSubsampling: quality > 60 ? '4:4:4' : '4:2:0', mozjpeg: true }).toBuffer()
    if (card.length <= heaviestCard || quality <= 30) return card
  }
}

/** The part of a picture that fills a place, with what must stay in sight as near its middle as the edges allow; null when it cannot be read. */
async function cut({ file, focal }: CardPicture, place: Rectangle, pictures: string): Promise<Buffer | null> {
  try {
    const source = await readFile(join(pictures, file))
    const { width = 1, height = 1 } = await sharp(source).metadata()
    const scale = Math.max(place.width / width, place.height / height)
    const [wide, high] = [Math.max(place.width, Math.round(width * scale)), Math.max(place.height, Math.round(height * scale))]
    const from = (whole: number, part: number, at: number) => Math.round(Math.min(whole - part, Math.max(0, whole * at - part / 2)))
    return await sharp(source).resize(wide, high, { fit: 'fill' }).extract({
      left: from(wide, place.width, (focal?.x ?? 500) / 1_000), top: from(high, place.height, (focal?.y ?? 500) / 1_000),
      width: place.width, height: place.height,
    }).flatten().toColourspace('srgb').raw().toBuffer()
  } catch {
    return null
  }
}
