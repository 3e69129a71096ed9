import { pause } from '../processes'
import type { Fault } from './fault'
import { newsroomOf } from './newsroom'
import { isWhole, openPaper, until } from './paper-process'
import { keepAll } from './rack-folder'
import { gather, leadOf, ownHeadline, storiesOn } from './readers'

/** PostgreSQL is stopped for so many seconds while readers ask all the time; in the middle the server is started again. */
export const databaseStop: Fault = {
  name: 'database-stop',
  promise: 'While the database is away every page that was ever rendered is answered with 200, also after a restart; afterwards all goes on by itself',
  unit: 'seconds',
  rounds: { short: 6, long: 600 },
  async run({ rounds, chance, store, broken, count, note }) {
    const opened = await store.open()
    const { proxy } = opened
    const newsroom = newsroomOf(opened)
    const paper = await openPaper(opened.url)
    await paper.start()
    const { path, section, id } = await leadOf(paper)
    const all = storiesOn((await paper.ask('/')).text).concat(storiesOn((await paper.ask('/latest')).text))
    const pages = [...new Set(['/', section, '/latest', '/archive', '/about', '/en', path, ...all])].slice(0, 40)
    await keepAll(paper, pages)
    const never = '/en/most-read'

    let serving = true
    const crowd = gather(paper, 8, () => pages[chance.whole(0, pages.length - 1)]!, (page, reply) => {
      if (reply === null) {
        if (serving) broken(`${page} was not answered at all`)
        else count('connections refused while the server was being started again')
      } else {
        count('answers without a database')
        if (reply.status !== 200 || !isWhole(reply)) broken(`${page} was answered with ${reply.status}`)
      }
    })
    const unknown = async (when: string) => {
      const reply = await paper.ask(never)
      count('answers for a page that nobody had asked for')
      if (reply.status !== 503 || reply.headers['retry-after'] === undefined || !isWhole(reply)) {
        broken(`${when}: ${never}, which was never rendered, was answered with ${reply.status}, Retry-After ${reply.headers['retry-after']}`)
      }
    }
    await store.stop()
    await proxy.become('refusing')
    await pause((rounds * 1000) / 3)
    await unknown('before the restart')
    serving = false
    if (chance.next() < 0.5) {
      const { code } = await paper.terminate()
      if (code !== 0) broken(`the server ended with ${code}`)
    } else await paper.kill()
    await paper.start()
    serving = true
    await unknown('after the restart')
    await pause((rounds * 1000) / 3)
    const { status, degraded } = await paper.health()
    if (status !== 'degraded' || degraded[0]?.what !== 'database') broken(`health says ${status}`)
    await pause((rounds * 1000) / 3)
    await crowd.stop()

    await store.start()
    await proxy.become('fair')
    const began = performance.now()
    await until('health is well again', async () => (await paper.health()).status === 'ok')
    note('well again after', `${Math.round(performance.now() - began)} ms`)
    const headline = ownHeadline(chance.whole(0, 999_999), 1)
    const { servers, confirmed } = await newsroom.confirmed(() => newsroom.changeHeadline(id, headline))
    if (servers !== 1 || confirmed !== 1) broken(`${confirmed} of ${servers} servers confirmed a change made afterwards`)
    for (const page of ['/', section, path]) {
      if (!(await paper.ask(page)).text.includes(headline)) broken(`${page} does not show what was published right afterwards`)
    }
    if ((await paper.ask(never)).status !== 200) broken(`${never} is not rendered afterwards`)
  },
}
