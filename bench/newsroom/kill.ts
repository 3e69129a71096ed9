import { randomUUID } from 'node:crypto'
import { paragraph } from '@/lib/news/blocks'
import { emptyDraft, type Draft } from '@/lib/news/draft'
import type { Editor } from '@/lib/news/roles'
import { createStory } from '@/lib/newsroom/create-story'
import { publishStory } from '@/lib/newsroom/publish-story'
import { findDrift } from '@/lib/store/drift'
import type { DbClient } from '@/lib/store/transaction'
import type { Chance } from '../chance'
import type { Fault, Trial } from '../faults/fault'
import { until } from '../faults/paper-process'
import { pause } from '../processes'
import { joinNewsroom, type Desk } from './desk'
import { edited } from './edit'
import { startEmbeddedPaper } from './embedded-paper'
import { inspect } from './integrity'
import { Ledger, type Sent } from './ledger'
import { acknowledged, lost } from './losses'
import { digestOf, findActs, findStored, type Acts } from './stored'

/** A story that is written on, with what was said about it. */
interface Written {
  id: string
  ledger: Ledger
  /** Versions that somebody was told are published. */
  published: number[]
}

const publisher: Editor = { id: 'bench-publisher', name: 'সম্পাদক', role: 'editor' }
const now = () => new Date()

/** Stories that are written on at the same time, and rounds until they are laid aside for new ones. */
const stories = 3
const roundsOfStories = 10

/**
 * Four people write three stories as fast as they are answered, two of them on the same one; somebody publishes. At a
 * random moment the server is killed, or PostgreSQL, or both.
 */
export const kill: Fault = {
  name: 'kill',
  promise: 'Whatever somebody was told is saved is there after the server or its database was killed, byte for byte or written over by whoever had it before them',
  unit: 'kills',
  rounds: { short: 3, long: 200 },
  async run(trial) {
    const { rounds, chance, broken, count, note } = trial
    const { paper, connection, db, aimAtDatabase, settled } = await startEmbeddedPaper()
    const desks = await Promise.all(['রুবিনা', 'মাহফুজ', 'নাসরিন', 'তানভীর'].map((name) => joinNewsroom(paper.origin, db, name, 'sub-editor')))
    count(acknowledged, 0)
    count(lost, 0)
    let written: Written[] = []
    const aside: { id: string; digest: string }[] = []
    for (let round = 1; round <= rounds; round++) {
      if ((round - 1) % roundsOfStories === 0) {
        for (const { id } of written) aside.push({ id, digest: await digestOf(connection, id) })
        written = await Promise.all(Array.from({ length: stories }, () => begin(db)))
      }
      const way = round === rounds && rounds < 4 ? 'both' : wayOf(chance)
      const told = () => written.reduce((sum, { ledger }) => sum + ledger.acknowledgedSaves, 0)
      const before = told()
      let going = true
      const failed = (error: unknown) => broken(error instanceof Error ? error.stack ?? error.message : String(error))
      const writing = desks.map((desk, at) => write(desk, written[at % stories]!, chance, () => going, trial).catch(failed))
      const publishing = publish(db, written[chance.whole(0, stories - 1)]!, chance, count)
      // So many saves are acknowledged first, however slow the machine; then it is a moment like any other.
      const enough = before + chance.whole(0, 12)
      await until('saves are acknowledged', () => told() >= enough, 120_000)
      const strike = way === 'server' ? () => {} : await aimAtDatabase(way === 'one connection' ? 'one' : 'all')
      await pause(chance.whole(0, 250))
      strike()
      if (way === 'server' || way === 'both') await paper.kill()
      // A server that lives has to find its database again while people write on.
      else await pause(chance.whole(200, 1_200))
      going = false
      await Promise.all([...writing, publishing])
      count(`kills of ${way}`)
      if (way === 'server' || way === 'both') await paper.start()
      await settled()

      count(acknowledged, told() - before)
      for (const { id, ledger, published } of written) {
        const stored = await findStored(connection, id)
        if (stored === null) {
          broken(`round ${round}: story ${id} is gone`)
          count(lost, ledger.acknowledgedSaves)
          continue
        }
        const audited = ledger.compare(stored)
        count(lost, audited.lost.length)
        for (const what of audited.lost) broken(`round ${round} (${way}), story ${id}: lost ${what}`)
        for (const what of audited.faults) broken(`round ${round} (${way}), story ${id}: ${what}`)
        for (const what of faultsOf(await findActs(connection, id), published)) broken(`round ${round} (${way}), story ${id}: ${what}`)
      }
      for (const what of await inspect(connection)) broken(`round ${round} (${way}): ${what}`)
      count('inspections of the database')
      await answersAgain(desks[0]!, written[0]!, chance, trial)
    }
    for (const { id, digest } of aside) if (await digestOf(connection, id) !== digest) broken(`story ${id} changed after everybody had left it`)
    const drift = await findDrift(connection)
    if (drift !== null) broken(`the store is not what the schema says: ${drift}`)
    note('stories', String(aside.length + written.length))
  },
}

