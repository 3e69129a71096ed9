import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseEnv as parseEnvFile } from 'node:util'
import { describe, expect, test } from 'vitest'
import { readCrawledPage } from '@/lib/intake/crawled-page'
import { parseEnv } from '@/lib/env'
import { paperSchema } from '@/lib/news/paper'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** Made at run time or by others, wherever they stand. */
const notOurs = new Set(['node_modules', '.git', '.next', 'build', 'data', 'test-results', 'playwright-report', 'generated'])

function listDocuments(folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name)) return []
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return listDocuments(path)
    return entry.name.endsWith('.md') ? [path] : []
  })
}

const documents = listDocuments()
const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts

/** Text of a document without its blocks of code, in which a bracket is no link. */
const prose = (path: string) => read(path).replace(/^```[^\n]*\n[\s\S]*?^```/gm, '')

/** The name that a heading has as a target of links. */
const anchorOf = (heading: string) =>
  heading.trim().toLowerCase().replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '').replace(/\s/g, '-')

const anchorsOf = (path: string) => [...prose(path).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => anchorOf(heading!))

/** The rows of the tables in a document, by their first cell, where that is a code span. */
function rowsOf(path: string): Map<string, string[]> {
  const rows = read(path).split('\n').filter((line) => line.startsWith('| `'))
    .map((line) => line.slice(1, line.lastIndexOf('|')).split(/(?<!\\)\|/).map((cell) => cell.trim()))
  return new Map(rows.map(([name, ...cells]) => [name!.replace(/^`|`$/g, ''), cells]))
}

describe('links', () => {
  test('lead only to what is there', () => {
    const isDead = (path: string, target: string) => {
      const [file, anchor] = decodeURI(target).split('#') as [string, string?]
      const to = file === '' ? path : join(dirname(path), file)
      if (!existsSync(join(root, to))) return true
      return anchor !== undefined && to.endsWith('.md') && !anchorsOf(to).includes(anchor)
    }
    const dead = documents.flatMap((path) => [...prose(path).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target]) => target!)
      .filter((target) => !/^[a-z]+:/.test(target) && isDead(path, target))
      .map((target) => `${path}: ${target}`))
    expect(dead).toEqual([])
  })

  test('name files and folders that there are', () => {
    const rooms = /`((?:app|browser|commands|components|deploy|docs|lib|messages|prisma|public|seeds|server|tests)\/[^`\s*<…]*)`/g
    // Made at run time; a place that is kept; an example.
    const elsewhere = new Set(['lib/store/generated/', 'lib/store/generated', 'lib/audience/'])
    const missing = documents.flatMap((path) => [...read(path).matchAll(rooms)]
      .map(([, named]) => named!)
      .filter((named) => !elsewhere.has(named) && !existsSync(join(root, named)))
      .map((named) => `${path}: ${named}`))
    expect(missing).toEqual([])
  })

  test('every decision is in the list of decisions', () => {
    const pages = readdirSync(join(root, 'docs/decisions'))
    const index = read('docs/README.md')
    expect(pages.filter((page) => !index.includes(`(decisions/${page})`))).toEqual([])
    const numbers = pages.map((page) => page.slice(0, 4))
    expect(new Set(numbers).size, 'two decisions have one number').toBe(numbers.length)
  })
})

describe('commands', () => {
  test('documents name only scripts that there are', () => {
    const unknown = documents.flatMap((path) => [...read(path).matchAll(/\bnpm run ([a-z][\w:-]*)/g)]
      .filter(([, name]) => !(name! in scripts))
      .map(([command]) => `${path}: ${command}`))
    expect(unknown).toEqual([])
  })

  test('every script is explained somewhere', () => {
    const all = documents.map(read).join('\n')
    const explained = (name: string) => new RegExp(`npm (run )?${name}(?![\\w:-])`).test(all)
    expect(Object.keys(scripts).filter((name) => !explained(name))).toEqual([])
  })

  test('every script has something to run', () => {
    const idle = Object.values(scripts).flatMap((script) => script.split('&&')).filter((part) => {
      const [program, ...words] = part.trim().split(/\s+/)
      const file = program === 'node' ? words.find((word) => /\.(mjs|ts)$/.test(word)) ?? 'no file' : `node_modules/.bin/${program}`
      return !existsSync(join(root, file))
    })
    expect(idle).toEqual([])
  })
})

describe('settings', () => {
  test('.env.example names exactly the variables that are read', () => {
    // One that the scripts set is shown, but commented out.
    const shown = parseEnvFile(read('.env.example').replace(/^# (?=[A-Z_]+=)/gm, ''))
    expect(Object.keys(shown).sort()).toEqual(Object.keys(parseEnv({}, root)).sort())
  })

  test('.env.example, copied as it is, changes nothing', () => {
    expect(parseEnv(parseEnvFile(read('.env.example')) as Record<string, string>, root)).toEqual(parseEnv({}, root))
  })

  test.each(['README.md', 'README.bn.md'])('%s explains every variable', (path) => {
    const rows = rowsOf(path)
    expect(Object.keys(parseEnv({}, root)).filter((name) => !rows.has(name))).toEqual([])
    for (const [name, value] of Object.entries(parseEnvFile(read('.env.example')))) {
      if (value !== '') expect(rows.get(name)![0], name).toBe(`\`${value}\``)
    }
  })

  test.each(['README.md', 'README.bn.md'])('%s explains every field of paper.json, with its default', (path) => {
    const rows = rowsOf(path)
    for (const [name, value] of Object.entries(paperSchema.parse({}))) {
      expect(rows.has(name), `${path} has no row for ${name}`).toBe(true)
      const said = rows.get(name)![0]!
      if (Array.isArray(value) && value.length > 0) {
        expect(said.replace(/[০-৯]/g, (digit) => String('০১২৩৪৫৬৭৮৯'.indexOf(digit))), name).toContain(String(value.length))
        const { sections } = paperSchema.parse({})
        for (const { slug } of [sections[0]!, sections.at(-1)!]) expect(said, name).toContain(`\`${slug}\``)
      } else expect(said, name).toBe(Array.isArray(value) ? '`[]`' : `\`${value}\``)
    }
  })
})

