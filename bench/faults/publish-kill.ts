import { publishStory, updateStory, withdrawStory } from '@/commands/as-system'
import { pause } from '../processes'
import type { Fault } from './fault'
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
    const { db, connection, url } = await store.open()
    const paper = await openPaper(url)
    const session = chance.whole(0, 999_999)
    await paper.start()
    const { path, section, id } = await leadOf(paper)
    const pages = [path, section, '/', `/en${path}`, '/latest']
    for (let round = 1; round <= rounds; round++) {
      const headline = ownHeadline(session, round)
      const anew = chance.next() < 0.5
      await keepAll(paper, pages)
      if (anew) {
        await confirmedByServers(connection, async () => editionOf(await withdrawStory(db, id, new Date())))
        await updateStory(db, id, { headline }, new Date())
        await keepAll(paper, [section, '/', '/latest'])
      }
      const change = async () => editionOf(anew ? await publishStory(db, id, new Date()) : await updateStory(db, id, { headline }, new Date()))
      const crowd = gather(paper, 4, () => pages[chance.whole(0, pages.length - 1)]!)
      await pause(chance.whole(0, 100))
      if (round % 2 === 1) await change()
      else {
        const { servers, confirmed } = await confirmedByServers(connection, change)
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
          broken(`round ${round}: ${page} was answered with ${reply.status} and not with the ${anew ? 'published story' : 'new headline'}`)
        }
      }
      count(anew ? 'publishings' : 'changes')
    }
  },
}

/** The edition of a change that is known to be possible. */
export function editionOf(outcome: { ok: true; value: { edition: number | null } } | { ok: false; code: string }): number | null {
  if (!outcome.ok) throw new Error(`The change was refused: ${outcome.code}`)
  return outcome.value.edition
}
