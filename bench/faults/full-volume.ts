import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { undoLater } from '../processes'
import type { Fault, Trial } from './fault'
import { newsroomOf, type Newsroom } from './newsroom'
import { isWhole, openPaper, until, type Paper } from './paper-process'
import { namesIn } from './rack-folder'
import { storiesOn } from './readers'

/** The folder of kept pages cannot be written: a file lies in its place, its volume is full, or it is read-only. */
export const fullVolume: Fault = {
  name: 'full-volume',
  promise: 'A rack that cannot be written costs no reader a page, and is told once to whoever looks',
  unit: 'times each page',
  rounds: { short: 1, long: 20 },
  async run(trial) {
    const { store, note } = trial
    const opened = await store.open()
    const { url } = opened
    const newsroom = newsroomOf(opened)
    const readAll = (paper: Paper, when: string, { known = 0, most = 8 } = {}) => readRounds(trial, paper, newsroom, { when, known, most })
    const blocked = await openPaper(url)
    const rack = join(blocked.dataDir, 'rack')
    writeFileSync(rack, 'in the way')
    await blocked.start()
    await readAll(blocked, 'a file in its place')
    rmSync(rack)
    await recover(blocked, 'a file in its place')
    await blocked.terminate()

    const small = await openPaper(url)
    const volume = join(small.dataDir, 'rack')
    mkdirSync(volume)
    if (!mount('-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', volume)) {
      note('not tried', 'a full and a read-only volume, since this user may mount none')
      return
    }
    undoLater(() => void execFileSync('umount', ['-l', volume]))
    await small.start()
    await readAll(small, 'a full volume', { most: 60 })
    mount('-o', 'remount,size=64m', volume)
    await recover(small, 'a full volume')
    const told = () => linesAboutTheRack(small.said()).length
    const beforeLocking = told()
    mount('-o', 'remount,ro', volume)
    await readAll(small, 'a read-only volume', { known: beforeLocking })
    await small.terminate()
    const beforeStart = told()
    await small.start()
    await readAll(small, 'a read-only volume at the start', { known: beforeStart })
    await small.terminate()
  },
}

/** At most so many pages, each `rounds` times, and each time to be written anew. `known` lines about it have been told already. */
async function readRounds(
  { rounds, broken, count }: Trial, paper: Paper, newsroom: Newsroom,
  { when, known, most }: { when: string; known: number; most: number },
): Promise<void> {
  const began = performance.now()
  // Some twenty of them fill it.
  const pages = ['/', '/latest', '/archive', '/about', ...storiesOn((await paper.ask('/')).text)].slice(0, most)
  for (let round = 1; round <= rounds; round++) {
    await newsroom.confirmed(() => newsroom.touch(pages))
    for (const page of pages) {
      const reply = await paper.ask(page)
      count('answers')
      if (reply.status !== 200 || !isWhole(reply)) broken(`${when}: ${page} was answered with ${reply.status}`)
    }
  }
  const { status, degraded } = await paper.health()
  const rack = degraded.find(({ what }) => what === 'rack')
  if (status !== 'degraded' || typeof rack?.since !== 'string') broken(`${when}: health says ${status}, and of the rack ${JSON.stringify(rack)}`)
  // What is said again within ten seconds is held back and told at their end. Room for a small page makes a full volume
  // well for a moment, so there it may be said again.
  const lines = () => linesAboutTheRack(paper.said()).length - known
  await until(`${when}: a line in the log`, () => lines() > 0)
  const mayBe = 1 + Math.ceil((performance.now() - began) / 10_000)
  if (lines() > mayBe) broken(`${when}: ${lines()} lines in the log about it`)
  count(`lines in the log, ${when}`, lines())
}

/** Room is made, and the next page that is rendered is kept. */
async function recover(paper: Paper, when: string): Promise<void> {
  const before = namesIn(paper.rackFolder).length
  for (const page of unusual) await paper.ask(page)
  await until('pages are written again', () => namesIn(paper.rackFolder).length > before)
  // The file is there a moment before its folder is synced, and only then is all well.
  await until(`${when}: health says that all is well again`, async () => (await paper.health()).status === 'ok', 5_000)
}

/** Pages that are not among those that are read at first. */
const unusual = ['/settings', '/search', '/most-read']

const linesAboutTheRack = (said: string) => said.split('\n').filter((line) => line.includes('Pages cannot be kept'))

function mount(...args: string[]): boolean {
  try {
    execFileSync('mount', args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
