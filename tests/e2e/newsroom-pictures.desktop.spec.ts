import { connect } from 'node:net'
import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import type { NewsroomPicture } from '@/lib/news/newsroom-picture'
import { goodPictures, marker, photograph, polyglots, pretenders, strangers } from '../upload-corpus'
import { beginStory, joinAs } from './editors'
import { bn } from './paper'

const t = bn.newsroom.pictures
const port = Number(process.env.PORT ?? '3000')
const origin = `http://localhost:${port}`

// Each picture is decoded in a process of its own.
const send = (page: Page, data: Buffer, headers: Record<string, string> = {}) =>
  page.request.post('/newsroom/pictures', { data, headers: { 'Origin': origin, 'Content-Type': 'application/octet-stream', ...headers } })

test('Nobody uploads without being signed in, or from another site', async ({ page, request }) => {
  const bytes = await photograph().jpeg().toBuffer()
  expect((await request.post('/newsroom/pictures', { data: bytes, headers: { Origin: origin } })).status()).toBe(401)
  expect((await request.get('/newsroom/pictures')).status()).toBe(401)
  expect((await request.patch('/newsroom/pictures/0123456789abcdef', { data: { alt: 'ক' }, headers: { Origin: origin } })).status()).toBe(401)
  await joinAs(page, 'reporter', 'আয়েশা সিদ্দিকা')
  expect((await send(page, bytes, { Origin: 'https://evil.example' })).status()).toBe(403)
})

test('What is no picture is refused in plain Bengali, and what is kept of a good one is pixels under a pinned type', async ({ page }) => {
  await joinAs(page, 'reporter', 'আয়েশা সিদ্দিকা')
  for (const { name, bytes } of [...await strangers(), ...pretenders()]) {
    const answer = await send(page, bytes, { 'Content-Type': 'image/jpeg' })
    const said = await answer.json() as { code: 'format' | 'damaged'; message: string }
    expect([415, 422], name).toContain(answer.status())
    expect(said.message, name).toBe(t.refusals[said.code])
  }
  expect((await send(page, Buffer.alloc(0))).status()).toBe(422)
  const good = await goodPictures()
  for (const { name, bytes } of [good[0]!, ...(await polyglots()).slice(0, 2)]) {
    const answer = await send(page, bytes)
    expect(answer.status(), name).toBeLessThan(202)
    const { picture } = await answer.json() as { picture: NewsroomPicture }
    for (const { file, format } of picture.files) {
      const fetched = await page.request.get(`/pictures/${file}`)
      const headers = fetched.headers()
      expect(headers['content-type']).toBe(`image/${format}`)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
      expect(headers['content-security-policy']).toContain('sandbox')
      const body = await fetched.body()
      expect(body.equals(bytes)).toBe(false)
      expect(body.includes(marker)).toBe(false)
    }
  }
  expect((await page.request.get('/_next/image?url=%2Ffavicon.ico&w=64&q=75')).status()).toBe(404)
})

test('More than 25 MB is refused, whatever is said of the length, and the rest of it is not waited for', async ({ page }) => {
  await joinAs(page, 'reporter', 'আয়েশা সিদ্দিকা')
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const head = (more: string) => `POST /newsroom/pictures HTTP/1.1\r\nHost: localhost:${port}\r\nOrigin: ${origin}\r\nCookie: ${cookies}\r\n${more}\r\n\r\n`
  /** Sends a head and then megabytes, as long as they are taken; resolves with what was answered and how many went. */
  const pour = (first: string, wrap: (piece: Buffer) => Buffer, most: number) => new Promise<{ text: string; sent: number }>((resolve) => {
    const socket = connect(port, 'localhost')
    let [text, sent] = ['', 0]
    const piece = wrap(Buffer.alloc(2 ** 20))
    const on = () => {
      while (sent < most && !socket.destroyed) {
        sent += 1
        if (!socket.write(piece)) return void socket.once('drain', on)
      }
    }
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve({ text, sent }))
    socket.write(first)
    on()
  })
  const said = await pour(head('Content-Length: 26214401'), (piece) => piece, 0)
  expect(said.text).toMatch(/^HTTP\/1\.1 413 /)
  expect(said.text).toContain(t.refusals.bytes)
  const chunked = await pour(head('Transfer-Encoding: chunked'), (piece) => Buffer.concat([Buffer.from('100000\r\n'), piece, Buffer.from('\r\n')]), 1_000)
  expect(chunked.text).toMatch(/^HTTP\/1\.1 413 /)
  expect(chunked.sent).toBeLessThan(60)
})

