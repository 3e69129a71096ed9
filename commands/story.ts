import { parseArgs } from 'node:util'
import { routes } from '@/lib/routes'
import type { PublishRefusal } from '@/lib/newsroom/publish-story'
import type { UpdateRefusal } from '@/lib/newsroom/update-story'
import type { withdrawStory as withdrawing } from '@/lib/newsroom/withdraw-story'
import type { Changed } from '@/lib/newsroom/change-story'
import type { Outcome } from '@/lib/outcome'
import { paper } from '@/lib/news/paper'
import { confirmedByServers, type Confirmed } from '@/lib/store/edition-notices'
import { openStore } from '@/lib/store/open'
import { findStoryPlace } from '@/lib/store/stories'
import type { DbClient } from '@/lib/store/transaction'
import { publishStory, updateStory, withdrawStory } from './as-system'
import { runCommand } from './run'

const usage = `npm run story -- publish ID     shows a story to readers
npm run story -- withdraw ID    takes a story back: its address answers 410, its text stays in the store
npm run story -- update ID [--headline TEXT] [--standfirst TEXT] [--section SLUG]
                                changes a story; an empty standfirst takes it away

ID is the last part of the story's address; the whole address will do.`

const done = { publish: 'Published', update: 'Updated', withdraw: 'Withdrew' } as const
type Verb = keyof typeof done
type Refusal = UpdateRefusal | PublishRefusal | Extract<Awaited<ReturnType<typeof withdrawing>>, { ok: false }>['code']

interface Order {
  verb: Verb
  id: string
  texts: { headline?: string; standfirst?: string; section?: string }
}

/** What the arguments ask for, or why they ask for nothing. */
function readOrder(args: string[]): Order | { help: true } | { fault: string } {
  let parsed
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {
        headline: { type: 'string' }, standfirst: { type: 'string' }, section: { type: 'string' }, help: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    return { fault: (error as Error).message }
  }
  const { values: { help, ...texts }, positionals: [verb, address, ...more] } = parsed
  if (help) return { help }
  if (verb === undefined) return { fault: 'What is to be done with which story?' }
  if (!isVerb(verb)) return { fault: `A story cannot be told to "${verb}".` }
  if (address === undefined || more.length > 0) return { fault: `To ${verb} takes one story.` }
  if (verb !== 'update' && Object.keys(texts).length > 0) return { fault: `To ${verb} changes no text; npm run story -- update does.` }
  if (verb === 'update' && Object.keys(texts).length === 0) return { fault: 'Say what is to change: --headline, --standfirst or --section.' }
  return { verb, id: idOf(address), texts }
}

function isVerb(text: string): text is Verb {
  return Object.hasOwn(done, text)
}

/** A pasted address leads to its last part, without what follows it. */
function idOf(address: string): string {
  return address.trim().replace(/[?#].*$/, '').replace(/\/+$/, '').split('/').at(-1)!.toLowerCase()
}

/** Runs the command; resolves with its exit code, 1 when nothing was done. */
async function main(args: string[]): Promise<number> {
  const order = readOrder(args)
  if ('fault' in order) {
    console.error(`${order.fault}\n\n${usage}`)
    return 1
  }
  if ('help' in order) {
    console.log(usage)
    return 0
  }
  const store = await openStore()
  try {
    let outcome: Outcome<Changed, Refusal> | undefined
    const confirmed = await confirmedByServers(store.connection, async () => {
      outcome = await carryOut(store.db, order)
      return outcome.ok ? outcome.value.edition : null
    })
    if (!outcome!.ok) {
      console.error(refusalOf(outcome!.code, order))
      return 1
    }
    console.log(await reportOf(store.db, order, confirmed))
    return 0
  } finally {
    await store.close()
  }
}

function carryOut(db: DbClient, { verb, id, texts }: Order): Promise<Outcome<Changed, Refusal>> {
  switch (verb) {
    case 'publish':
      return publishStory(db, id, new Date())
    case 'withdraw':
      return withdrawStory(db, id, new Date())
    case 'update':
      return updateStory(db, id, texts, new Date())
  }
}

async function reportOf(db: DbClient, { verb, id }: Order, { edition, servers, confirmed }: Confirmed): Promise<string> {
  const place = await findStoryPlace(db, id)
  if (edition === null) {
    return place?.state === 'published'
      ? `Nothing to change: ${id} says the same already.`
      : `${done[verb]} ${id}, as far as it was different. Readers do not see this story, so no page changes.`
  }
  const where = place === null ? id : routes.story({ section: place.section, id })
  return `${done[verb]} ${where} with edition ${edition}. ${serversOf(servers, confirmed)}`
}

function serversOf(servers: number, confirmed: number): string {
  if (servers === 0) return 'No server is running; the next start shows it so.'
  const running = servers === 1 ? 'The one running server' : `All ${servers} running servers`
  if (confirmed === servers) return `${running} ${servers === 1 ? 'has' : 'have'} applied it.`
  return `${confirmed} of ${servers} running servers ${confirmed === 1 ? 'has' : 'have'} applied it so far; the others do before they answer with what it touches, once they reach the store.`
}

function refusalOf(code: Refusal, { id }: Order): string {
  switch (code) {
    case 'unknown':
      return `There is no story "${id}". An id is ten small letters and digits: the last part of the story's address.`
    case 'unchanged':
      return `The story ${id} is published already.`
    case 'state':
      return `The story ${id} is not published, so there is nothing to withdraw.`
    case 'conflict':
      return `Somebody was changing the story ${id} at this very moment. Run this again. Nothing was changed.`
    case 'pending':
      return `Somebody in the newsroom is writing on ${id}, and their text would be published with this. Publish or finish it there first. Nothing was changed.`
    case 'text':
      return `The story ${id} has no text yet, so there is nothing to publish.`
    case 'picture':
      return `A picture of the story ${id} is missing, or nobody has described it or said whose it is. See to it in the newsroom. Nothing was changed.`
    case 'headline':
      return 'A headline needs a letter or a digit. Nothing was changed.'
    case 'section':
      return `This newspaper has no such section. It has: ${paper.sections.map(({ slug }) => slug).join(', ')}. Nothing was changed.`
    case 'headlineOnly':
      return `Of the story ${id} only the headline is known; it cannot have a standfirst before it has a text. Nothing was changed.`
    case 'invalid':
    case 'reason':
    case 'forbidden':
      return 'The text has not the form of a story. Nothing was changed.'
  }
}

await runCommand(() => main(process.argv.slice(2)))
