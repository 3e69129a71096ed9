import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { expect, type Browser, type Page } from '@playwright/test'
import type { Role } from '@/lib/news/roles'
import { bn } from './paper'

const { people } = bn.newsroom
const root = fileURLToPath(new URL('../..', import.meta.url))

/** Somebody of the newsroom and how they sign in. */
export interface Person {
  name: string
  email: string
  password: string
}

/** A person of that name whom nobody knows yet. */
export const somebody = (name: string): Person => ({ name, email: `${randomUUID()}@example.org`, password: `মেঘলা দিনের কথা ${randomUUID()}` })

/** Another machine, on which nobody is signed in. */
export async function elsewhere(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ locale: 'bn-BD', timezoneId: 'Asia/Dhaka' })
  return context.newPage()
}

/** Takes an invitation; the page is then the desk. */
export async function join(page: Page, link: string, { name, email, password }: Person): Promise<void> {
  await page.goto(link)
  await page.getByLabel(people.name).fill(name)
  const address = page.getByLabel(people.email)
  if (await address.isEditable()) await address.fill(email)
  await page.getByLabel(people.password).fill(password)
  await page.getByRole('button', { name: people.join.submit }).click()
  await expect(page).toHaveURL(/\/newsroom$/)
}

/** Fills in and sends the sign-in that the page shows. */
export async function signIn(page: Page, { email, password }: { email: string; password: string }, words = people): Promise<void> {
  await page.getByLabel(words.email).fill(email)
  await page.getByLabel(words.password).fill(password)
  await page.getByRole('button', { name: words.signIn.submit, exact: true }).click()
}

/** Signs out from the account's page. */
export async function signOut(page: Page): Promise<void> {
  await page.goto('/newsroom/account')
  await page.getByRole('button', { name: people.account.signOut, exact: true }).click()
  await expect(page.getByText(people.done['signed-out'])).toBeVisible()
}

/** Somebody of that role, as an invitation of an administrator’s lets them in. */
export async function comeIn(page: Page, role: Role, person: Person): Promise<void> {
  const said = execFileSync(process.execPath, ['--import', 'tsx', 'tests/e2e/invite.ts', role], { cwd: root, encoding: 'utf8' })
  await join(page, `/newsroom/join/${said.trim().split('\n').at(-1)}`, person)
}
