import { copyFileSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Chance } from '../chance'
import { pause } from '../processes'
import type { Fault, Trial } from './fault'
import { newsroomOf } from './newsroom'
import { isWhole, openPaper, type Paper } from './paper-process'
import { keepAll } from './rack-folder'
import { gather, storiesOn } from './readers'

/**
 * The server is killed while it writes many pages, and started again over the folder as it was left; in every second
 * round without a database, so that only the folder can answer. At last files are torn, turned and put there by hand.
 */
export const rackKill: Fault = {
  name: 'rack-kill',
  promise: 'However its files were left, the next start answers every page that was kept with that page, whole',
  unit: 'kills',
  rounds: { short: 3, long: 200 },
  async run(trial) {
    const { rounds, chance, store, count } = trial
    const opened = await store.open()
    const { proxy, url } = opened
    const newsroom = newsroomOf(opened)
    const paper = await openPaper(url)
    // Keeps nothing on a disk, and its pages are made anew whenever they are asked for here.
    const reference = await openPaper(url, { RACK_DISK_MB: '0' })
    await Promise.all([paper.start(), reference.start()])
    const pages = await addressesOf(paper, 30)
    await keepAll(paper, pages)

    for (let round = 1; round <= rounds; round++) {
      await newsroom.confirmed(() => newsroom.touch(pages))
      let at = 0
      const crowd = gather(paper, 6, () => pages[at++ % pages.length]!, (_, reply) => {
        if (reply !== null) check(trial, round, reply.status === 200 && isWhole(reply), `an answer before the kill: ${reply.status}`)
      })
      await pause(chance.whole(0, 1_500))
      await paper.kill()
      await crowd.stop()
      const away = round % 2 === 0
      if (away) await proxy.become('refusing')
      await paper.start()
      await compare(trial, `round ${round}`, paper, reference, pages, away)
      await proxy.become('fair')
      count('kills')
    }

    await keepAll(paper, pages)
    await paper.terminate()
    count('files torn by hand', tear(paper.rackFolder, chance))
    await paper.start()
    await compare(trial, 'after files were torn', paper, reference, pages, false)
  },
}

/** Addresses of pages of all kinds, stories most of all. */
async function addressesOf(paper: Paper, most: number): Promise<string[]> {
  const lists = ['/', '/latest', '/archive', '/about', '/en', '/en/latest']
  const found = [...lists]
  for (const list of lists) found.push(...storiesOn((await paper.ask(list)).text))
  return [...new Set(found)].slice(0, most)
}

/** Holds every page against what a server says that has it from the store; in both packings, and as plain text. */
async function compare(trial: Trial, when: string, paper: Paper, reference: Paper, pages: readonly string[], away: boolean): Promise<void> {
  for (const [place, page] of pages.entries()) {
    const reply = await paper.ask(page, { headers: ['Accept-Encoding', ['br', 'gzip', 'identity'][place % 3]!] })
    trial.count(away ? 'answers without a database' : 'answers with one')
    check(trial, when, reply.status === 200 && isWhole(reply), `${page} was answered with ${reply.status}, ${reply.text.length} signs`)
    const { text } = await reference.ask(page)
    check(trial, when, reply.text === text, `${page} is not the page that the store has: ${difference(reply.text, text)}`)
  }
}

function check({ broken }: Trial, when: string | number, holds: boolean, what: string): void {
  if (!holds) broken(`${when}: ${what}`)
}

function difference(one: string, other: string): string {
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  return `"${one.slice(at - 30, at + 60)}" where it has "${other.slice(at - 30, at + 60)}"`
}

/** Spoils two thirds of the files, each in one of many ways; tells how many. */
function tear(folder: string, chance: Chance): number {
  const names = readdirSync(folder).filter((name) => name.endsWith('.page')).sort()
  let torn = 0
  for (const [place, name] of names.entries()) {
    const path = join(folder, name)
    const bytes = readFileSync(path)
    const ways = [
      () => truncateSync(path, chance.whole(1, bytes.length - 1)),
      () => truncateSync(path, 0),
      () => writeFileSync(path, turned(bytes, chance.whole(0, 7), chance.whole(0, bytes.length - 1))),
      () => writeFileSync(path, turned(bytes, chance.whole(0, 7), chance.whole(Math.floor(bytes.length / 2), bytes.length - 1))),
      // As after a loss of power: the right length, and nothing in the second half.
      () => writeFileSync(path, Buffer.concat([bytes.subarray(0, bytes.length / 2), Buffer.alloc(Math.ceil(bytes.length / 2))])),
      () => copyFileSync(join(folder, names[(place + 1) % names.length]!), path),
    ]
    const way = ways[place % 9]
    if (way === undefined) continue
    way()
    torn++
  }
  writeFileSync(join(folder, 'notes.txt'), 'not a page')
  writeFileSync(join(folder, `${'a'.repeat(40)}.page`), 'not a page')
  writeFileSync(join(folder, `${'b'.repeat(40)}.page.new`), Buffer.alloc(3_000))
  mkdirSync(join(folder, `${'c'.repeat(40)}.page`))
  return torn + 4
}

function turned(bytes: Buffer, bit: number, at: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at]! ^= 1 << bit
  return copy
}
