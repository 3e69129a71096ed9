import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { fileURLToPath } from 'node:url'
import { expect, test, type Browser, type Page } from '@playwright/test'
import { toBanglaDigits } from '@/lib/bangla/digits'
import type { Role } from '@/lib/news/roles'
import paper from '@/paper.json' with { type: 'json' }
import { codeOf } from '../authenticator'
import { beginStory } from './editors'
import { bn, en, fill } from './paper'

const { people, desk, writing } = bn.newsroom
const root = fileURLToPath(new URL('../..', import.meta.url))

interface Person {
  name: string
  email: string
  password: string
}

const somebody = (name: string): Person => ({ name, email: `${randomUUID()}@example.org`, password: `মেঘলা দিনের কথা ${randomUUID()}` })

/** Another machine, on which nobody is signed in. */
async function elsewhere(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ locale: 'bn-BD', timezoneId: 'Asia/Dhaka' })
  return context.newPage()
}

async function join(page: Page, link: string, { name, email, password }: Person): Promise<void> {
  await page.goto(link)
  await page.getByLabel(people.name).fill(name)
  const address = page.getByLabel(people.email)
  if (await address.isEditable()) await address.fill(email)
  await page.getByLabel(people.password).fill(password)
  await page.getByRole('button', { name: people.join.submit }).click()
  await expect(page).toHaveURL(/\/newsroom$/)
}

async function signIn(page: Page, { email, password }: { email: string; password: string }, words = people): Promise<void> {
  await page.getByLabel(words.email).fill(email)
  await page.getByLabel(words.password).fill(password)
  await page.getByRole('button', { name: words.signIn.submit, exact: true }).click()
}

async function signOut(page: Page): Promise<void> {
  await page.goto('/newsroom/account')
  await page.getByRole('button', { name: people.account.signOut, exact: true }).click()
  await expect(page.getByText(people.done['signed-out'])).toBeVisible()
}

/** Somebody of that role, as an invitation of an administrator’s lets them in. */
async function comeIn(page: Page, role: Role, person: Person): Promise<void> {
  const said = execFileSync(process.execPath, ['--import', 'tsx', 'tests/e2e/invite.ts', role], { cwd: root, encoding: 'utf8' })
  await join(page, `/newsroom/join/${said.trim().split('\n').at(-1)}`, person)
}

const administer = () => execFileSync(process.execPath, ['--import', 'tsx', 'commands/newsroom-admin.ts'], { cwd: root, encoding: 'utf8', stdio: 'pipe' })
const linkIn = (text: string) => new URL(/http\S+/.exec(text)![0]).pathname

test('The first administrator comes in by a link that works once, brings a colleague in, and decides how long they stay', async ({ page, browser }) => {
  const boss = somebody('মাহমুদ পারভেজ')
  const [link, second] = [linkIn(administer()), linkIn(administer())]
  await page.goto(link)
  await expect(page.getByText(people.join.first)).toBeVisible()
  await join(page, link, boss)

  // Neither the same link nor another of its kind opens anything again, and the command makes none.
  const stranger = await elsewhere(browser)
  await stranger.goto(link)
  await expect(stranger.getByRole('heading', { name: people.join.gone })).toBeVisible()
  await expect(stranger.getByLabel(people.password)).toHaveCount(0)
  await stranger.goto(second)
  const late = somebody('রাশেদ করিম')
  await stranger.getByLabel(people.name).fill(late.name)
  await stranger.getByLabel(people.email).fill(late.email)
  await stranger.getByLabel(people.password).fill(late.password)
  await stranger.getByRole('button', { name: people.join.submit }).click()
  await expect(stranger.getByText(people.refusals.administered)).toBeVisible()
  expect(administer).toThrow(boss.email)

  const colleague = somebody('মিতা রায়')
  await page.goto('/newsroom/people')
  await page.getByLabel(people.name).fill(colleague.name)
  await page.getByLabel(people.email).fill(colleague.email)
  await page.getByRole('button', { name: people.people.invite }).click()
  const shown = page.getByLabel(fill(people.people.linkFor, { name: colleague.name }))
  const invitation = new URL(await shown.inputValue()).pathname
  // The form has a place to invite the next one when the page is opened again, and the link is shown no more.
  await page.reload()
  await expect(page.getByText(colleague.email)).toBeVisible()
  await expect(page.locator(`input[value*="${invitation}"]`)).toHaveCount(0)

  const theirs = await elsewhere(browser)
  await theirs.goto(invitation)
  await expect(theirs.getByText(fill(people.join.invited, { by: boss.name, role: desk.role.reporter }))).toBeVisible()
  await expect(theirs.getByLabel(people.email)).toHaveValue(colleague.email)
  await join(theirs, invitation, colleague)
  await beginStory(theirs)
  const publish = theirs.getByRole('button', { name: desk.commands.publish })
  await expect(publish).toHaveCount(0)
  await theirs.goto('/newsroom/people')
  await expect(theirs.getByRole('heading', { name: people.signIn.forbiddenTitle })).toBeVisible()

  // A new role holds from the next page on, without signing in again.
  await page.goto('/newsroom/people')
  const row = page.getByRole('listitem').filter({ hasText: colleague.email })
  await row.getByText(people.people.manage).click()
  await row.getByLabel(people.role).selectOption({ label: desk.role.editor })
  await row.getByRole('button', { name: people.people.roleSave }).click()
  await expect(page.getByText(people.done.role)).toBeVisible()
  await beginStory(theirs)
  await expect(publish).toBeVisible()

  await row.getByText(people.people.manage).click()
  await row.getByRole('button', { name: people.people.suspend }).click()
  await expect(page.getByText(people.done.suspended)).toBeVisible()
  await theirs.goto('/newsroom')
  await expect(theirs).toHaveURL(/\/newsroom\/sign-in\?next=%2Fnewsroom$/)
  await signIn(theirs, colleague)
  await expect(theirs.getByText(people.refusals.wrong)).toBeVisible()

  // Nobody is left without an administrator.
  const own = page.getByRole('listitem').filter({ hasText: boss.email })
  await own.getByText(people.people.manage).click()
  await own.getByRole('button', { name: people.people.suspend }).click()
  await expect(page.getByText(people.refusals.last)).toBeVisible()
  await stranger.context().close()
  await theirs.context().close()
})

