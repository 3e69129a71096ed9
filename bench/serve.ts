// `npm run bench:serve [-- --only NAME,NAME --stories N --json FILE --trial]`: what the press promises, measured in one go on
// this machine, as a table. A trial makes a fiftieth of the requests, to see that everything works: its figures say nothing.
// Ends red when something that must be reached was not.

import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { alone, ensureBuilt, ensureGenerated } from '../commands/prepare.mjs'
import { runCommand } from '../commands/run'
import { clientConfig, type Connection } from '@/lib/store/connection'
import { openCluster } from '@/lib/store/embedded'
import { migrate } from '@/lib/store/migrations'
import { beacons } from './beacons'
import { fillStore } from './fill'
import { firstByte } from './first-byte'
import { inFigures, tableOf, type Bench, type Row } from './measure'
import { memory } from './memory'
import { pageSpeed } from './page-speed'
import { leavingNothing, temporaryFolder, undoingAfter, undoLater } from './processes'
import { publishLag } from './publish-lag'
import { throughput } from './throughput'
import { unknown } from './unknown'
import { weights } from './weights'

/** Those that load the machine most come first, while it is cool; the one that changes stories comes last. */
const measures = [throughput, firstByte, beacons, weights, memory, unknown, pageSpeed, publishLag]
const names = measures.map(({ name }) => name)

await runCommand(async () => {
  const { values: { only, stories, json, trial } } = parseArgs({
    options: { only: { type: 'string' }, stories: { type: 'string', default: '100000' }, json: { type: 'string' }, trial: { type: 'boolean', default: false } },
  })
  const chosen = only?.split(',') ?? names
  const count = Number(stories)
  const wrong = chosen.filter((name) => !names.includes(name))
  if (wrong.length > 0 || !Number.isInteger(count) || count < 1000) {
    console.error(wrong.length > 0 ? `There is no measure ${wrong.join(', ')}; there are ${names.join(', ')}.` : '--stories takes a number from 1000 on.')
    return 1
  }
  return leavingNothing(async () => {
    const bench = await prepare(count, trial)
    const rows: Row[] = []
    for (const { name, run } of measures.filter((measure) => chosen.includes(measure.name))) {
      console.log(`\n${name}`)
      const began = performance.now()
      try {
        const found = await undoingAfter(() => run(bench))
        rows.push(...found)
        console.log(tableOf(found))
      } catch (error) {
        console.error(error)
        rows.push({ measure: name, must: '', aim: '', measured: `failed: ${error instanceof Error ? error.message : String(error)}`, met: 'no' })
      }
      console.log(`  took ${inFigures((performance.now() - began) / 1000)} s`)
    }
    const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node.js ${process.versions.node}, ${inFigures(count)} stories`
    console.log(`\n${machine}${trial ? '; a trial, whose figures say nothing' : ''}\n\n${tableOf(rows)}\n`)
    if (json !== undefined) writeFileSync(json, `${JSON.stringify({ machine, trial, rows }, null, 2)}\n`)
    return rows.some(({ met }) => met === 'no') ? 1 : 0
  })
})

/** The site built, and a database of its own with generated stories, on a server of its own. */
async function prepare(count: number, trial: boolean): Promise<Bench> {
  await alone(async () => {
    await ensureGenerated()
    await ensureBuilt()
  })
  console.log(`Filling a store with ${inFigures(count)} stories`)
  const opening = openCluster(temporaryFolder('bench-store'))
  undoLater(async () => (await opening).leave())
  const cluster = await opening
  const outcome = await migrate(cluster.connection)
  if (!outcome.ok) throw new Error(outcome.message)
  const began = performance.now()
  await fillStore(cluster.connection, { count, seed: 1, until: new Date() })
  console.log(`  took ${inFigures((performance.now() - began) / 1000)} s`)
  return {
    connection: cluster.connection,
    databaseUrl: urlOf(cluster.connection),
    stories: await drawStories(cluster.connection),
    amount: (usual) => (trial ? Math.ceil(usual / 50) : usual),
    say: (line) => console.log(line),
  }
}

/** Ids are sums over a text, so their order is as good as chance, and the same in each run. */
async function drawStories(connection: Connection): Promise<{ section: string; id: string }[]> {
  const client = new pg.Client(clientConfig(connection))
  await client.connect()
  try {
    return (await client.query<{ section: string; id: string }>('select section, id from story order by id limit 5000')).rows
  } finally {
    await client.end()
  }
}

/** As a start is told of a server elsewhere. */
function urlOf(connection: Connection): string {
  if ('url' in connection) return connection.url
  const { host, port, user, database, password } = connection
  const url = new URL(`postgresql://${user}@localhost/${database}`)
  if (password !== undefined) url.password = password
  url.searchParams.set('host', host)
  url.searchParams.set('port', String(port))
  return url.href
}
