import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { decodingLimits, prepareApart } from './prepare-apart'

vi.setConfig({ testTimeout: 60_000 })

let folder = ''
let made = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pathok-apart-'))
  made = join(folder, 'made')
  await mkdir(made)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const photograph = () => sharp({ create: { width: 640, height: 480, channels: 3, background: '#21458b' } }).jpeg().toBuffer()
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function source(bytes: Uint8Array): Promise<string> {
  const path = join(folder, 'source')
  await writeFile(path, bytes)
  return path
}

/** A program in the place of the one that decodes. */
async function instead(text: string): Promise<string[]> {
  const path = join(folder, 'program.mjs')
  await writeFile(path, text)
  return [path]
}

test('A photograph comes back as files that are there', async () => {
  const bytes = await photograph()
  const prepared = await prepareApart(await source(bytes), sha256(bytes), made)
  if (typeof prepared === 'string') throw new Error(prepared)
  expect(prepared).toMatchObject({ id: sha256(bytes).slice(0, 16), width: 640, height: 480 })
  expect((await readdir(made)).sort()).toEqual(prepared.files.map(({ file }) => file).sort())
})

test('What decodes knows nothing of this process, and sits in the project with the files that it was given', async () => {
  process.env.DATABASE_URL_OF_TEST = 'postgresql://secret@host/db'
  const program = await instead(`
    import { writeFileSync } from 'node:fs'
    writeFileSync(process.argv[2] + '.seen', JSON.stringify({ env: Object.keys(process.env), args: process.argv.slice(2) }))
    console.log(JSON.stringify({ refused: 'format' }))`)
  const path = await source(Buffer.from('x'))
  expect(await prepareApart(path, sha256(Buffer.from('x')), made, decodingLimits, program)).toBe('format')
  delete process.env.DATABASE_URL_OF_TEST
  const { env, args } = JSON.parse(await readFile(`${path}.seen`, 'utf8')) as { env: string[]; args: string[] }
  const ofTheShell = ['PWD', 'OLDPWD', '_', 'SHLVL']
  expect(env.filter((name) => !ofTheShell.includes(name)).sort())
    .toEqual(['MALLOC_ARENA_MAX', 'NODE_ENV', 'UV_THREADPOOL_SIZE', 'VIPS_CONCURRENCY', ...(process.env.TMPDIR === undefined ? [] : ['TMPDIR'])].sort())
  expect(args).toEqual([path, made])
})

test.each([
  ['crashes', 'process.abort()'],
  ['ends with a fault', 'console.log(JSON.stringify({ refused: "format" })); process.exit(3)'],
  ['says nothing', ''],
  ['says nonsense', 'console.log("<html>")'],
  ['says null', 'console.log("null")'],
  ['gives a reason that nobody knows', 'console.log(JSON.stringify({ refused: "__proto__" }))'],
  ['never stops talking', 'setInterval(() => process.stdout.write("x".repeat(10000)))'],
  ['fills the memory of JavaScript', 'const all = []; for (;;) all.push(new Array(100000).fill(all.length))'],
])('A decoder that %s is a picture that cannot be read', async (_, program) => {
  expect(await prepareApart(await source(Buffer.from('x')), 'a'.repeat(64), made, { ...decodingLimits, heap: 64 }, await instead(program))).toBe('unreadable')
})

test('A decoder that hangs is ended in time, whatever it does against it', async () => {
  const program = await instead('process.on("SIGTERM", () => {}); process.on("SIGINT", () => {}); for (;;) {}')
  const begun = Date.now()
  expect(await prepareApart(await source(Buffer.from('x')), 'a'.repeat(64), made, { ...decodingLimits, milliseconds: 700 }, program)).toBe('unreadable')
  expect(Date.now() - begun).toBeLessThan(10_000)
})

test.runIf(process.platform === 'linux')('Memory outside of JavaScript is bounded as well', async () => {
  const filling = await instead('const all = []; for (let i = 0; i < 12; i++) all.push(Buffer.alloc(64 * 2 ** 20, 1)); console.log(JSON.stringify({ refused: "format" }))')
  const path = await source(Buffer.from('x'))
  expect(await prepareApart(path, 'a'.repeat(64), made, { ...decodingLimits, memory: 512 }, filling)).toBe('unreadable')
  expect(await prepareApart(path, 'a'.repeat(64), made, decodingLimits, filling)).toBe('format')
})

test('What a decoder says is believed only as far as its files bear it out', async () => {
  const bytes = await photograph()
  const path = await source(bytes)
  const honest = await prepareApart(path, sha256(bytes), made)
  if (typeof honest === 'string') throw new Error(honest)
  const say = async (picture: unknown) => prepareApart(path, sha256(bytes), made, decodingLimits, await instead(`console.log(${JSON.stringify(JSON.stringify({ picture }))})`))
  const [first, ...others] = honest.files
  expect(await say(honest)).toEqual(honest)
  for (const lie of [
    { ...honest, id: '0'.repeat(16) },
    { ...honest, width: -1 },
    { ...honest, files: [] },
    { ...honest, files: [{ ...first!, file: '../../etc/passwd' }, ...others] },
    { ...honest, files: [{ ...first!, format: 'html', file: `${honest.id}-320.html` }, ...others] },
    { ...honest, files: [{ ...first!, bytes: first!.bytes + 1 }, ...others] },
    { ...honest, files: [{ ...first!, width: 321, file: `${honest.id}-321.avif` }, ...others] },
    { ...honest, files: 'none' },
    'picture', 7, null,
  ]) expect(await say(lie), JSON.stringify(lie)).toBe('unreadable')
})