function wayOf(chance: Chance): 'server' | 'both' | 'database' | 'one connection' {
  const at = chance.next()
  return at < 0.6 ? 'server' : at < 0.8 ? 'both' : at < 0.9 ? 'database' : 'one connection'
}

async function begin(db: DbClient): Promise<Written> {
  const first: Draft = { ...emptyDraft('national'), headline: 'যা লেখা হচ্ছে', body: [paragraph('শুরু।')] }
  const made = await createStory(db, publisher, { section: 'national', content: first }, now())
  if (!made.ok) throw new Error(made.code)
  return { id: made.value.id, ledger: new Ledger(first), published: [] }
}

/** Writes on as an editor's browser does: a conflict is answered by going on from the other text, no answer by sending once more. */
async function write(desk: Desk, { id, ledger }: Written, chance: Chance, going: () => boolean, { count, broken }: Trial): Promise<void> {
  // Whoever opens a story learns its version, as from a save that is refused.
  const known = await desk.save(id, { version: 0, content: { ...emptyDraft('national'), headline: '…', note: randomUUID() }, keep: false })
  if (known.code !== 'conflict') {
    if (known.code !== 'nothing') broken(`a story could not be opened: ${JSON.stringify(known)}`)
    return
  }
  let { version, content } = known
  while (going()) {
    const mark = `${desk.name} ${randomUUID()}`
    const save: Sent = { mark, upon: version, content: edited(content, mark, chance), keep: chance.next() < 0.15 }
    ledger.sends(save)
    for (let tries = 0; ; tries++) {
      const answer = await desk.save(id, { version: save.upon, content: save.content, keep: save.keep })
      if (answer.code === 'saved') {
        ledger.acknowledged(save, answer.version)
        version = answer.version
        content = save.content
      } else if (answer.code === 'conflict') {
        count('conflicts')
        ledger.refused(save, tries > 0)
        version = answer.version
        content = answer.content
      } else if (answer.code === 'refused') return broken(`a save was refused: ${answer.why}`)
      else {
        if (tries === 0) count('saves without an answer')
        await pause(50)
        if (going()) continue
      }
      break
    }
  }
}

/** Publishes what stands there, now and then while others write; the transaction is this process's, the database the one that dies. */
async function publish(db: DbClient, { id, published }: Written, chance: Chance, count: Trial['count']): Promise<void> {
  await pause(chance.whole(0, 1_000))
  try {
    const draft = await db.draft.findUnique({ where: { storyId: id }, select: { version: true } })
    const outcome = await publishStory(db, publisher, id, { version: draft!.version, meaningChanged: true }, now())
    if (!outcome.ok) return count(`publishings refused: ${outcome.code}`)
    published.push(outcome.value.version)
    count('publishings')
  } catch {
    // Whether it was done nobody knows; that it is whole or not at all is looked at below.
    count('publishings without an answer')
  }
}

/** What readers see, the revisions and the audit have to tell the same of every publishing. */
function faultsOf({ publishedVersion, headline, revisions, audited }: Acts, told: readonly number[]): string[] {
  const faults: string[] = []
  const versions = revisions.map(({ version }) => version)
  if (JSON.stringify(versions) !== JSON.stringify(audited)) faults.push(`revisions tell of published versions ${versions}, the audit of ${audited}`)
  for (const version of told) if (!versions.includes(version)) faults.push(`lost the publishing of version ${version}`)
  const last = revisions.at(-1)
  if (publishedVersion !== (last?.version ?? null)) faults.push(`readers see version ${publishedVersion}, ${last?.version} was published last`)
  if (last !== undefined && headline !== last.headline.trim()) faults.push('readers see another headline than was published')
  return faults
}

/** After everything an editor writes on as if nothing had been. */
async function answersAgain(desk: Desk, { id, ledger }: Written, chance: Chance, { broken, count }: Trial): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const opened = await desk.save(id, { version: 0, content: { ...emptyDraft('national'), headline: '…', note: randomUUID() }, keep: false })
    if (opened.code === 'conflict') {
      const mark = `${desk.name} ${randomUUID()}`
      const save: Sent = { mark, upon: opened.version, content: edited(opened.content, mark, chance), keep: false }
      ledger.sends(save)
      const answer = await desk.save(id, { version: save.upon, content: save.content, keep: false })
      if (answer.code === 'saved') {
        ledger.acknowledged(save, answer.version)
        return count(acknowledged)
      }
    }
    await pause(100)
  }
  broken('no save was answered within ten seconds after all was up again')
}
