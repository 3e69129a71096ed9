import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { PictureRefused, preparePicture } from './rasterise'

// Encoding is real work; a busy machine needs longer than a test usually may.
vi.setConfig({ testTimeout: 60_000 })

let folder = ''
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'pathok-pictures-')) })
afterEach(async () => { await rm(folder, { recursive: true, force: true }) })

const text = (words: string) => new TextEncoder().encode(words)
const drawing = text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200"><rect width="300" height="200" fill="#f1e9da"/>'
  + '<circle cx="150" cy="100" r="60" fill="#aa1529"/></svg>')
const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#21458b' } })

async function refusalOf(source: Uint8Array): Promise<string> {
  const fault: unknown = await preparePicture(source, folder).then(() => null, (one: unknown) => one)
  expect(fault).toBeInstanceOf(PictureRefused)
  return (fault as PictureRefused).code
}

describe('a drawing', () => {
  test('A drawing is made in three formats at every width that pages use', async () => {
    const made = await preparePicture(drawing, folder)
    expect(made.id).toMatch(/^[0-9a-f]{16}$/)
    expect([made.width, made.height]).toEqual([1440, 960])
    expect(made.files.map(({ format, width }) => `${format} ${width}`)).toEqual([320, 640, 960, 1440]
      .flatMap((width) => [`avif ${width}`, `webp ${width}`, `jpeg ${width}`]))
    for (const file of made.files) {
      const content = await readFile(join(folder, file.file))
      const meta = await sharp(content).metadata()
      expect([meta.width, meta.height, content.length]).toEqual([file.width, file.height, file.bytes])
      expect(meta.format).toBe(file.format === 'avif' ? 'heif' : file.format)
      expect(file.file).toBe(`${made.id}-${file.width}.${file.format === 'jpeg' ? 'jpg' : file.format}`)
    }
  })

  test('Its colours arrive as they were drawn', async () => {
    const { files } = await preparePicture(drawing, folder)
    for (const file of files) {
      const { data, info } = await sharp(join(folder, file.file)).raw().toBuffer({ resolveWithObject: true })
      const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * info.channels
      const far = [0xaa, 0x15, 0x29].map((value, channel) => Math.abs(value - data[at + channel]!))
      expect(Math.max(...far), file.file).toBeLessThan(12)
    }
  })

  test.each([
    ['a picture from elsewhere', '<svg xmlns="http://www.w3.org/2000/svg"><image href="https://example.org/a.png"/></svg>'],
    ['a file of this machine', '<svg xmlns="http://www.w3.org/2000/svg"><use href="file:///etc/passwd#a"/></svg>'],
    ['a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'],
    ['an entity', '<svg xmlns="http://www.w3.org/2000/svg"><!ENTITY a "b"></svg>'],
    ['a paint from elsewhere', '<svg xmlns="http://www.w3.org/2000/svg"><rect fill="url(https://example.org/#a)"/></svg>'],
  ])('A drawing with %s is refused', async (_, svg) => {
    expect(await refusalOf(text(svg))).toBe('references')
    expect(await readdir(folder)).toEqual([])
  })
})

describe('a photograph', () => {
  test('A photograph is never blown up beyond its own width', async () => {
    const made = await preparePicture(await plain(800, 600).jpeg().toBuffer(), folder)
    expect([...new Set(made.files.map(({ width }) => width))]).toEqual([320, 640, 800])
    expect([made.width, made.height]).toEqual([800, 600])
    const small = await preparePicture(await plain(90, 60).png().toBuffer(), folder)
    expect(small.files.map(({ width, height }) => [width, height])).toEqual([[90, 60], [90, 60], [90, 60]])
  })

  test('Where and with what it was taken does not leave the newsroom', async () => {
    const source = await plain(400, 300).withExif({ IFD0: { Make: 'Camera', Copyright: 'somebody' } }).jpeg().toBuffer()
    expect((await sharp(source).metadata()).exif).toBeDefined()
    for (const { file } of (await preparePicture(source, folder)).files) {
      const meta = await sharp(join(folder, file)).metadata()
      expect([meta.exif, meta.xmp, meta.iptc], file).toEqual([undefined, undefined, undefined])
    }
  })

  test('A photograph taken upright stands upright', async () => {
    const source = await plain(600, 400).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const made = await preparePicture(source, folder)
    expect([made.width, made.height]).toEqual([400, 600])
    const last = made.files[made.files.length - 1]!
    expect((await sharp(join(folder, last.file)).metadata()).height).toBe(600)
  })

  test.each(['png', 'webp', 'avif'] as const)('%s is accepted', async (format) => {
    const made = await preparePicture(await plain(330, 220).toFormat(format).toBuffer(), folder)
    expect(made.width).toBe(330)
  })
})

describe('the picture folder', () => {
  test('A picture that is there is not made again', async () => {
    const first = await preparePicture(drawing, folder)
    const times = () => Promise.all(first.files.map(async ({ file }) => (await stat(join(folder, file))).mtimeMs))
    const before = await times()
    expect(await preparePicture(drawing, folder)).toEqual(first)
    expect(await times()).toEqual(before)
  })

  test('What an interrupted run left out is made up, and nothing half-written stays', async () => {
    const first = await preparePicture(drawing, folder)
    await rm(join(folder, first.files[4]!.file))
    expect(await preparePicture(drawing, folder)).toEqual(first)
    expect((await readdir(folder)).sort()).toEqual(first.files.map(({ file }) => file).sort())
  })

  test('Two who prepare the same picture at once agree', async () => {
    const [one, other] = await Promise.all([preparePicture(drawing, folder), preparePicture(drawing, folder)])
    expect(one).toEqual(other)
    expect(await readdir(folder)).toHaveLength(12)
  })
})

describe('what is not a picture', () => {
  test('Text, a GIF, an empty file and a web page are refused', async () => {
    for (const source of ['hello', 'GIF89a\x01\x00\x01\x00', '', '<html><svg></svg></html>']) {
      expect(await refusalOf(text(source)), source).toBe('format')
    }
  })

  test('A torn photograph is refused and leaves nothing', async () => {
    const whole = await plain(600, 400).png().toBuffer()
    expect(await refusalOf(whole.subarray(0, whole.length / 2))).toBe('damaged')
    expect(await readdir(folder)).toEqual([])
  })

  test('A picture that would fill the memory is refused unread', async () => {
    const bomb = Buffer.from(await plain(8, 8).png().toBuffer())
    bomb.writeUInt32BE(9000, 16)
    bomb.writeUInt32BE(9000, 20)
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29)
    expect(await refusalOf(bomb)).toBe('size')
  })

  test('A folder that cannot be written is not a refused picture', async () => {
    await writeFile(join(folder, 'taken'), '')
    await expect(preparePicture(drawing, join(folder, 'taken'))).rejects.not.toBeInstanceOf(PictureRefused)
  })
})
