import { pause } from '../processes'
import type { Fault } from './fault'
import { newsroomOf } from './newsroom'
import { isWhole, openPaper } from './paper-process'
import { keepAll } from './rack-folder'
import { gather, leadOf, ownHeadline } from './readers'

/**
 * A story is published or changed while readers ask for it, and the server is killed up to 50 ms after that was
 * acknowledged: by the commit in one round, by the server in the next.
 */
export const publishKill: Fault = {
  name: 'publish-kill',
  promise: 'What was published when the server was killed stands on its page, its section and the front after the next start',
  unit: 'kills',
  rounds: { short: 2, long: 200 },
  async run({ rounds, chance, store, broken, count }) {
    const opened = await store.open()
    const newsroom = newsroomOf(opened)
    const paper = await openPaper(opened.url)
    const session = chance.whole(0, 999_999)
    await paper.start()
    const { path, section, id } = await leadOf(paper)
    const pages = [path, section, '/', `/en${path}`, '/latest']
    for (let round = 1; round <= rounds; round++) {
      const headline = ownHeadline(session, round)
      const anew = chance.next() < 0.5
      await keepAll(paper, pages)
      if (anew) {
        await newsroom.confirmed(() => newsroom.withdraw(id))
        await newsroom.changeHeadline(id, headline)
        await keepAll(paper, [section, '/', '/latest'])
      }
      const change = () => (anew ? newsroom.publish(id) : newsroom.changeHeadline(id, headline))
      const crowd = gather(paper, 4, () => pages[chance.whole(0, pages.length - 1)]!)
      await pause(chance.whole(0, 100))
      if (round % 2 === 1) await change()
      else {
        const { servers, confirmed } = await newsroom.confirmed(change)
        if (servers !== 1 || confirmed !== 1) broken(`round ${round}: ${confirmed} of ${servers} servers confirmed`)
      }
      await pause(chance.whole(0, 50))
      await paper.kill()
      await crowd.stop()
      await paper.start()
      for (const page of pages) {
        const reply = await paper.ask(page)
        count('first answers after a kill')
        if (reply.status !== 200 || !isWhole(reply) || !reply.text.includes(headline)) {
          broken(`round ${round}: ${page} was answered with ${reply.status} and not with the ${anew ? 'published story' : 'new headline'}, after ${Math.round(reply.ms)} ms, age ${reply.headers.age ?? 'none'}`)
        }
      }
      count(anew ? 'publishings' : 'changes')
    }
  },
}
