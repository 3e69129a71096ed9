import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { beginStory } from './editors'
import { elsewhere, join, signIn, somebody } from './newcomers'
import { bn, fill } from './paper'

const { people, desk } = bn.newsroom
const root = fileURLToPath(new URL('../..', import.meta.url))

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
