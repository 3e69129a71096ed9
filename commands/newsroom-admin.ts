import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { env } from '@/lib/env'
import { paper } from '@/lib/news/paper'
import { newsroomRoutes } from '@/lib/routes'
import { createInvitation, isAdministered } from '@/lib/store/invitations'
import { openStore } from '@/lib/store/open'
import { findPerson, listPeople, removeSecondFactor } from '@/lib/store/people'
import { createPasswordLink } from '@/lib/store/sessions'
import type { DbClient } from '@/lib/store/transaction'
import { runCommand } from './run'

const usage = `npm run newsroom:admin                      makes a link for the newsroom's first administrator
npm run newsroom:admin -- --password EMAIL  makes a link by which somebody who is there sets a new password
                          [--without-second-factor]  and takes away the second factor that they have lost

A link is used once: the first within 72 hours, one for a password within 24. It is shown here and kept nowhere.`

interface Order {
  email: string | null
  withoutSecondFactor: boolean
}

/** What the arguments ask for, or why they ask for nothing. */
function readOrder(args: string[]): Order | { help: true } | { fault: string } {
  let values
  try {
    ({ values } = parseArgs({
      args,
      options: { 'password': { type: 'string' }, 'without-second-factor': { type: 'boolean', default: false }, 'help': { type: 'boolean', default: false } },
    }))
  } catch (error) {
    return { fault: (error as Error).message }
  }
  if (values.help) return { help: true }
  const email = values.password?.trim().toLowerCase() ?? null
  if (email === null && values['without-second-factor']) return { fault: 'Whose second factor? Say it with --password EMAIL.' }
  return { email, withoutSecondFactor: values['without-second-factor']! }
}

/** Runs the command; resolves with its exit code, 1 when no link was made. */
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
    const made = order.email === null ? await linkForFirst(store.db, new Date()) : await linkForPassword(store.db, order.email, order.withoutSecondFactor, new Date())
    if ('refusal' in made) {
      console.error(made.refusal)
      return 1
    }
    console.log(`${made.words}\n\n  ${made.address}\n`)
    if (paper.siteAddress === null) console.log('It is for this machine. Browsers keep a session from another machine over https only; see docs/running.md.')
    return 0
  } finally {
    await store.close()
  }
}

type Made = { words: string; address: string } | { refusal: string }

async function linkForFirst(db: DbClient, now: Date): Promise<Made> {
  if (await isAdministered(db)) {
    const administrators = (await listPeople(db)).filter(({ role }) => role === 'administrator').map(({ email }) => email)
    return {
      refusal: `The newsroom has had its first administrator, who invites everybody else.${
        administrators.length === 0 ? '' : `\nAdministrators: ${administrators.join(', ')}. Whoever has lost their password gets a new one by\n  npm run newsroom:admin -- --password EMAIL`}`,
    }
  }
  const { token, hash } = newToken()
  const expires = new Date(now.getTime() + 72 * 3_600_000)
  await createInvitation(db, { id: randomUUID(), tokenHash: hash, role: 'administrator', name: null, email: null, by: null, expires }, now)
  return { words: 'Open this within 72 hours to become the newsroom’s first administrator. Whoever has the link can; it works once.', address: addressOf(token) }
}

async function linkForPassword(db: DbClient, email: string, withoutSecondFactor: boolean, now: Date): Promise<Made> {
  const person = await findPerson(db, { email })
  if (person === null) return { refusal: `Nobody of the newsroom has the address ${email}.` }
  if (person.suspended) return { refusal: `${email} is suspended; an administrator has to let them in again first.` }
  if (withoutSecondFactor) await removeSecondFactor(db, null, person.id, now)
  const { token, hash } = newToken()
  const expires = new Date(now.getTime() + 24 * 3_600_000)
  await createPasswordLink(db, { id: randomUUID(), tokenHash: hash, userId: person.id, by: null, expires }, now)
  const factor = withoutSecondFactor ? ' Their second factor is gone; they should enrol one again.' : ''
  return { words: `With this link ${email} sets a new password, within 24 hours and once.${factor}`, address: addressOf(token) }
}

function newToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: createHash('sha256').update(token).digest('hex') }
}

function addressOf(token: string): string {
  return new URL(newsroomRoutes.join(token), paper.siteAddress ?? `http://localhost:${env.PORT}`).href
}

await runCommand(() => main(process.argv.slice(2)))
