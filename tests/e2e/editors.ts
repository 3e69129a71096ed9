import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { expect, type BrowserContext, type Page } from '@playwright/test'
import type { Role } from '@/lib/news/roles'
import { bn } from './paper'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Who has joined in this worker already, by role and name: a second journey takes their session. */
const joined = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>()

/** The address at which somebody of that role joins the newsroom, once. */
export function invitation(role: Role): string {
  const said = execFileSync(process.execPath, ['--import', 'tsx', 'tests/e2e/invite.ts', role], { cwd: root, encoding: 'utf8' })
  return `/newsroom/join/${said.trim().split('\n').at(-1)}`
}

/** Makes somebody of that role one of the newsroom and signs them in on this page. */
export async function joinAs(page: Page, role: Role, name: string): Promise<void> {
  const known = joined.get(`${role} ${name}`)
  if (known !== undefined) return page.context().addCookies(known)
  const { people } = bn.newsroom
  await page.goto(invitation(role))
  await page.getByLabel(people.name).fill(name)
  await page.getByLabel(people.email).fill(`${randomUUID()}@example.org`)
  await page.getByLabel(people.password).fill(`একটি দীর্ঘ বাক্য ${randomUUID()}`)
  await page.getByRole('button', { name: people.join.submit }).click()
  // A password is hashed slowly on purpose, and slower still where others compute.
  await expect(page).toHaveURL(/\/newsroom$/)
  joined.set(`${role} ${name}`, await page.context().cookies())
}

/** Begins a story; the page is then the one where it is written. Returns its id. */
export async function beginStory(page: Page): Promise<string> {
  await page.goto('/newsroom')
  await page.getByRole('button', { name: bn.newsroom.desk.newStory }).first().click()
  await page.waitForURL(/\/newsroom\/stories\/[0-9a-z]{10}/)
  await expect(page.getByRole('textbox', { name: bn.newsroom.writing.body.label })).toBeVisible()
  return /stories\/([0-9a-z]{10})/.exec(page.url())![1]!
}