test('A picture is chosen, described and stands in the story; what is wrong with another is said', async ({ page }) => {
  await joinAs(page, 'sub-editor', 'মাহফুজ পারভেজ')
  await beginStory(page)
  await page.getByRole('button', { name: bn.newsroom.writing.lead.add }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(t.choose.file).setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html>') })
  await expect(dialog.getByRole('alert')).toHaveText(t.refusals.format)
  await dialog.getByLabel(t.choose.camera).setInputFiles({ name: 'b.jpg', mimeType: 'image/jpeg', buffer: await photograph(801, 600).jpeg().toBuffer() })
  await dialog.getByLabel(t.fields.alt).fill('মেঘের নিচে নদী')
  await dialog.getByLabel(t.fields.credit, { exact: true }).fill('মাহফুজ পারভেজ')
  await dialog.getByText(t.fields.focal).first().click()
  await dialog.getByLabel(t.fields.across).press('ArrowRight')
  await dialog.getByText(t.fields.rights).click()
  await dialog.getByLabel(t.fields.rightsUntil).fill('2020-01-01')
  await expect(dialog.getByRole('status')).toContainText('মেয়াদ শেষ হয়ে গেছে'.normalize('NFC'))
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze()
  expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`)).toEqual([])
  await dialog.getByRole('button', { name: t.fields.take }).click()
  await expect(page.getByRole('region', { name: bn.newsroom.writing.lead.label }).getByRole('img')).toHaveAttribute('src', /\/pictures\/[0-9a-f]{16}-/)
  // Beside the command that would publish it, too, now and when the story is opened again.
  const warning = page.getByRole('status').filter({ hasText: 'মেয়াদ শেষ হয়ে গেছে'.normalize('NFC') })
  await expect(warning).toHaveCount(1)
  await expect(page.getByText(bn.newsroom.writing.saving.saved, { exact: true })).toBeVisible()
  await page.reload()
  await expect(warning).toHaveCount(1)
  await page.getByRole('region', { name: bn.newsroom.writing.lead.label }).getByRole('button', { name: bn.newsroom.writing.lead.remove }).click()
  await expect(warning).toHaveCount(0)
})

test('A picture that is pasted or dropped is taken as well, and an earlier one is found by its words', async ({ page }) => {
  await joinAs(page, 'sub-editor', 'মাহফুজ পারভেজ')
  await beginStory(page)
  const dialog = page.getByRole('dialog')
  const hand = async (event: 'paste' | 'drop', width: number) => {
    const bytes = (await photograph(width, 90).png().toBuffer()).toString('base64')
    await page.evaluate(([event, bytes, label]) => {
      const data = new DataTransfer()
      data.items.add(new File([Uint8Array.from(atob(bytes!), (one) => one.charCodeAt(0))], 'x.png', { type: 'image/png' }))
      const target = event === 'paste' ? document.body : [...document.querySelectorAll('dialog p')].find((one) => one.textContent === label)!
      target.dispatchEvent(event === 'paste'
        ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
        : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    }, [event, bytes, t.choose.drop])
  }
  await page.getByRole('button', { name: bn.newsroom.writing.lead.add }).click()
  await hand('paste', 121)
  await dialog.getByLabel(t.fields.alt).fill('কাশবনে দুপুর')
  await dialog.getByRole('button', { name: t.fields.other }).click()
  await hand('drop', 122)
  await dialog.getByLabel(t.fields.alt).fill('ধানখেতে সন্ধ্যা')
  await dialog.getByLabel(t.fields.credit, { exact: true }).fill('পারভেজ')
  // Enter takes the picture, and does not send the story around it.
  await dialog.getByLabel(t.fields.credit, { exact: true }).press('Enter')
  await expect(dialog).toHaveCount(0)
  await page.getByRole('button', { name: bn.newsroom.writing.lead.change }).click()
  await dialog.getByLabel(t.choose.search).fill('ধানখেতে')
  await dialog.getByRole('button', { name: t.choose.find, exact: true }).click()
  await dialog.getByRole('button', { name: t.choose.take.replace('{alt}', 'ধানখেতে সন্ধ্যা') }).first().click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('region', { name: bn.newsroom.writing.lead.label }).getByRole('img')).toBeVisible()
})

test('A picture that is pasted or dropped into the text is sent, asked about and stands in it', async ({ page }) => {
  await joinAs(page, 'sub-editor', 'মাহফুজ পারভেজ')
  const id = await beginStory(page)
  const text = page.getByRole('textbox', { name: bn.newsroom.writing.body.label })
  const piece = text.getByRole('group', { name: bn.newsroom.writing.blocks.picture })
  const dialog = page.getByRole('dialog')
  /** What a browser hands over: these files, and what a program lays beside them. */
  const hand = async (event: 'paste' | 'drop', files: Buffer[], beside: Record<string, string> = {}) => {
    await page.evaluate(([event, files, beside]) => {
      const data = new DataTransfer()
      for (const [type, words] of Object.entries(beside)) data.setData(type, words)
      for (const file of files) data.items.add(new File([Uint8Array.from(atob(file), (one) => one.charCodeAt(0))], 'image.png', { type: 'image/png' }))
      const target = document.querySelector('#body > p:last-child')!
      const { left, bottom } = target.getBoundingClientRect()
      target.dispatchEvent(event === 'paste'
        ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
        : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true, clientX: left + 2, clientY: bottom - 4 }))
    }, [event, files.map((file) => file.toString('base64')), beside] as const)
  }
  const describe = async (alt: string) => {
    const own = (await dialog.elementHandle())!
    await dialog.getByLabel(t.fields.alt).fill(alt)
    await dialog.getByLabel(t.fields.credit, { exact: true }).fill('মাহফুজ পারভেজ')
    await dialog.getByRole('button', { name: t.fields.take }).click()
    // The next picture has a dialog of its own, with the same fields.
    await own.waitForElementState('hidden')
  }
  const png = (width: number) => photograph(width, 90).png().toBuffer()

  await text.click()
  await page.keyboard.type('নদীর পারে ভোর হলো।')
  // A browser that copies a picture lays its address beside it, which is nothing that we take.
  await hand('paste', [await png(131)], { 'text/html': '<img src="https://example.org/a.png">' })
  await describe('ভোরের নদী')
  await expect(piece.getByRole('img')).toHaveAttribute('alt', 'ভোরের নদী')

  // Copied words with a picture of themselves are words.
  await page.keyboard.press('Control+End')
  await hand('paste', [await png(132)], { 'text/plain': 'মাঝিরা ফিরছেন।', 'text/html': '<p>মাঝিরা ফিরছেন।</p>' })
  await expect(text).toContainText('মাঝিরা ফিরছেন।')
  await expect(dialog).toHaveCount(0)

  // Two at once: one after the other is asked about, and a third that is given up leaves nothing.
  await hand('drop', [await png(133), await png(134), await png(135)])
  await describe('সারি সারি নৌকা')
  await describe('ঘাটের ভিড়')
  await expect(dialog.getByLabel(t.fields.alt)).toHaveValue('')
  await dialog.getByRole('button', { name: bn.newsroom.writing.choosePicture.close }).click()
  await expect(piece).toHaveCount(3)

  await hand('drop', [Buffer.from('not a picture')])
  await expect(dialog.getByRole('alert')).toHaveText(t.refusals.format)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)

  await expect(page.getByText(bn.newsroom.writing.saving.saved, { exact: true })).toBeVisible()
  await page.goto(`/newsroom/stories/${id}`)
  await expect(piece.getByRole('img')).toHaveCount(3)
  expect(await piece.getByRole('img').evaluateAll((images) => images.map((image) => image.getAttribute('alt')))).toEqual(['ভোরের নদী', 'সারি সারি নৌকা', 'ঘাটের ভিড়'].map((one) => one.normalize('NFC')))
  await expect(text).toContainText('মাঝিরা ফিরছেন।'.normalize('NFC'))
})
