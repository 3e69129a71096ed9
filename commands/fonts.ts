import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { convert } from 'fontverter'
import subsetFont from 'subset-font'

/**
 * `npm run fonts`: makes the four font files of the site from the npm packages, the style sheet that names them, and
 * the list that the layout preloads from; and the same faces unpacked, for the cards that the server draws. Hinting goes (no screen of a phone uses it), layout features all stay: they
 * are what joins Bengali letters.
 */

const root = fileURLToPath(new URL('..', import.meta.url))

type Range = readonly [from: number, to: number]

export const subsets: Record<'bengali' | 'latin', readonly Range[]> = {
  bengali: [[0x0964, 0x0965], [0x0980, 0x09fe], [0x200c, 0x200d], [0x20b9, 0x20b9], [0x25cc, 0x25cc]],
  // Latin, and the signs that a Bengali sentence shares with it: no-break space, middle dot, dashes, quotes, ellipsis.
  latin: [[0x0020, 0x007e], [0x00a0, 0x00a0], [0x00b7, 0x00b7], [0x2013, 0x2014], [0x2018, 0x2019], [0x201c, 0x201d], [0x2026, 0x2026]],
}

interface Face {
  family: string
  slug: string
  weight: number
  /** Who speaks with it: the paper (headlines, text) or the desk (labels, lists, controls). */
  voice: 'paper' | 'desk'
  /** Makes a phone's own Bengali face as wide and as high as this one, so that nothing moves when the font arrives. */
  fallback: { sizeAdjust: string; ascent: string; descent: string }
}

export const faces: readonly Face[] = [
  {
    family: 'Tiro Bangla', slug: 'tiro-bangla', weight: 400, voice: 'paper',
    fallback: { sizeAdjust: '95.8%', ascent: '78.8%', descent: '25.6%' },
  },
  {
    family: 'Anek Bangla', slug: 'anek-bangla', weight: 500, voice: 'desk',
    fallback: { sizeAdjust: '102.4%', ascent: '122.1%', descent: '60.2%' },
  },
]

/** Bengali faces that phones and computers bring: Android and Linux, Windows, Apple. */
const localFaces = [
  'Noto Sans Bengali', 'NotoSansBengali-Regular', 'Noto Sans Bengali UI', 'Nirmala UI', 'NirmalaUI',
  'Kohinoor Bangla', 'KohinoorBangla-Regular', 'Bangla Sangam MN', 'Vrinda',
]

export interface FontFile {
  family: string
  voice: Face['voice']
  subset: keyof typeof subsets
  weight: number
  /** The address on the site. */
  href: string
  bytes: number
  preload: boolean
}

export function sourceFile(face: Face, subset: keyof typeof subsets): string {
  return join(root, 'node_modules/@fontsource', face.slug, 'files', `${face.slug}-${subset}-${face.weight}-normal.woff2`)
}

async function makeFonts(): Promise<void> {
  const folder = join(root, 'public/fonts')
  await mkdir(folder, { recursive: true })
  const files: FontFile[] = []
  const made = new Map<string, Uint8Array>()
  for (const face of faces) {
    for (const subset of ['bengali', 'latin'] as const) {
      const font = await subsetFont(await readFile(sourceFile(face, subset)), charactersOf(subsets[subset]), {
        targetFormat: 'woff2',
        noHinting: true,
      })
      const hash = createHash('sha256').update(font).digest('hex').slice(0, 8)
      const name = `${face.slug}-${subset}.${hash}.woff2`
      made.set(name, font)
      files.push({
        family: face.family, voice: face.voice, subset, weight: face.weight,
        href: `/fonts/${name}`, bytes: font.length, preload: subset === 'bengali',
      })
    }
    made.set(`OFL-${face.slug}.txt`, await readFile(join(root, 'node_modules/@fontsource', face.slug, 'LICENSE')))
  }
  made.set('fonts.json', Buffer.from(`${JSON.stringify(files, null, 2)}\n`))
  for (const [name, content] of made) await writeFile(join(folder, name), content)
  const unpacked = join(root, 'lib/cards/fonts')
  await mkdir(unpacked, { recursive: true })
  for (const [name, content] of made) {
    if (name.endsWith('.woff2')) await writeFile(join(unpacked, `${name.split('.')[0]}.ttf`), await convert(content, 'sfnt'))
    else if (name.endsWith('.txt')) await writeFile(join(unpacked, name), content)
  }
  for (const name of await readdir(folder)) if (name.endsWith('.woff2') && !made.has(name)) await rm(join(folder, name))

  const styles = join(root, 'app/[locale]/fonts.css')
  await mkdir(dirname(styles), { recursive: true })
  await writeFile(styles, styleSheet(files))
  for (const { href, bytes } of files) console.log(`${String(bytes).padStart(7)}  ${href}`)
  console.log(`${String(files.reduce((sum, { bytes }) => sum + bytes, 0)).padStart(7)}  in all`)
}

function charactersOf(ranges: readonly Range[]): string {
  return ranges.map(([from, to]) => String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, n) => from + n))).join('')
}

/** The style sheet of the faces: what is served, and what stands in until it has come. */
function styleSheet(files: readonly FontFile[]): string {
  const served = files.map(({ family, weight, href, subset }) => rule([
    `font-family: '${family}'`,
    'font-style: normal',
    `font-weight: ${weight}`,
    'font-display: swap',
    `src: url('${href}') format('woff2')`,
    `unicode-range: ${subsets[subset].map(rangeText).join(', ')}`,
  ]))
  const standIns = faces.map(({ family, fallback }) => rule([
    `font-family: '${family} Fallback'`,
    `src: ${localFaces.map((name) => `local('${name}')`).join(', ')}`,
    `size-adjust: ${fallback.sizeAdjust}`,
    `ascent-override: ${fallback.ascent}`,
    `descent-override: ${fallback.descent}`,
    'line-gap-override: 0%',
  ]))
  return ['/* Written by `npm run fonts`. */', ...served, ...standIns].join('\n\n') + '\n'
}

function rule(lines: readonly string[]): string {
  return `@font-face {\n${lines.map((line) => `  ${line};`).join('\n')}\n}`
}

function rangeText([from, to]: Range): string {
  const hex = (code: number) => code.toString(16).toUpperCase().padStart(4, '0')
  return from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await makeFonts()