test('A wrong password and an address that nobody has are answered by the same page', async ({ page, browser }) => {
  const person = somebody('রুবিনা হক')
  await comeIn(page, 'reporter', person)
  const stranger = await elsewhere(browser)
  const told: string[] = []
  for (const email of [person.email, `${randomUUID()}@example.org`]) {
    await stranger.goto('/newsroom/sign-in?next=/newsroom/find')
    await signIn(stranger, { email, password: 'এটি পাসওয়ার্ড নয়, কখনো ছিল না' })
    await expect(stranger.getByText(people.refusals.wrong)).toBeVisible()
    // What was typed stays, and so does the way back.
    await expect(stranger.getByLabel(people.email)).toHaveValue(email)
    told.push(await stranger.getByRole('main').innerText())
  }
  expect(told[0]).toBe(told[1])
  expect((await stranger.context().cookies()).filter(({ name }) => name.includes('session'))).toEqual([])
  await stranger.getByLabel(people.email).fill(person.email)
  await stranger.getByLabel(people.password).fill(person.password)
  await stranger.getByRole('button', { name: people.signIn.submit, exact: true }).click()
  await expect(stranger).toHaveURL(/\/newsroom\/find$/)
  await stranger.context().close()
})

test('With an authenticator app, signing in and publishing ask for its code', async ({ page, browser }) => {
  const person = somebody('নাসরিন সুলতানা')
  await comeIn(page, 'editor', person)
  // Another machine of theirs, where they signed in when there was only a password.
  const older = await elsewhere(browser)
  await older.goto('/newsroom/sign-in')
  await signIn(older, person)
  await expect(older).toHaveURL(/\/newsroom$/)

  await page.goto('/newsroom/account')
  const fold = page.getByRole('group').filter({ hasText: people.account.totpAdd })
  await fold.getByText(people.account.totpAdd).first().click()
  await fold.getByLabel(people.account.passwordFirst).fill(person.password)
  await fold.getByRole('button', { name: people.account.totpAdd }).click()
  await expect(page.getByRole('img', { name: people.account.totpPicture })).toBeVisible()
  const secret = (await page.getByRole('status').locator('p code').innerText()).replace(/\s/g, '')
  const emergency = await page.getByRole('status').getByRole('listitem').first().innerText()
  // Bengali keyboards write Bengali digits.
  await page.getByLabel(people.code).fill(toBanglaDigits(codeOf(secret)))
  await page.getByRole('button', { name: people.account.totpDone }).click()
  await expect(page.getByText(people.done.totp)).toBeVisible()

  await signOut(page)
  await signIn(page, person)
  await expect(page).toHaveURL(/\/sign-in\/code$/)
  // The password alone has opened nothing.
  await page.goto('/newsroom')
  await expect(page).toHaveURL(/\/newsroom\/sign-in\?/)
  await signIn(page, person)
  await expect(page).toHaveURL(/\/sign-in\/code/)
  await page.getByLabel(people.second.field).fill(codeOf(secret, 1))
  await page.getByRole('button', { name: people.second.submit }).click()
  await expect(page).toHaveURL(/\/newsroom$/)

  await beginStory(older)
  await older.getByRole('textbox', { name: writing.fields.headline, exact: true }).fill('সেতুর টোল কমছে')
  await older.getByRole('textbox', { name: writing.body.label }).click()
  await older.keyboard.type('জানুয়ারি থেকে নতুন হার।')
  await expect(older.getByText(writing.saving.saved, { exact: true })).toBeVisible()
  const publish = older.getByRole('button', { name: desk.commands.publish })
  const field = older.locator('form').filter({ has: publish }).getByLabel(people.second.field)
  await publish.click()
  await expect(older.getByText(desk.refusals['second-factor'])).toBeVisible()
  await field.fill('aaaaa-bbbbb')
  await publish.click()
  await expect(older.getByText(desk.refusals.wrong)).toBeVisible()
  await field.fill(emergency)
  await publish.click()
  await expect(older.getByText(desk.done.published)).toBeVisible()
  await older.context().close()
})

