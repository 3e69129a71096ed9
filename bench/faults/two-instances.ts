import { pause } from '../processes'
import { percentile } from '../statistics'
import type { Fault } from './fault'
import { newsroomOf, type Newsroom } from './newsroom'
import { openPaper, until } from './paper-process'
import { gather, leadOf, ownHeadline, storiesOn } from './readers'

/** Sixty changes a minute, for so many seconds, over one database that two servers read: headlines, withdrawals, publishings. */
export const twoInstances: Fault = {
  name: 'two-instances',
  promise: 'Of two servers both show each change soon, and in the end both have the pages that the store has',
  unit: 'seconds',
  rounds: { short: 10, long: 600 },
  async run({ rounds, chance, store, broken, count, note }) {
    const opened = await store.open()
    const { db, url } = opened
    const newsroom = newsroomOf(opened)
    const papers = [await openPaper(url), await openPaper(url)] as const
    for (const paper of papers) await paper.start()
    const lead = await leadOf(papers[0])
    const moving = storiesOn(mainOf((await papers[0].ask(lead.section)).text)).find((path) => path.startsWith(`${lead.section}/`) && path !== lead.path)!
    const pages = ['/', lead.section, '/latest', lead.path]
    const crowds = papers.map((paper) => gather(paper, 2, () => pages[chance.whole(0, pages.length - 1)]!, (page, reply) => {
      if (reply?.status !== 200) broken(`${page} was answered with ${reply?.status ?? 'nothing'}`)
    }))
    const lags: number[][] = papers.map(() => [])
    const session = chance.whole(0, 999_999)
    const began = performance.now()
    for (let change = 0; change < rounds; change++) {
      await pause(Math.max(0, began + change * 1000 - performance.now()))
      const { page, shown } = await make(newsroom, change, { lead: lead.id, section: lead.section, moving }, ownHeadline(session, change))
      const committed = performance.now()
      count('changes')
      await Promise.all(papers.map(async (paper, which) => {
        await until(`change ${change} at server ${which + 1}`, async () => shown((await paper.ask(page)).text))
        lags[which]!.push(performance.now() - committed)
      }))
    }
    for (const crowd of crowds) await crowd.stop()
    for (const [which, values] of lags.entries()) {
      note(`server ${which + 1}, from commit to visible, p50 / p99 / longest`, [0.5, 0.99, 1].map((share) => `${Math.round(percentile(values, share))} ms`).join(' / '))
    }

    const fresh = await openPaper(url)
    await fresh.start()
    for (const page of pages) {
      const { text } = await fresh.ask(page)
      for (const [which, paper] of papers.entries()) {
        if ((await paper.ask(page)).text !== text) broken(`in the end server ${which + 1} has another ${page} than the store`)
      }
    }
    const order = await db.story.findMany({
      where: { section: lead.section.slice(1), state: 'published' }, orderBy: [{ ordered: 'desc' }, { id: 'desc' }], take: 10, select: { id: true },
    })
    for (const [which, paper] of papers.entries()) {
      const listed = storiesOn(mainOf((await paper.ask(lead.section)).text)).slice(0, order.length)
      if (listed.join() !== order.map(({ id }) => `${lead.section}/${id}`).join()) broken(`in the end server ${which + 1} lists ${lead.section} in another order than the store`)
    }
  },
}

const mainOf = (text: string) => text.slice(text.indexOf('<main'))

/** In turn: a new headline of the lead, a story that goes, and the same that comes back. Tells where it is seen, and how. */
async function make(
  newsroom: Newsroom, change: number, { lead, section, moving }: { lead: string; section: string; moving: string }, headline: string,
): Promise<{ page: string; shown: (text: string) => boolean }> {
  const id = moving.split('/')[2]!
  if (change % 3 === 0) {
    await newsroom.changeHeadline(lead, headline)
    return { page: '/', shown: (text) => text.includes(headline) }
  }
  await (change % 3 === 1 ? newsroom.withdraw(id) : newsroom.publish(id))
  return { page: section, shown: (text) => mainOf(text).includes(`href="${moving}"`) === (change % 3 === 2) }
}
