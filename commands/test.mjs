// `npm test`: everything that is checked, in one go, from a fresh clone too. Ends with `N passed, N failed`.

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { alone, buildBrowser, ensureBuilt, ensureGenerated, ensureInstalled, main, root, run } from './prepare.mjs'

const bin = (...parts) => join(root, 'node_modules', ...parts)
const reports = join(root, 'build', 'test')
const heading = (title) => console.log(`\n── ${title} ${'─'.repeat(Math.max(0, 76 - title.length))}\n`)

let passed = 0
let failed = 0
const skipped = []

function count(good, bad, left = []) {
  passed += good
  failed += bad
  skipped.push(...left)
}

/** Runs what is one check as a whole. */
async function check(title, work) {
  heading(title)
  const good = await work().catch((error) => {
    console.error(error.message)
    return false
  })
  count(good ? 1 : 0, good ? 0 : 1)
  return good
}

const ended = async (args, options) => (await run(args, options)).code === 0

await main(async () => {
  const failure = await prepareAll()
  if (failure) {
    console.error(`\n${failure.message}\n\n0 passed, 1 failed`)
    return 1
  }
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })

  await check('Lint (oxlint)', () => ended([bin('oxlint', 'bin', 'oxlint')]))
  await check('Types (TypeScript)', async () =>
    (await ended([bin('next', 'dist', 'bin', 'next'), 'typegen'])) && ended([bin('typescript', 'bin', 'tsc'), '--noEmit']))

  heading('Units, store, architecture, messages (Vitest)')
  const units = join(reports, 'vitest.json')
  const unitsEnded = await ended([bin('vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${units}`], {
    env: { NODE_ENV: 'test' },
  })
  countVitest(units, unitsEnded)

  const built = await check('Build', async () => {
    await alone(() => ensureBuilt())
    return true
  })

  heading('Journeys (Playwright, Chromium)')
  if (built) {
    const journeysEnded = await ended([join(root, 'commands', 'journeys.mjs')])
    countPlaywright(join(reports, 'playwright.json'), journeysEnded)
  } else {
    console.log('There is no build to walk through.')
    count(0, 1)
  }

  if (skipped.length > 0) console.log(`\nSkipped, and counted neither way:\n${skipped.map((name) => `  ${name}`).join('\n')}`)
  console.log(`\n${passed} passed, ${failed} failed`)
  return failed === 0 && passed > 0 ? 0 : 1
})

async function prepareAll() {
  try {
    await alone(async () => {
      await ensureInstalled('all')
      await ensureGenerated()
      // The settings of Next name what was made of browser/, and asking it for its types reads them.
      if (!existsSync(join(root, 'build', 'browser', 'manifest.json'))) await buildBrowser()
    })
    return null
  } catch (error) {
    return error
  }
}

/** A run that ended badly without a failed test (a file that cannot be loaded, a crash) counts as one failure. */
function countVitest(file, good) {
  if (!existsSync(file)) return count(0, 1)
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const left = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName, status }) => `${name.replace(root, '').slice(1)}: ${fullName} (${status})`))
  const broken = report.testResults.filter(({ status, assertionResults }) =>
    status === 'failed' && !assertionResults.some((one) => one.status === 'failed')).length
  const bad = report.numFailedTests + broken
  count(report.numPassedTests, good ? bad : Math.max(bad, 1), left)
}

function countPlaywright(file, good) {
  if (!existsSync(file)) return count(0, 1)
  const { stats, suites, errors } = JSON.parse(readFileSync(file, 'utf8'))
  const left = []
  const visit = (suite) => {
    for (const spec of suite.specs ?? []) {
      if (spec.tests.some(({ status }) => status === 'skipped')) left.push(`${spec.file}: ${spec.title}`)
    }
    for (const inner of suite.suites ?? []) visit(inner)
  }
  suites.forEach(visit)
  const bad = stats.unexpected + errors.length
  // One that only passes when tried again does not pass.
  count(stats.expected, good ? bad + stats.flaky : Math.max(bad + stats.flaky, 1), left)
}
