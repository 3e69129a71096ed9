import { saveCuratedLinks } from '@/lib/store/related'
import { pause } from '../processes'
import type { Fault } from './fault'
import { newsroomOf } from './newsroom'
import { openPaper, until } from './paper-process'
import { keepAll, readRack } from './rack-folder'
import { gather, leadOf, ownHeadline, storiesOn } from './readers'

/**
 * A story is withdrawn while readers ask for pages that show it, and the server is killed up to 50 ms after it confirmed
 * that. In every second round the next start finds no database and has only what was kept.
 */
export const withdrawalKill: Fault = {
  name: 'withdrawal-kill',
  promise: 'A withdrawal that was acknowledged is not undone by a kill: no page and no file shows the story again, with or without a database',
  unit: 'kills',
  rounds: { short: 2, long: 200 },
  async run({ rounds, chance, store, broken, count }) {
    const opened = await store.open()
    const { db, proxy } = opened
    const newsroom = newsroomOf(opened)
    const paper = await openPaper(opened.url)
    const session = chance.whole(0, 999_999)
    await paper.start()
    const { path, section, id } = await leadOf(paper)
    const other = storiesOn((await paper.ask('/archive')).text + (await paper.ask('/')).text).filter((one) => one !== path).at(-1)!
    // A person put the story among those that go with another one.
    await saveCuratedLinks(db, other.split('/')[2]!, [id])
    const pages = [path, section, '/', '/latest', other, `/en${path}`, `/en${other}`]
    const forms = pages.flatMap((page) => [page, `/lite${page === '/' ? '' : page}`])
    for (let round = 1; round <= rounds; round++) {
      const headline = ownHeadline(session, round)
      await newsroom.confirmed(async () => {
        // One edition touches every page, the one beside which the story stands as well.
        await newsroom.changeHeadline(other.split('/')[2]!, ownHeadline(session + 1, round))
        return newsroom.changeHeadline(id, headline)
      })
      await keepAll(paper, pages)
      for (const page of pages) if (!(await paper.ask(page)).text.includes(headline)) throw new Error(`${page} does not show the story at first.`)
      await until('the story in the files of all pages', () => readRack(paper.rackFolder).filter((file) => shows(file, headline)).length >= pages.length)

      const crowd = gather(paper, 4, () => forms[chance.whole(0, forms.length - 1)]!)
      await pause(chance.whole(0, 100))
      const { servers, confirmed } = await newsroom.confirmed(() => newsroom.withdraw(id))
      if (servers !== 1 || confirmed !== 1) broken(`round ${round}: ${confirmed} of ${servers} servers confirmed`)
      await pause(chance.whole(0, 50))
      await paper.kill()
      await crowd.stop()

      const left = readRack(paper.rackFolder).filter((file) => shows(file, headline))
      for (const { key } of left) broken(`round ${round}: the file of ${key} still holds the story`)
      const away = round % 2 === 0
      if (away) await proxy.become('refusing')
      await paper.start()
      for (const page of forms) {
        const { status, text } = await paper.ask(page)
        count(away ? 'answers without a database' : 'answers with one')
        if (text.includes(headline)) broken(`round ${round}: ${page} shows the story again${away ? ', without a database' : ''}`)
        if (!away && page.endsWith(path) && status !== 410) broken(`round ${round}: ${page} is answered with ${status}`)
        if (!away && !page.endsWith(path) && status !== 200) broken(`round ${round}: ${page} is answered with ${status}`)
      }
      await proxy.become('fair')
      await until('the database is there again', async () => (await paper.health()).status === 'ok')
      for (const { key } of readRack(paper.rackFolder).filter((file) => shows(file, headline))) broken(`round ${round}: the file of ${key} holds the story again`)
      await newsroom.confirmed(() => newsroom.publish(id))
      count('withdrawals')
    }
  },
}

const shows = ({ body }: { body: string }, headline: string) => body.includes(headline)
