import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A room, what it may import of the house and of packages, and why not more. The first room whose path fits is a file's room. */
interface Room {
  path: string
  rooms: string[]
  packages: RegExp
  because: string
}

const node = /^node:/
const none = /^$/
const anyOf = (...patterns: RegExp[]) => new RegExp(patterns.map((pattern) => pattern.source).join('|'))

const house: Room[] = [
  { path: 'lib/bangla/', rooms: [], packages: none, because: 'the language stands alone, so that it will still be right in ten years' },
  { path: 'lib/news/', rooms: ['lib/bangla/', 'paper.json'], packages: anyOf(/^zod$/, /^node:crypto$/), because: 'what news is needs no framework, no database and no clock' },
  { path: 'lib/intake/', rooms: ['lib/bangla/', 'lib/news/'], packages: anyOf(/^zod$/, /^parse5/), because: 'reading a text is a pure function of its bytes' },
  { path: 'lib/pictures/', rooms: ['lib/news/'], packages: anyOf(/^sharp$/, /^file-type$/, node), because: 'making picture files knows pictures alone' },
  { path: 'lib/env.ts', rooms: ['lib/news/', 'lib/bangla/'], packages: anyOf(/^zod$/, node), because: 'the environment is read once, below everything' },
  { path: 'lib/outcome.ts', rooms: [], packages: none, because: 'outcomes are values' },
  { path: 'lib/routes.ts', rooms: ['lib/news/', 'lib/bangla/'], packages: none, because: 'addresses have one author, who knows news alone' },
  { path: 'lib/store/', rooms: ['lib/bangla/', 'lib/news/', 'lib/env.ts', 'lib/outcome.ts'], packages: anyOf(/^@prisma\//, /^pg/, /^zod$/, node), because: 'the store is the only door to the database and knows nothing above it' },
  { path: 'lib/search/', rooms: ['lib/bangla/', 'lib/news/', 'lib/store/', 'lib/env.ts'], packages: none, because: 'search asks the store and never a page' },
  { path: 'lib/audience/', rooms: ['lib/bangla/', 'lib/news/'], packages: anyOf(/^isbot$/, node), because: 'readers are counted by rules that know no database and no page' },
  { path: 'lib/syndication/', rooms: ['lib/bangla/', 'lib/news/', 'lib/routes.ts'], packages: none, because: 'what leaves in machine form is a pure function of news' },
  { path: 'lib/cards/', rooms: ['lib/bangla/', 'lib/news/', 'lib/pictures/', 'lib/routes.ts', 'lib/env.ts'], packages: anyOf(/^harfbuzzjs$/, /^sharp$/, node), because: 'a card is drawn from what it says alone, whoever asks for it' },
  { path: 'lib/newsroom/', rooms: ['lib/bangla/', 'lib/news/', 'lib/store/', 'lib/search/', 'lib/audience/', 'lib/intake/', 'lib/pictures/', 'lib/outcome.ts'], packages: anyOf(/^zod$/, node), because: 'an editor’s verbs know neither Next nor Prisma' },
  { path: 'lib/reading/', rooms: ['lib/bangla/', 'lib/news/', 'lib/store/', 'lib/search/', 'lib/audience/', 'lib/routes.ts'], packages: /^server-only$/, because: 'what a reader may see never depends on who asks' },
  { path: 'lib/auth/', rooms: ['lib/bangla/', 'lib/news/', 'lib/store/', 'lib/env.ts', 'lib/outcome.ts', 'lib/routes.ts'], packages: anyOf(/^better-auth/, /^@better-auth\//, /^zod$/, /^next\/(headers|navigation)$/, node), because: 'who is it, and may they, is asked of the store and of nobody above it' },
  { path: 'server/', rooms: ['lib/bangla/', 'lib/news/', 'lib/store/', 'lib/audience/', 'lib/env.ts', 'lib/outcome.ts', 'lib/cards/', 'lib/routes.ts'], packages: anyOf(node, /^next$/, /^parse5/, /^lru-cache$/, /^p-queue$/, /^pino$/, /^prom-client$/), because: 'the press handles finished pages and knows no component' },
  { path: 'browser/', rooms: ['lib/bangla/'], packages: none, because: 'every byte here is sent to every reader' },
  { path: 'components/ui/', rooms: [], packages: /^react$/, because: 'parts without words, routes or data' },
  { path: 'components/newsroom/', rooms: ['components/ui/', 'components/paper/', 'components/lists/', 'components/story/', 'lib/bangla/', 'lib/news/', 'lib/routes.ts', 'lib/outcome.ts'], packages: anyOf(/^react(-dom)?$/, /^next-intl$/, /^uqr$/, /^@tiptap\//), because: 'what editors work with gets its data as props and hands back what they did' },
  { path: 'components/', rooms: ['lib/bangla/', 'lib/news/', 'lib/routes.ts', 'lib/outcome.ts'], packages: anyOf(/^react$/, /^next-intl$/, /^uqr$/), because: 'a component is a function of its props' },
  { path: 'app/newsroom/', rooms: ['lib/bangla/', 'lib/news/', 'lib/reading/', 'lib/newsroom/', 'lib/auth/', 'lib/intake/', 'lib/syndication/', 'lib/cards/', 'lib/routes.ts', 'lib/outcome.ts', 'lib/env.ts', 'components/', 'public/fonts/fonts.json'], packages: anyOf(/^react$/, /^next$/, /^next\//, /^next-intl/, /^zod$/, node), because: 'a page of the newsroom asks who it is and lets a verb do the work; it never meets the store' },
  { path: 'app/preview/', rooms: ['lib/bangla/', 'lib/news/', 'lib/reading/', 'lib/newsroom/', 'lib/routes.ts', 'lib/outcome.ts', 'components/', 'app/[locale]/', 'public/fonts/fonts.json'], packages: anyOf(/^react$/, /^next$/, /^next-intl/), because: 'a draft is shown by the components that show it to readers' },
  { path: 'app/api/', rooms: ['lib/bangla/', 'lib/news/', 'lib/reading/', 'lib/newsroom/', 'lib/auth/', 'lib/audience/', 'lib/search/', 'lib/syndication/', 'lib/routes.ts', 'lib/env.ts', 'lib/outcome.ts'], packages: anyOf(/^next/, /^zod$/, node), because: 'an answer for programs asks the same rooms as a page' },
  { path: 'app/', rooms: ['lib/bangla/', 'lib/news/', 'lib/reading/', 'lib/syndication/', 'lib/cards/', 'lib/routes.ts', 'components/', 'public/fonts/fonts.json'], packages: anyOf(/^react$/, /^next$/, /^next-intl/), because: 'a page asks what readers may see and composes; it never meets the store' },
  { path: 'messages/', rooms: ['lib/routes.ts'], packages: anyOf(/^next-intl/, /^next\/root-params$/), because: 'words know only which languages there are' },
  { path: 'commands/', rooms: ['lib/', 'seeds/', 'server/'], packages: /./, because: 'a command may do whatever a person may ask for, except what only a page can' },
  { path: 'bench/', rooms: ['lib/', 'seeds/', 'commands/'], packages: /./, because: 'measuring uses what runs' },
]

/** The order of rooms under components/: a room may use those before it. */
const componentRooms = ['ui', 'paper', 'lists', 'archive', 'search', 'story', 'front', 'newsroom']

function listSources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => posix.join(entry.parentPath.slice(root.length).replaceAll('\\', '/'), entry.name))
}

const sources = ['lib', 'server', 'browser', 'components', 'app', 'messages', 'commands', 'bench'].flatMap((folder) => {
  try {
    return listSources(folder)
  } catch {
    return []
  }
})
const isTest = (file: string) => /\.test\.tsx?$/.test(file)
const code = sources.filter((file) => !isTest(file) && !file.startsWith('lib/store/generated/'))

/** What a file imports: paths within the house, or names of packages. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  const named = [...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/g)]
  const bare = [...text.matchAll(/(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g)]
  const late = [...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)]
  return [...named, ...bare, ...late].map(([, name]) => {
    if (name!.startsWith('@/')) return name!.slice(2)
    return name!.startsWith('.') ? posix.normalize(posix.join(posix.dirname(file), name!)) : `package:${name}`
  })
}

function roomOf(path: string): Room | undefined {
  return house.find((room) => path.startsWith(room.path) || `${path}.ts` === room.path || `${path}/` === room.path)
}

describe('the rooms of the house', () => {
  test('every source file stands in a room', () => {
    expect(code.filter((file) => roomOf(file) === undefined)).toEqual([])
  })

  for (const room of house) {
    test(`${room.path} keeps to itself: ${room.because}`, () => {
      const strangers: string[] = []
      for (const file of code.filter((one) => roomOf(one) === room)) {
        for (const imported of importsOf(file)) {
          const allowed = imported.startsWith('package:')
            ? room.packages.test(imported.slice('package:'.length))
            : imported.startsWith(room.path) || imported.endsWith('.css') || imported.startsWith('messages/')
              || room.rooms.some((other) => imported.startsWith(other) || `${imported}.ts` === other)
          if (!allowed) strangers.push(`${file} imports ${imported.replace('package:', '')}`)
        }
      }
      expect(strangers).toEqual([])
    })
  }

  test('a component uses only the rooms below its own', () => {
    const upward: string[] = []
    for (const file of code.filter((one) => one.startsWith('components/'))) {
      const own = componentRooms.indexOf(file.split('/')[1]!)
      expect(own, `${file} stands in a room that the order does not name`).toBeGreaterThanOrEqual(0)
      for (const imported of importsOf(file).filter((one) => one.startsWith('components/'))) {
        if (componentRooms.indexOf(imported.split('/')[1]!) > own) upward.push(`${file} imports ${imported}`)
      }
    }
    expect(upward).toEqual([])
  })

  test('only the store and its tools know Prisma', () => {
    const strangers = code.filter((file) => !file.startsWith('lib/store/') && importsOf(file).some((name) => /@prisma\/|store\/generated/.test(name)))
    expect(strangers).toEqual([])
  })

  test('commands, server and bench never import what only Next can run', () => {
    const outside = code.filter((file) => /^(commands|server|bench)\//.test(file))
    expect(outside.filter((file) => importsOf(file).some((name) => /^(lib\/reading|lib\/auth|app)\//.test(name)))).toEqual([])
  })
})

describe('habits', () => {
  test('no reading page waits behind Suspense, throws its status, or reads cookies and headers', () => {
    const pages = code.filter((file) => file.startsWith('app/[locale]/') || (file.startsWith('components/') && !file.startsWith('components/newsroom/')))
    const habit = /\bSuspense\b|\bnotFound\(|\bredirect\(|next\/(headers|link|navigation|image)|'use client'/
    expect(pages.filter((file) => habit.test(readFileSync(join(root, file), 'utf8')))).toEqual([])
    expect(sources.filter((file) => /\/(loading|error|not-found)\.tsx$/.test(file))).toEqual([])
  })

  test('nothing stored is shown as raw HTML', () => {
    const raw = code.filter((file) => /dangerouslySetInnerHTML/.test(readFileSync(join(root, file), 'utf8')))
    // The script before the first paint is ours; JSON-LD is written by JSON.stringify with "<" escaped.
    expect(raw.sort()).toEqual(['app/[locale]/[section]/[story]/page.tsx', 'app/[locale]/layout.tsx'])
  })

  test('there are no drawers: no utils, helpers, hooks, types, constants or barrels', () => {
    expect(sources.filter((file) => /(^|\/)(utils?|helpers?|hooks|types|constants)\/|\/index\.tsx?$/.test(file))).toEqual([])
  })

  test('no file has grown past four hundred lines', () => {
    const long = code.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 400)
    expect(long).toEqual([])
  })
})
