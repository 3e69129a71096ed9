import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test, type Page } from '@playwright/test'
import { emptyDraft } from '@/lib/news/draft'
import { paragraph } from '@/lib/news/blocks'
import { may, roles, type Role } from '@/lib/news/roles'
import { actions, answered, callAction, filled, pages, readBuilt, readersRoutes, routes, unwanted, type For, type Target } from './doors'
import { joinAs } from './editors'
import { bn } from './paper'

const root = fileURLToPath(new URL('../..', import.meta.url))
const canary = 'শিরোনামে লুকানো দোয়েল'

const cookiesOf = async (page: Page) => (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
const written = ({ id }: Target) =>
  execFileSync(process.execPath, ['--import', 'tsx', 'tests/e2e/written.ts', id, unwanted], { cwd: root, encoding: 'utf8' }).trim().split('\n').at(-1)!

/** A draft of an editor's that could be published as it is, made by the newsroom's own ways. */
async function aStory(page: Page, origin: string): Promise<Target> {
  await joinAs(page, 'editor', 'দরজার সম্পাদক')
  const cookie = await cookiesOf(page)
  const { actions: known } = readBuilt()
  const create = known.find(({ name }) => name === 'actions.ts#createStory')!
  const none = { id: '', version: 0, content: emptyDraft('national') }
  const answer = await callAction({ origin, cookie }, '/newsroom', create.id, actions[create.name]!, true, none)
  const id = /stories\/([0-9a-z]{10})/.exec(answer.headers.get('x-action-redirect')!)![1]!
  const content = { ...none.content, headline: canary, body: [paragraph('দোয়েল ডাকে।')] }
  const saved = await fetch(`${origin}/newsroom/stories/${id}/draft`, {
    method: 'PUT', headers: { cookie, origin, 'content-type': 'application/json' }, body: JSON.stringify({ version: 1, content, keep: true }),
  })
  expect(saved.status).toBe(200)
  await page.context().clearCookies()
  return { id, version: (await saved.json() as { version: number }).version, content }
}

/** Asks for a page. The framework first sends whoever asks for its content alone to an address that caches can tell apart. */
async function ask(address: string, headers: Record<string, string>): Promise<Response> {
  const answer = await fetch(address, { redirect: 'manual', headers })
  const leads = answer.headers.get('location')
  return leads?.includes('_rsc') && !address.includes('_rsc') ? ask(new URL(leads, address).href, headers) : answer
}

/** The actions of the build, but for those that nobody has listed: the first test names them. */
const listed = () => readBuilt().actions.filter(({ name }) => name in actions)

const toSignIn = /^\/newsroom\/sign-in(\?next=|$)/
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']

test('Every page, route and action of the build is in the list of who may use it, and nothing else is', () => {
  const found = readBuilt()
  expect.soft(found.pages.toSorted()).toEqual(Object.keys(pages).toSorted())
  expect.soft(found.routes.toSorted()).toEqual([...Object.keys(routes), ...readersRoutes].toSorted())
  expect.soft(found.actions.map(({ name }) => name).toSorted()).toEqual(Object.keys(actions).toSorted())
  // A reading page that could call one would carry it to every reader.
  for (const { name, pages: from } of found.actions) expect(from.every((page) => page.startsWith('/newsroom')), name).toBe(true)
})

// Of doors that stand open all are named, not the first alone.
for (const [who, cookie] of [['a session', ''], ['more than a forged one', `newsroom.session_token=${'A'.repeat(32)}.${'B'.repeat(43)}%3D`]] as const) {
  test(`Nobody without ${who} sees a page, gets an answer or changes anything`, async ({ page, baseURL }) => {
    const origin = baseURL!
    const target = await aStory(page, origin)
    const before = written(target)
    for (const [path, allowed] of Object.entries(pages)) {
      if (allowed === 'anybody') continue
      const address = filled(path, target)
      const answer = await ask(origin + address, { cookie })
      expect.soft([answer.status, answer.headers.get('location')], address).toEqual([307, expect.stringMatching(toSignIn)])
      expect.soft(await answer.text(), address).not.toContain(canary)
      // As the framework asks for the content alone, which may begin before it says that it leads away; and ahead of time.
      const content = await ask(origin + address, { cookie, rsc: '1' })
      const text = await content.text()
      expect.soft(content.headers.get('location') ?? /NEXT_REDIRECT;\w+;([^;]*);/.exec(text)?.[1] ?? 'nowhere', `content of ${address}`).toMatch(toSignIn)
      const ahead = await (await ask(origin + address, { cookie, rsc: '1', 'next-router-prefetch': '1' })).text()
      expect.soft(text + ahead, `content of ${address}`).not.toContain(canary)
    }
    for (const [path, doors] of Object.entries(routes)) {
      for (const method of methods) {
        const door = doors[method === 'HEAD' ? 'GET' : method]
        const sent = door?.send?.(true, target)
        const address = filled(path, target) + (door?.query ?? '')
        const answer = await fetch(origin + address, {
          method, redirect: 'manual', headers: { cookie, origin, ...(sent && { 'content-type': sent.type }) }, body: sent?.body,
        })
        expect.soft(answer.status, `${method} ${address}`).toBe(path.startsWith('/api/auth') ? 404 : door === undefined ? 405 : 401)
        expect.soft(await answer.text(), `${method} ${address}`).not.toContain(canary)
      }
    }
    for (const { id, name, pages: from } of listed()) {
      const action = actions[name]!
      if (action.for === 'anybody') continue
      // From a page that has it, and from the one page that a stranger can open.
      for (const at of [filled(from[0]!, target), '/newsroom/sign-in']) {
        expect.soft(await answered(await callAction({ origin, cookie }, at, id, action, true, target)), `${name} at ${at}`).toBe('signed-out')
      }
    }
    expect(written(target)).toBe(before)
  })
}

test('What is open to strangers gives them nothing', async ({ baseURL }) => {
  const none = { id: '0000000000', version: 1, content: emptyDraft('national') }
  const answers: Record<string, string> = {}
  for (const { id, name, pages: from } of listed()) {
    if (actions[name]!.for !== 'anybody') continue
    const answer = await callAction({ origin: baseURL!, cookie: '' }, filled(from[0]!, none), id, actions[name]!, true, none)
    expect(answer.headers.getSetCookie().filter((line) => line.includes('session_token=') && !/Max-Age=0/i.test(line)), name).toEqual([])
    answers[name] = await answered(answer)
  }
  expect(answers).toEqual({
    'join/[token]/actions.ts#join': 'unknown', 'sign-in/actions.ts#enterByCode': 'expired', 'sign-in/actions.ts#enterByPassword': 'wrong', 'sign-in/actions.ts#leave': 'done',
  })
})

const isAllowed = (role: Role, needed: For) => needed === 'anybody' || needed === 'colleague' || may(role, needed)

for (const role of roles) {
  test(`Every door opens for a ${role} or stays shut as the table of roles says`, async ({ page, baseURL }) => {
    const origin = baseURL!
    const target = await aStory(page, origin)
    await joinAs(page, role, 'দরজায় দাঁড়ানো একজন')
    const cookie = await cookiesOf(page)
    const before = written(target)

    for (const [path, needed] of Object.entries(pages)) {
      if (needed === 'anybody') continue
      const answer = await fetch(origin + filled(path, target), { redirect: 'manual', headers: { cookie } })
      const allowed = isAllowed(role, needed)
      expect.soft([answer.status, answer.headers.get('location')], path).toEqual(allowed ? [200, null] : [307, '/newsroom/sign-in?refused=forbidden'])
      const html = await answer.text()
      if (!allowed) expect.soft(html, path).not.toContain(canary)
      if (path.endsWith('/history')) expect.soft(html.includes(`>${bn.newsroom.desk.history.audit}<`)).toBe(may(role, 'audit.read'))
    }
    for (const [path, doors] of Object.entries(routes)) {
      for (const [method, door] of Object.entries(doors)) {
        const allowed = isAllowed(role, door!.for)
        const sent = door!.send?.(!allowed, target)
        const answer = await fetch(origin + filled(path, target) + (door!.query ?? ''), {
          method, redirect: 'manual', headers: { cookie, origin, ...(sent && { 'content-type': sent.type }) }, body: sent?.body,
        })
        const where = `${method} ${path}: ${answer.status}`
        if (allowed) expect.soft([200, 404, 409, 415, 422], where).toContain(answer.status)
        else expect.soft([answer.status, await answer.json()], where).toEqual([403, expect.objectContaining({ code: 'forbidden' })])
      }
    }
    for (const { id, name, pages: from } of listed()) {
      const action = actions[name]!
      if (action.for === 'anybody') continue
      const allowed = isAllowed(role, action.for)
      const code = await answered(await callAction({ origin, cookie }, filled(from[0]!, target), id, action, !allowed, target))
      if (allowed) expect.soft(['forbidden', 'signed-out'], `${name}: ${code}`).not.toContain(code)
      else expect.soft(code, name).toBe('forbidden')
    }
    // What was let through could not succeed for another reason, but for the frame that shows the draft.
    const { links: _, audit: __, ...after } = JSON.parse(written(target)) as Record<string, unknown>
    const { links: ___, audit: ____, ...had } = JSON.parse(before) as Record<string, unknown>
    expect(after).toEqual(had)
  })
}
