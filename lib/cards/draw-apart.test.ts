import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { dismiss, drawApart } from './draw-apart'
import type { CardFacts } from './facts'
import type { CardForm } from './forms'

afterAll(dismiss)

const facts: CardFacts = {
  id: '76z53jt8n6', headline: 'ঊর্ধ্বমুখী', section: 'জাতীয়', date: null, banglaDate: null, picture: null, nameplate: 'পাঠক', site: null, code: '76z53 jt8n6',
}
const order = (headline: string, form: CardForm = 'share') => ({ facts: { ...facts, headline }, form, pictures: '/nowhere' })

test('Cards are drawn in a process apart, each for who ordered it, and one that cannot be drawn harms no other', async () => {
  const cards = await Promise.all([
    drawApart(order('এক')), drawApart({ ...order('দুই'), facts: null as never }).catch((fault: Error) => fault.message), drawApart(order('তিন', 'words')), drawApart(order('এক')),
  ])
  expect(cards[1]).toMatch(/could not be drawn/)
  expect((await sharp(cards[0] as Buffer).metadata()).height).toBe(630)
  expect((await sharp(cards[2] as Buffer).metadata()).height).toBe(1350)
  expect(cards[3]).toEqual(cards[0])
}, 60_000)

test('A process that has gone is followed by another', async () => {
  dismiss()
  expect(await drawApart(order('চার'))).toBeInstanceOf(Buffer)
}, 60_000)
