import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { paper } from '@/lib/news/paper'
import { MirrorRefusal } from './mirror-folder'
import { filesIn, mirrorSite, scriptsOf } from './mirror-site'
import { alone, ensureBuilt, ensureGenerated, release, root, serverEnvironment } from './prepare.mjs'
import { runCommand } from './run'
import { startServerProcess } from './server-process'

const usage = `npm run mirror -- FOLDER                   writes the whole public site into FOLDER, for any web server to hand out
npm run mirror -- FOLDER --live ADDRESS    leads searches to the site at ADDRESS; without it to siteAddress of paper.json

FOLDER is new, empty or a mirror. Run again, it writes what has changed and takes away what is no longer there.`

/** How often it is told how far it is, in ms. */
const telling = 2_000

/** Runs the command; resolves with its exit code: 1 when something is missing, 2 when it was called wrongly. */
async function main(args: string[]): Promise<number> {
  let wanted
  try {
    wanted = parseArgs({ args, allowPositionals: true, options: { live: { type: 'string' }, help: { type: 'boolean', default: false } } })
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`)
    return 2
  }
  const { values: { live = paper.siteAddress, help }, positionals: [folder, ...rest] } = wanted
  if (help) {
    console.log(usage)
    return 0
  }
  if (folder === undefined || rest.length > 0 || (live !== null && !/^https?:\/\/[^/\s]+\/?$/.test(live))) {
    console.error(live !== null && folder !== undefined && rest.length === 0 ? `--live must be an address without a path, not ${live}.\n\n${usage}` : usage)
    return 2
  }
  if (release === null) {
    await alone(async () => {
      await ensureGenerated()
      await ensureBuilt()
    })
  }
  // Beside the one that readers use, or without it; both share the store.
  const server = await startServerProcess({ ...serverEnvironment, HOST: '127.0.0.1', LOG_LEVEL: 'error' })
  try {
    const began = Date.now()
    let told = began
    const { counts, missed } = await mirrorSite({
      origin: server.origin,
      folder: resolve(folder),
      live: live?.replace(/\/$/, '') ?? null,
      more: [...filesIn(join(root, 'public'), ''), ...scriptsOf(join(root, 'build/browser/manifest.json'))],
      now: new Date(),
      onProgress(done, known) {
        if (Date.now() - told < telling) return
        told = Date.now()
        console.log(`  ${done} of ${known} addresses so far`)
      },
    })
    console.log(`${counts.pages} pages, ${counts.lite} lite pages, ${counts.documents} documents, ${counts.files} files; `
      + `${counts.written} written, ${counts.removed} removed, in ${Math.ceil((Date.now() - began) / 1000)} s.`)
    for (const { address, reason } of missed.slice(0, 20)) console.error(`${address} is missing: ${reason}`)
    if (missed.length > 0) console.error(`${missed.length} addresses are missing, so nothing was removed but what the site has withdrawn. Run it again; it goes on from here.`)
    return missed.length > 0 ? 1 : 0
  } catch (error) {
    if (!(error instanceof MirrorRefusal)) throw error
    console.error(error.message)
    return 1
  } finally {
    await server.stop()
  }
}

await runCommand(() => main(process.argv.slice(2)))
