import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { env } from '@/lib/env'
import { removeDocuments, type Removal } from '@/lib/newsroom/remove-documents'
import { removeSamplePaper } from '@/lib/newsroom/remove-sample-paper'
import { recordSeeding } from '@/lib/store/installation'
import { openStore } from '@/lib/store/open'
import { runCommand } from './run'
import { listSeedFiles, OneFileAKey, readSeedFile } from './seed-files'
import { describeSeed, reportOf } from './seed-report'
import { importSeed, seedEmptyStore } from './seed-store'

const usage = `npm run seed                            imports the seed files of the project
npm run seed -- FILE…                   imports these files: text of news pages, or pieces of a sample paper (.json)
npm run seed -- --documents-only        leaves the sample paper out
npm run seed -- --check [--json] [FILE…]  shows what would be imported and writes nothing
npm run seed -- --when-empty            fills a new store with all of the project's files or none, as the first start does
npm run seed -- --remove-documents      takes the supplied documents away
npm run seed -- --remove-sample-paper   takes the sample paper away`

/** Runs the command; resolves with its exit code: 1 when a file or the store refused, 2 when it was called wrongly. */
async function main(args: string[]): Promise<number> {
  let parsed
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {
        'check': { type: 'boolean', default: false },
        'json': { type: 'boolean', default: false },
        'documents-only': { type: 'boolean', default: false },
        'when-empty': { type: 'boolean', default: false },
        'remove-documents': { type: 'boolean', default: false },
        'remove-sample-paper': { type: 'boolean', default: false },
        'help': { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`)
    return 2
  }
  const { values: wanted, positionals } = parsed
  if (wanted.help) {
    console.log(usage)
    return 0
  }
  const removing = wanted['remove-documents'] || wanted['remove-sample-paper']
  if ((removing || wanted['when-empty']) && (wanted.check || positionals.length > 0 || (removing && wanted['when-empty']))) {
    console.error(`--when-empty and the removals stand alone and take no files.\n\n${usage}`)
    return 2
  }
  if (removing) return remove({ documents: wanted['remove-documents'], samplePaper: wanted['remove-sample-paper'] })
  if (wanted['when-empty']) return fillWhenEmpty(wanted['documents-only'])

  const files = positionals.length > 0 ? positionals : await listSeedFiles({ documentsOnly: wanted['documents-only'] })
  return wanted.check ? check(files, wanted.json) : importAll(files, wanted.json)
}

async function check(files: readonly string[], json: boolean): Promise<number> {
  let refused = 0
  const keys = new OneFileAKey()
  for (const file of files) {
    const seed = keys.admit(await readSeedFile(file))
    if (seed.kind === 'refused') refused += 1
    console.log(json ? JSON.stringify(reportOf(seed)) : describeSeed(seed))
  }
  return refused > 0 ? 1 : 0
}

async function importAll(files: readonly string[], json: boolean): Promise<number> {
  const counts = { created: 0, updated: 0, unchanged: 0, withdrawn: 0, refused: 0 }
  const keys = new OneFileAKey()
  const store = await openStore()
  try {
    for (const file of files) {
      const { seed, outcome } = await importSeed(store.db, keys.admit(await readSeedFile(file)), pictureFolder())
      if (outcome === null) counts.refused += 1
      else if (outcome.ok) counts[outcome.value.change] += 1
      else counts[outcome.code === 'withdrawn' ? 'withdrawn' : 'refused'] += 1

      if (json) console.log(JSON.stringify(reportOf(seed)))
      else if (outcome === null) console.error(describeSeed(seed))
      else if (!outcome.ok) console.error(`${file}: ${refusals[outcome.code]}`)
      else if (outcome.value.change !== 'unchanged') console.log(`${outcome.value.change} ${outcome.value.id}: ${describeSeed(seed)}`)
    }
  } finally {
    await store.close()
  }
  const summary = Object.entries(counts).filter(([, count]) => count > 0).map(([what, count]) => `${count} ${what}`)
  console.error(summary.length > 0 ? summary.join(', ') : 'There are no seed files.')
  return counts.refused > 0 ? 1 : 0
}

async function fillWhenEmpty(documentsOnly: boolean): Promise<number> {
  const store = await openStore()
  try {
    const seeded = await seedEmptyStore(store.db, {
      pictureFolder: pictureFolder(), documentsOnly,
      onProgress({ done, total }) {
        if (done % 10 === 0) console.log(`  ${done} of ${total} files`)
      },
    })
    if (seeded === null) return 0
    for (const file of seeded.refused) console.error(describeSeed(file))
    console.log(`  ${seeded.imported} stories put in`)
    return seeded.refused.length > 0 ? 1 : 0
  } finally {
    await store.close()
  }
}

const refusals = {
  headline: 'refused: its headline has no letter or digit',
  withdrawn: 'left alone: this story was withdrawn by an editor',
} as const

async function remove({ documents, samplePaper }: { documents: boolean; samplePaper: boolean }): Promise<number> {
  const store = await openStore()
  try {
    if (documents) await finishRemoval('documents', await removeDocuments(store.db))
    if (samplePaper) await finishRemoval('the sample paper', await removeSamplePaper(store.db))
    // Else the next start would find an empty store and put everything back.
    await recordSeeding(store.db, new Date())
  } finally {
    await store.close()
  }
  return 0
}

async function finishRemoval(what: string, { stories, pictureFiles }: Removal): Promise<void> {
  for (const file of pictureFiles) await rm(join(pictureFolder(), basename(file)), { force: true })
  console.log(`Removed ${what}: ${stories} stories and headlines, ${pictureFiles.length} picture files.`)
}

function pictureFolder(): string {
  return join(env.DATA_DIR, 'pictures')
}

// Whoever reads along may stop reading (| head); the work goes on.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
await runCommand(() => main(process.argv.slice(2)))