test('A new password ends the sessions of all other machines', async ({ page, browser }) => {
  const person = somebody('আয়েশা সিদ্দিকা')
  await comeIn(page, 'reporter', person)
  const other = await elsewhere(browser)
  await other.goto('/newsroom/sign-in')
  await signIn(other, person)
  await expect(other).toHaveURL(/\/newsroom$/)

  await page.goto('/newsroom/account')
  const next = `পাহাড়ের চূড়ায় মেঘ ${randomUUID()}`
  const form = page.locator('form').filter({ has: page.getByLabel(people.account.next) })
  await form.getByLabel(people.account.current).fill('এটি আমার পাসওয়ার্ড নয়')
  await form.getByLabel(people.account.next).fill(next)
  await form.getByRole('button', { name: people.account.passwordSave }).click()
  await expect(page.getByText(people.refusals['wrong-password'])).toBeVisible()
  await form.getByLabel(people.account.current).fill(person.password)
  await form.getByRole('button', { name: people.account.passwordSave }).click()
  await expect(page.getByText(people.done.password)).toBeVisible()

  await other.goto('/newsroom/find')
  await expect(other).toHaveURL(/\/newsroom\/sign-in\?next=%2Fnewsroom%2Ffind$/)
  await signIn(other, { email: person.email, password: next })
  await expect(other).toHaveURL(/\/newsroom\/find$/)
  await page.goto('/newsroom')
  await expect(page.getByRole('heading', { name: desk.desk, level: 1 })).toBeVisible()
  await other.context().close()
})

test('English is the choice of one person, on every machine of theirs and for nobody else', async ({ page, browser }) => {
  const person = somebody('Farida Yasmin')
  await comeIn(page, 'reporter', person)
  await page.goto('/newsroom/account')
  await page.getByRole('combobox', { name: people.language }).selectOption('en')
  await page.getByRole('button', { name: people.account.languageSave }).click()
  await expect(page.getByText(en.newsroom.people.done.language)).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')

  const other = await elsewhere(browser)
  await other.goto('/newsroom/sign-in')
  await expect(other.locator('html')).toHaveAttribute('lang', 'bn')
  await signIn(other, person)
  await expect(other.getByRole('heading', { name: en.newsroom.desk.desk, level: 1 })).toBeVisible()
  await other.context().close()

  const colleague = await elsewhere(browser)
  await comeIn(colleague, 'reporter', somebody('সালমা খাতুন'))
  await expect(colleague.getByRole('heading', { name: desk.desk, level: 1 })).toBeVisible()
  await colleague.context().close()
})

test('Whoever opens the sign-in from another machine over plain http is told why it cannot work, and what to do', async ({ playwright, launchOptions, baseURL }) => {
  test.skip(paper.siteAddress !== null || hostname() === 'localhost', 'The site goes by another name than this machine’s.')
  // This machine under the name by which others on its network know it.
  const name = hostname().toLowerCase()
  const browser = await playwright.chromium.launch({ ...launchOptions, args: [`--host-resolver-rules=MAP ${name} 127.0.0.1`] })
  const page = await browser.newPage()
  await page.goto(`http://${name}:${new URL(baseURL!).port}/newsroom`)
  await expect(page.getByRole('heading', { name: people.signIn.insecureTitle })).toBeVisible()
  await expect(page.getByText(people.signIn.insecure)).toBeVisible()
  await expect(page.getByText(`${baseURL}/newsroom/sign-in`)).toBeVisible()
  await expect(page.getByLabel(people.password)).toHaveCount(0)
  await browser.close()
})
