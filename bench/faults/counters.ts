import { existsSync, readdirSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { pause } from '../processes'
import type { Fault, Trial } from './fault'
import { openPaper, until, type Paper } from './paper-process'

/** What a kill may cost: views that were acknowledged within this long, in ms, before it. */
const bound = 1_000
/** One round in five ends in good order. */
const terminatesEach = 5

/** A beacon, with when it was acknowledged; null where it never was. */
type Beacon = number | null

/**
 * Views are told while the server is killed, or is told to end; in a third of the rounds the database is away from before
 * until the next start. After each round the sums in the database are held against what was acknowledged.
 */
export const counters: Fault = {
  name: 'counters',
  promise: 'A view that was acknowledged counts once: none is lost when the server is told to end, and at most those of the last second when it is killed',
  unit: 'kills and terminations',
  rounds: { short: 5, long: 250 },
  async run(trial) {
    const { rounds, chance, store, broken, count, note } = trial
    const { db, proxy, url } = await store.open()
    const stories = await db.$queryRaw<{ id: string }[]>`select id from story where state = 'published' order by ordered desc limit 40`
    const ids = stories.map(({ id }) => id)
    const paper = await openPaper(url)
    await paper.start()
    const sums = { kill: { acknowledged: 0, counted: 0, lost: 0, lastSecond: 0 }, term: { acknowledged: 0, counted: 0, lost: 0, lastSecond: 0 } }
    let before = await countedIn(db)
    for (let round = 1; round <= rounds; round++) {
      const terminates = round % terminatesEach === 0
      const away = chance.next() < 1 / 3
      const crowd = tellFrom(paper, 12, () => ids[chance.whole(0, ids.length - 1)]!)
      if (away) {
        await pause(chance.whole(0, 800))
        await proxy.become('refusing')
      }
      await pause(chance.whole(100, 2_500))
      const ended = performance.now()
      if (terminates) {
        const { code } = await paper.terminate()
        if (code !== 0) broken(`round ${round}: the server ended with ${code}`)
      } else await paper.kill()
      const beacons = await crowd.stop()
      await proxy.become('fair')
      await paper.start()
      await until('every batch is in the database', () => filesIn(paper).length === 0, 60_000)

      const acknowledged = beacons.filter((at) => at !== null).length
      const lastSecond = beacons.filter((at) => at !== null && at > ended - bound).length
      const after = await countedIn(db)
      const counted = after - before
      before = after
      const lost = acknowledged - counted
      const sum = terminates ? sums.term : sums.kill
      sum.acknowledged += acknowledged
      sum.counted += counted
      sum.lost += Math.max(0, lost)
      sum.lastSecond += lastSecond
      count(terminates ? 'terminations' : 'kills')
      if (away) count('rounds with the database away')
      if (acknowledged === 0) broken(`round ${round}: nothing was acknowledged, so nothing was tried`)
      // What was sent and not acknowledged may count or not.
      if (counted > beacons.length) broken(`round ${round}: ${counted} counted, and only ${beacons.length} were sent`)
      if (terminates && lost > 0) broken(`round ${round}: ${lost} of ${acknowledged} were lost by a server that ended in good order`)
      if (!terminates && lost > lastSecond) broken(`round ${round}: ${lost} of ${acknowledged} were lost, of which only ${lastSecond} were told within the last second`)
    }
    for (const [what, { acknowledged, counted, lost, lastSecond }] of [['kills', sums.kill], ['terminations', sums.term]] as const) {
      note(`views over all ${what}`, `${acknowledged} acknowledged, ${counted} counted, ${lost} lost, of ${lastSecond} in the last seconds`)
    }
    await agree(trial, db)
  },
}

async function countedIn(db: Awaited<ReturnType<Trial['store']['open']>>['db']): Promise<number> {
  const [row] = await db.$queryRaw<{ views: bigint }[]>`select coalesce(sum(views), 0) as views from audience_hour`
  return Number(row!.views)
}

/** What is summed by the hour and what is summed by site came by the same batches. */
async function agree({ broken }: Trial, db: Awaited<ReturnType<Trial['store']['open']>>['db']): Promise<void> {
  const apart = await db.$queryRaw<{ story_id: string }[]>`
    select story_id from (select story_id, sum(views) as views from audience_hour group by 1) a
    full join (select story_id, sum(views) as views from audience_referrer group by 1) b using (story_id) where a.views is distinct from b.views`
  if (apart.length > 0) broken(`${apart.length} stories have other sums by the hour than by site`)
}

const filesIn = ({ dataDir }: Paper): string[] => {
  const folder = join(dataDir, 'audience')
  return existsSync(folder) ? readdirSync(folder) : []
}

const browser = {
  'User-Agent': 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36',
  'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'empty', 'Sec-Fetch-Site': 'same-origin', 'Content-Length': '0',
}

/** Readers who tell one view after the other until they are stopped or the server is gone; then every beacon that was sent. */
function tellFrom({ origin }: Paper, readers: number, id: () => string): { stop: () => Promise<Beacon[]> } {
  const agent = new Agent({ keepAlive: true, maxSockets: readers })
  const beacons: Beacon[] = []
  let going = true
  const tell = async () => {
    while (going) {
      const at = await once(`${origin}/api/views/${id()}?form=full&from=facebook.com`, agent)
      beacons.push(at)
      // The server is gone, or has said that this connection is over.
      if (at === null) return
      await pause(4)
    }
  }
  const all = Promise.all(Array.from({ length: readers }, tell))
  return {
    async stop() {
      going = false
      await all
      agent.destroy()
      return beacons
    },
  }
}

function once(url: string, agent: Agent): Promise<Beacon> {
  return new Promise((resolve) => {
    const asking = request(url, { method: 'POST', agent, headers: browser }, (response) => {
      const at = performance.now()
      response.resume()
      response.once('end', () => resolve(response.statusCode === 204 ? at : null))
      response.once('error', () => resolve(response.statusCode === 204 ? at : null))
    })
    asking.once('error', () => resolve(null))
    asking.end()
  })
}
