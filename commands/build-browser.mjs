// Bundles browser/ into build/browser: the core, and what comes after it or when it is wanted, under names made from their content,
// the lines that stand in the head as they are, and a manifest that says the names. With --dev: plain names, and the part that reloads pages; with --watch
// again after every edit.

import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { context } from 'esbuild'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = join(root, 'build', 'browser')
const watching = process.argv.includes('--watch')
const dev = watching || process.argv.includes('--dev')

/** What pages name, under a name made from its content. */
const named = ['core', 'later', 'search-box', 'keep-story', 'on-device', 'listen', 'share-story']
/** The worker stands at one address for ever; while somebody works on the site, the one that goes away stands there. */
const worker = dev ? 'withdraw-worker' : 'service-worker'
const entries = [...named, 'before-paint', 'service-worker', 'withdraw-worker', ...(dev ? ['reload'] : [])]

const writing = {
  name: 'write under names made from content',
  setup(build) {
    build.onEnd(({ errors, outputFiles = [] }) => {
      if (errors.length > 0) return
      mkdirSync(folder, { recursive: true })
      const names = new Set(['manifest.json'])
      const write = (name, text) => {
        names.add(name)
        writeFileSync(join(folder, name), text)
      }
      const manifest = {}
      for (const { path, text } of outputFiles) {
        const name = basename(path, '.js')
        const hash = dev || !named.includes(name) ? '' : `.${createHash('sha256').update(text).digest('hex').slice(0, 10)}`
        if (named.includes(name)) manifest[name] = `${name}${hash}.js`
        if (name === worker) write('sw.js', text)
        if (name !== 'service-worker') write(`${name}${hash}.js`, name === 'before-paint' ? text.trim() : text)
      }
      writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest)}\n`)
      for (const name of readdirSync(folder)) if (!names.has(name)) rmSync(join(folder, name), { recursive: true })
    })
  },
}

const words = (locale) => JSON.parse(readFileSync(join(root, 'messages', `${locale}.json`), 'utf8'))

const bundles = await context({
  absWorkingDir: root,
  entryPoints: entries.map((name) => `browser/${name}.ts`),
  outdir: folder,
  bundle: true,
  minify: !watching,
  format: 'iife',
  target: 'es2020',
  // Bengali as itself: escapes would triple it.
  charset: 'utf8',
  legalComments: 'none',
  // The worker writes on pages that are as old as they are; its words come with it.
  define: { KEPT_NOTE: JSON.stringify({ bn: words('bn').kept.note, en: words('en').kept.note }) },
  write: false,
  logLevel: 'warning',
  plugins: [writing],
})

// Whoever started the watching is gone.
process.on('disconnect', () => process.exit(0))

if (watching) await bundles.watch()
else {
  try {
    await bundles.rebuild()
  } catch {
    process.exitCode = 1
  }
  await bundles.dispose()
}
