import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { undoLater } from '../processes'
import type { Fault, Trial } from './fault'
import { isWhole, openPaper, until, type Paper } from './paper-process'
import { isEnglish, namesIn } from './rack-folder'
import { storiesOn } from './readers'

/** The folder of kept pages cannot be written: a file lies in its place, its volume is full, or it is read-only. */
export const fullVolume: Fault = {
  name: 'full-volume',
  promise: 'A rack that cannot be written costs no reader a page, and is told once to whoever looks',
  unit: 'times each page',
  rounds: { short: 2, long: 50 },
  async run(trial) {
    const { store, note } = trial
    const { url } = await store.open()
    const blocked = await openPaper(url)
    const rack = join(blocked.dataDir, 'rack')
    writeFileSync(rack, 'in the way')
    await blocked.start()
    await readAll(trial, blocked, 'a file in its place')
    rmSync(rack)
    await recover(trial, blocked, 'a file in its place')
    await blocked.terminate()

    const small = await openPaper(url)
    const volume = join(small.dataDir, 'rack')
    mkdirSync(volume)
    if (!mount('-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', volume)) {
      note('not tried', 'a full and a read-only volume, since this user may mount none')
      return
    }
    undoLater(() => void execFileSync('umount', ['-l', volume]))
    await small.start()
    await readAll(trial, small, 'a full volume')
    mount('-o', 'remount,size=64m', volume)
    await recover(trial, small, 'a full volume')
    mount('-o', 'remount,ro', volume)
    await readAll(trial, small, 'a read-only volume')
    await small.terminate()
    await small.start()
    await readAll(trial, small, 'a read-only volume at the start')
    await small.terminate()
  },
}

/** Many pages, most of them for the first time, each `rounds` times. */
async function readAll({ rounds, broken, count }: Trial, paper: Paper, when: string): Promise<void> {
  const saidBefore = paper.said().length
  const lists = ['/', '/latest', '/archive', '/about', '/en', '/en/latest']
  const pages = [...lists]
  for (const list of lists) pages.push(...storiesOn((await paper.ask(list)).text))
  const all = [...new Set(pages)].flatMap((page) => (isEnglish(page) || page === '/' ? [page] : [page, `/en${page}`]))
  for (let round = 1; round <= rounds; round++) {
    for (const page of all) {
      const reply = await paper.ask(page)
      count('answers')
      if (reply.status !== 200 || !isWhole(reply)) broken(`${when}: ${page} was answered with ${reply.status}`)
    }
  }
  const { status, degraded } = await paper.health()
  const rack = degraded.find(({ what }) => what === 'rack')
  if (status !== 'degraded' || typeof rack?.since !== 'string') broken(`${when}: health says ${status}, and of the rack ${JSON.stringify(rack)}`)
  const lines = linesAboutTheRack(paper.said().slice(saidBefore))
  if (lines.length === 0 || lines.length > 2) broken(`${when}: ${lines.length} lines in the log about it, ${lines[0] ?? 'none'}`)
  count('lines in the log', lines.length)
}

/** Room is made, and the next page that is rendered is kept. */
async function recover({ broken }: Trial, paper: Paper, when: string): Promise<void> {
  const before = namesIn(paper.rackFolder).length
  for (const page of ['/settings', '/en/settings', '/search', '/most-read']) await paper.ask(page)
  await until('pages are written again', () => namesIn(paper.rackFolder).length > before)
  if ((await paper.health()).status !== 'ok') broken(`${when}: health says ${JSON.stringify(await paper.health())} when there is room again`)
}

const linesAboutTheRack = (said: string) => said.split('\n').filter((line) => line.includes('Pages cannot be kept'))

function mount(...args: string[]): boolean {
  try {
    execFileSync('mount', args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