describe('the map of the house', () => {
  test('says of every room what the architecture test says', () => {
    const rows = rowsOf('docs/architecture.md')
    const entries = read('tests/architecture.test.ts').matchAll(/\{ path: '([^']+)', rooms: \[(.*?)\], packages.*?because: '([^']+)' \}/g)
    const house = [...entries].map(([, path, rooms, because]) => ({
      path: path!, rooms: [...rooms!.matchAll(/'([^']+)'/g)].map(([, room]) => room!), because: because!,
    }))
    expect(house.length).toBeGreaterThan(10)
    for (const { path, rooms, because } of house) {
      const [imports = '', , reason] = rows.get(path) ?? []
      expect([...imports.matchAll(/`([^`]+)`/g)].map(([, room]) => room), path).toEqual(rooms)
      expect(reason, path).toBe(because)
    }
  })
})

test.each(['README.md', 'README.bn.md'])('The page that %s shows is read as it says', (path) => {
  const [, example] = /^```\n(সোমবার[\s\S]*?)^```/m.exec(read(path)) ?? []
  const reading = readCrawledPage('example.txt', Buffer.from(example ?? ''))
  expect(reading).toMatchObject({
    ok: true,
    page: {
      headline: 'বাংলা পঞ্জিকায় আশ্বিন এখন ৩১ দিনের', section: 'education', signOff: 'কেএন', pageDate: { year: 2024, month: 10, day: 14 },
      bylines: [{ name: 'শিক্ষা ডেস্ক' }], related: ['নতুন চাঁদ দেখা যায় কত দিন পরে'], warnings: [],
    },
  })
})

test('THIRD-PARTY.md names every package that a newspaper runs with, in its version and licence', () => {
  const rows = rowsOf('THIRD-PARTY.md')
  const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> }
  for (const [name, version] of Object.entries(dependencies)) {
    const { license } = JSON.parse(read(`node_modules/${name}/package.json`)) as { license: string }
    expect(rows.get(name)?.slice(0, 2), name).toEqual([version, license])
  }
})

test('Every document is written in NFC', () => {
  expect(documents.filter((path) => read(path) !== read(path).normalize('NFC'))).toEqual([])
})
