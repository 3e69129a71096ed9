import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { expect, test } from '@playwright/test'
import { toBanglaDigits } from '@/lib/bangla/digits'
import paper from '@/paper.json' with { type: 'json' }
import { codeOf } from '../authenticator'
import { beginStory } from './editors'
import { comeIn, elsewhere, signIn, signOut, somebody } from './newcomers'
import { bn, en } from './paper'

const { people, desk, writing } = bn.newsroom

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
