import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Request } from 'autocannon'
import pg from 'pg'
import { routes } from '@/lib/routes'
import { storyIdOfSource } from '@/lib/news/story-id'
import { clientConfig } from '@/lib/store/connection'
import { getPage } from './get'
import { sendMixed } from './load'
import { inFigures, judged, type Bench, type Measure, type Row } from './measure'
import { pause, residentMemory } from './processes'
import { startOurs } from './sides'

const megabyte = 2 ** 20
const headers = { 'accept-encoding': 'br' }
/** For how long, in ms, it is watched what the server asks of itself. */
const idleFor = 20_000

interface Attack {
  what: string
  expected: number
  path: (number: number) => string
  /** Where each address can be told from a real one without a look into the store. */
  withoutQueries: boolean
}

/** Addresses that nobody wrote, each asked once: nothing may be left of them, and the ill-formed ones reach no database. */
export const unknown: Measure = {
  name: 'unknown',
  async run(bench) {
    const known = routes.story(bench.stories[0]!)
    const attacks: Attack[] = [
      { what: 'unknown ids', expected: 404, path: (number) => `/national/${storyIdOfSource(`nobody:${number}`)}`, withoutQueries: false },
      { what: 'ill-formed ids', expected: 404, path: (number) => `/national/ill-formed-${number}`, withoutQueries: true },
      { what: 'argument variants', expected: 200, path: (number) => `${known}?fbclid=${number}&utm_source=${number % 97}`, withoutQueries: true },
    ]
    const ours = await startOurs(bench.databaseUrl)
    await getPage(ours.origin + known)
    const before = await countLooks(bench)
    await pause(idleFor)
    const idle = (await countLooks(bench) - before) / idleFor
    const rows: Row[] = []
    for (const attack of attacks) rows.push(...await suffer(bench, ours, attack, idle))
    return rows
  },
}

async function suffer(bench: Bench, ours: { origin: string; pid: number; dataDir: string }, attack: Attack, idle: number): Promise<Row[]> {
  const amount = bench.amount(100_000)
  // The first thousands grow what is made once: compiled code, pools, the short memory for what was not found.
  const warming = bench.amount(5_000)
  const send = (from: number, count: number) => sendMixed(
    ours.origin, Array.from({ length: count }, (_, number): Request => ({ method: 'GET', path: attack.path(from + number), headers })), count, [attack.expected],
  )
  await send(0, warming)
  const files = countFiles(join(ours.dataDir, 'rack'))
  const memory = await residentMemory(ours.pid)
  const looks = await countLooks(bench)
  const began = performance.now()
  await send(warming, amount)
  const lasted = performance.now() - began
  // The clock of the schedule goes on looking once a second, whoever asks for what.
  const own = Math.round(idle * lasted)
  const looked = Math.max(0, await countLooks(bench) - looks - own)
  const grown = (await residentMemory(ours.pid) - memory) / megabyte
  const left = countFiles(join(ours.dataDir, 'rack')) - files
  bench.say(`  ${inFigures(amount)} ${attack.what}: ${left} files, ${inFigures(grown)} MB, ${inFigures(looked)} looks into tables`)
  const name = `${inFigures(amount)} ${attack.what}`
  return [
    judged({ measure: `${name}: files left`, must: 0, aim: 0, value: left, unit: '' }),
    judged({ measure: `${name}: memory`, must: 20, aim: 20, value: grown, unit: 'MB' }),
    ...(attack.withoutQueries ? [judged({ measure: `${name}: looks into tables`, must: 0, aim: 0, value: looked, unit: '', detail: `beside ${own} of its own in ${Math.round(lasted / 1_000)} s` })] : []),
  ]
}

function countFiles(folder: string): number {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0
    throw error
  }
}

/**
 * How often any table was looked into since the store began, but for those of the edition and of the most-read lists, which
 * every server looks into by the clock. PostgreSQL tells it exactly, though a session that rests says it up to ten seconds late.
 */
async function countLooks({ connection }: Bench): Promise<number> {
  await pause(12_000)
  const client = new pg.Client(clientConfig(connection))
  await client.connect()
  try {
    const { rows } = await client.query<{ looks: string }>(
      `select sum(seq_scan + coalesce(idx_scan, 0)) as looks from pg_stat_user_tables where relname not like 'edition%' and relname not like 'audience%' and relname not like 'most_read%' and relname <> '_prisma_migrations'`,
    )
    return Number(rows[0]!.looks)
  } finally {
    await client.end()
  }
}
