import { request } from 'node:http'
import { expect, test, type Page } from '@playwright/test'
import { readBuilt } from './doors'
import { beginStory, joinAs } from './editors'
import { bn, en } from './paper'

// Whatever a page elsewhere makes an editor's browser send, with all their cookies, does nothing here.

type Headers = readonly (readonly [name: string, value: string])[]

/** What a request says of where it comes from, and whether that is this site. `port` is the port at which it is served. */
function mixes(port: string): readonly (readonly [headers: Headers, own: boolean])[] {
  const host = `localhost:${port}`
  const own = `http://${host}`
  const at = (...more: Headers): Headers => [['Host', host], ...more]
  const site = (value: string) => ['Sec-Fetch-Site', value] as const
  const origin = (value: string) => ['Origin', value] as const
  return [
    [at(site('same-origin'), origin(own)), true],
    [at(site('same-origin')), true],
    [at(origin(own)), true],
    [[['Host', `127.0.0.1:${port}`], origin(`http://127.0.0.1:${port}`)], true],
    // No browser says neither.
    [at(), true],

    ...['cross-site', 'same-site', 'none', '', 'Same-Origin', 'same-origin, cross-site', 'same-origin;'].map((value) => [at(site(value)), false] as const),
    [at(site('same-origin'), site('cross-site')), false],
    ...[
      'null', '', `https://${host}`, 'http://localhost', `http://localhost:${Number(port) + 1}`, `http://localhost:${port}0`, `http://127.0.0.1:${port}`, `http://[::1]:${port}`,
      `http://evil.${host}`, `http://localhost.evil.example:${port}`, `http://${host}.evil.example`, 'https://evil.example', `http://${host}@evil.example`,
      `http://evil.example@${host}`, `http://:@${host}`, `${own}/`, `${own}/newsroom`, `${own}?`, `${own}, https://evil.example`, `https://evil.example, ${own}`, `https://evil.example ${own}`,
      host, `//${host}`, `ftp://${host}`, 'file://', 'chrome-extension://abcdefghijklmnop', `http://localhost.:${port}`, 'http://',
    ].map((value) => [at(origin(value)), false] as const),
    [at(origin(own), origin('https://evil.example')), false],
    [at(origin('https://evil.example'), origin(own)), false],
    ...(['cross-site', 'same-site', 'none'] as const).map((value) => [at(site(value), origin(own)), false] as const),
    [at(site('same-site'), origin(`http://evil.${host}`)), false],
    [at(site('cross-site'), origin('null')), false],
    [at(site('same-origin'), origin('null')), false],
    [at(site('same-origin'), origin('https://evil.example')), false],
    [at(origin('https://evil.example'), ['X-Forwarded-Host', 'evil.example'], ['X-Forwarded-Proto', 'https']), false],
    [at(origin('https://evil.example'), ['Forwarded', 'host=evil.example;proto=https']), false],
    [at(origin('https://evil.example'), ['Referer', `${own}/newsroom`]), false],
    [[['Host', 'evil.example'], origin('http://evil.example')], false],
    [[['Host', `127.0.0.1:${port}`], origin(own)], false],
    [[['Host', host], ['Host', 'evil.example'], origin('http://evil.example')], false],
    [[['Host', 'evil.example'], ['Host', host], origin(own)], false],
  ]
}

interface Door {
  name: string
  method: string
  path: string
  headers: Headers
  body: string
  /** How the newsroom answers what it has been given: status and beginning of the text. */
  answers: readonly [status: number, text: RegExp]
}

/** Sends headers as they are given, however many of a name. */
function send(port: string, { method, path, headers, body }: Door, more: Headers): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const flat = [...headers, ...more, ['Content-Length', String(Buffer.byteLength(body))] as const].flat()
    request({ host: '127.0.0.1', port, method, path, headers: flat, setHost: false, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => resolve({ status: response.statusCode!, text: Buffer.concat(chunks).toString('utf8') }))
    }).on('error', reject).end(body)
  })
}

/** A form of the newsroom as a browser sends it, with scripts or without. */
function formOf(action: string, scripts: boolean): { type: string; body: string } {
  const fields: [name: string, value: string][] = scripts ? [['_1_locale', 'en'], ['0', '["$K1"]']] : [[`$ACTION_ID_${action}`, ''], ['locale', 'en']]
  const boundary = '----fields'
  const body = fields.map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')
  return { type: `multipart/form-data; boundary=${boundary}`, body: `${body}--${boundary}--\r\n` }
}

/** Asks for another language, by which it can be told whether an action was done. */
async function language(page: Page): Promise<string> {
  await page.goto('/newsroom/help')
  return await page.locator('html').getAttribute('lang') ?? ''
}

test('Only what was sent from this site’s own pages saves a text, takes a picture or does anything', async ({ page, baseURL }) => {
  const { port } = new URL(baseURL!)
  await joinAs(page, 'editor', 'শারমিন আক্তার')
  const id = await beginStory(page)
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const action = readBuilt().actions.find(({ name }) => name === 'account/actions.tsx#saveLanguage')!.id
  const form = (scripts: boolean) => formOf(action, scripts)
  const with_ = (type: string, ...more: Headers): Headers => [['Cookie', cookie], ['Content-Type', type], ...more]
  const doors: Door[] = [
    // Of a version that nobody has: what comes through is told so.
    { name: 'an autosave', method: 'PUT', path: `/newsroom/stories/${id}/draft`, headers: with_('application/json'), body: '{"version":"none"}', answers: [422, /^\{"code":"invalid"/] },
    { name: 'a picture', method: 'POST', path: '/newsroom/pictures', headers: with_('application/octet-stream'), body: 'no picture', answers: [415, /^\{"code":"format"/] },
    { name: 'an action', method: 'POST', path: '/newsroom/account', headers: with_(form(true).type, ['Next-Action', action]), body: form(true).body, answers: [200, /^\d:/] },
    { name: 'a form without scripts', method: 'POST', path: '/newsroom/account', headers: with_(form(false).type), body: form(false).body, answers: [303, /^$/] },
    { name: 'a passkey', method: 'POST', path: '/api/auth/passkey/verify-registration', headers: with_('application/json'), body: '{}', answers: [403, /^\{"code":"password"/] },
  ]
  const all = mixes(port)
  expect(all.filter(([, own]) => !own).length).toBeGreaterThanOrEqual(40)

  for (const door of doors) {
    for (const [headers, own] of all) {
      if (own) continue
      const { status, text } = await send(port, door, headers)
      const where = `${door.name}: ${JSON.stringify(headers)}: ${text.slice(0, 200)}`
      expect([400, 403, 421], where).toContain(status)
      // The refusal is the press's own, before any of it has reached the newsroom.
      expect(text, where).toMatch(/^[\u0980-\u09ff]/)
    }
  }
  expect(await language(page)).toBe('bn')

  for (const door of doors) {
    for (const [headers, own] of all) {
      if (!own) continue
      const { status, text } = await send(port, door, headers)
      const where = `${door.name}: ${JSON.stringify(headers)}: ${text.slice(0, 200)}`
      expect(status, where).toBe(door.answers[0])
      expect(text, where).toMatch(door.answers[1])
    }
  }
  expect(await language(page)).toBe('en')
  await expect(page.getByRole('heading', { name: en.newsroom.desk.help, level: 1 })).toBeVisible()
  await page.goto('/newsroom/account')
  await page.getByRole('combobox', { name: en.newsroom.people.language }).selectOption('bn')
  await page.getByRole('button', { name: en.newsroom.people.account.languageSave }).click()
  await expect(page.getByText(bn.newsroom.people.done.language)).toBeVisible()
})
