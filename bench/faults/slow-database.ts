import { pause } from '../processes'
import { percentile } from '../statistics'
import type { Fault } from './fault'
import { newsroomOf } from './newsroom'
import { isWhole, openPaper, until } from './paper-process'
import { keepAll } from './rack-folder'
import { gather, leadOf, ownHeadline } from './readers'

/** Every reply of the database comes five seconds late, for so many seconds. */
export const slowDatabase: Fault = {
  name: 'slow-database',
  promise: 'While the database is slow, kept pages are answered as before, and whoever asks for a changed one gets the last good page within a bound',
  unit: 'seconds',
  rounds: { short: 5, long: 120 },
  async run({ rounds, chance, store, broken, count, note }) {
    const opened = await store.open()
    const { proxy } = opened
    const newsroom = newsroomOf(opened)
    const paper = await openPaper(opened.url)
    await paper.start()
    const { path, section, id } = await leadOf(paper)
    const untouched = ['/about', '/settings', '/en/about']
    await keepAll(paper, [path, section, '/', ...untouched])
    const before = (await paper.ask(path)).text

    const headline = ownHeadline(chance.whole(0, 999_999), 1)
    await newsroom.confirmed(() => newsroom.changeHeadline(id, headline))
    await proxy.become({ delayMs: 5_000 })
    const times: number[] = []
    const crowd = gather(paper, 4, () => untouched[chance.whole(0, untouched.length - 1)]!, (page, reply) => {
      count('answers that were kept')
      if (reply === null || reply.status !== 200 || !isWhole(reply)) broken(`${page} was answered with ${reply?.status ?? 'nothing'}`)
      else times.push(reply.ms)
    })
    const first = await paper.ask(path)
    note('waited for a touched page', `${Math.round(first.ms)} ms`)
    // A rendering needs several replies, and is given up after twenty seconds; the reader is not kept so long.
    if (first.status !== 200 || first.text !== before || first.headers.age === undefined) broken(`the touched page was answered with ${first.status}, and not with the last good one`)
    if (first.ms > 10_000) broken(`the reader of a touched page waited ${Math.round(first.ms)} ms`)
    await pause(rounds * 1000)
    const later = await paper.ask(path)
    if (later.status !== 200) broken(`later the touched page was answered with ${later.status}`)
    await crowd.stop()
    note('kept pages, p50 / p99 / longest', [0.5, 0.99, 1].map((share) => `${percentile(times, share).toFixed(1)} ms`).join(' / '))
    await proxy.become('fair')
    await until('the changed page is shown', async () => (await paper.ask(path)).text.includes(headline), 60_000)
    await until('health is well again', async () => (await paper.health()).status === 'ok')
  },
}
