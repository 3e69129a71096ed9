import { spawn } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { storyIdOfSource } from '@/lib/news/story-id'
import { importPage } from '@/lib/newsroom/import-page'
import { findEdition } from '@/lib/store/edition'
import { followEditions, type EditionNotices } from '@/lib/store/edition-notices'
import { findStory } from '@/lib/store/stories'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { aPage } from '@/tests/imports'

let database: TestDatabase
const followers: EditionNotices[] = []
const id = storyIdOfSource(aPage().sourceKey)
beforeEach(async () => {
  database = await freshDatabase()
  await importPage(database.db, aPage({ section: 'national' }), { sample: null })
})
afterEach(async () => {
  await Promise.all(followers.splice(0).map((one) => one.close()))
  await database.close()
})

/** The address of the test's own database, as a newsroom would write it. */
function databaseUrl(): string {
  const { connection } = database
  if ('url' in connection) return connection.url
  const url = new URL('postgresql://localhost/')
  url.username = connection.user
  url.password = connection.password ?? ''
  url.port = String(connection.port)
  url.pathname = connection.database
  url.searchParams.set('host', connection.host)
  return url.href
}

function story(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'commands/story.ts', ...args], { env: { ...process.env, DATABASE_URL: databaseUrl() } })
    let out = ''
    let err = ''
    child.stdout.on('data', (data: Buffer) => (out += data.toString()))
    child.stderr.on('data', (data: Buffer) => (err += data.toString()))
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

async function follow(applies: boolean): Promise<void> {
  let connected = false
  const follower = followEditions(database.connection, {
    async connected() {
      connected = true
    },
    notice: (number) => applies && void follower.confirm(number),
    lost: () => {},
  })
  followers.push(follower)
  await vi.waitFor(() => expect(connected).toBe(true), { timeout: 10_000 })
}

describe('npm run story', { timeout: 90_000 }, () => {
  test('withdraws and publishes a story, and says that no server is running', async () => {
    expect(await story('withdraw', id)).toEqual({ code: 0, out: `Withdrew /national/${id} with edition 2. No server is running; the next start shows it so.\n`, err: '' })
    expect(await findStory(database.db, id)).toEqual({ state: 'withdrawn' })
    expect(await story('publish', `https://paper.example/en/national/${id.toUpperCase()}/?fbclid=1#top`)).toMatchObject({ code: 0, out: expect.stringContaining('edition 3') })
    expect(await findStory(database.db, id)).toMatchObject({ state: 'published' })
  })

  test('changes a story, and says how many of the running servers have applied it', async () => {
    await follow(true)
    const moved = await story('update', id, '--headline', 'হাওরে মেলা', '--section', 'sports', '--standfirst', 'দুই পারে ভিড়')
    expect(moved).toEqual({ code: 0, out: `Updated /sports/${id} with edition 2. The one running server has applied it.\n`, err: '' })
    expect(await findStory(database.db, id)).toMatchObject({ story: { headline: 'হাওরে মেলা', standfirst: 'দুই পারে ভিড়' } })
    await follow(true)
    expect((await story('update', id, '--standfirst', '')).out).toContain('edition 3. All 2 running servers have applied it.')
    await follow(false)
    expect((await story('update', id, '--headline', 'মেলা')).out).toContain('edition 4. 2 of 3 running servers have applied it so far')
    expect((await story('update', id, '--headline', 'মেলা')).out).toBe(`Nothing to change: ${id} says the same already.\n`)
  })

  test('refuses in a sentence what cannot be done, and changes nothing', async () => {
    for (const [args, sentence] of [
      [['publish', id], `The story ${id} is published already.`],
      [['withdraw', '0123456789'], 'There is no story "0123456789".'],
      [['withdraw', 'https://paper.example/'], 'There is no story'],
      [['update', id, '--section', 'gardening'], 'This newspaper has no such section. It has: national, '],
      [['update', id, '--headline', ' '], 'A headline needs a letter or a digit.'],
      [['update', id], 'Say what is to change'],
      [['publish', id, '--headline', 'x'], 'To publish changes no text'],
      [['publish'], 'To publish takes one story.'],
      [['burn', id], 'A story cannot be told to "burn".'],
      [['withdraw', id, '--quietly'], '--quietly'],
      [[], 'What is to be done'],
    ] as const) {
      const { code, out, err } = await story(...args)
      expect({ code, out }, args.join(' ')).toEqual({ code: 1, out: '' })
      expect(err).toContain(sentence)
      expect(err).not.toMatch(/\n\s+at /)
    }
    expect(await findEdition(database.db)).toMatchObject({ number: 1 })
  })

  test('says how it is used', async () => {
    expect(await story('--help')).toMatchObject({ code: 0, out: expect.stringContaining('npm run story -- withdraw ID'), err: '' })
  })
})
