import { expect, test } from 'vitest'
import bn from '@/messages/bn.json'
import { aStory, rendered } from '@/tests/rendered'
import { Storyline } from './storyline'

const day = (n: number) => new Date(Date.UTC(2024, 5, n, 6))
const first = aStory({ id: 'aaaaaaaaaa', headline: 'ধলেশ্বরীতে ফেরি ডুবি', published: day(1) })
const second = aStory({ id: 'bbbbbbbbbb', headline: 'ডুবন্ত ফেরি থেকে সাতজন উদ্ধার', published: day(2) })

test('A line of what happened names each story once, marks the one that is read, and leads to the others', () => {
  const html = rendered(<Storyline stories={[first, second]} current={second.id} />)
  expect(html).toContain(bn.story.storyline)
  expect([...html.matchAll(/data-story="(\w+)"/g)].map(([, id]) => id)).toEqual([first.id, second.id])
  expect(html.match(/aria-current="page"/g)).toHaveLength(1)
  expect(html).toMatch(new RegExp(`href="[^"]*${first.id}"`))
  expect(html).not.toMatch(new RegExp(`href="[^"]*${second.id}"`))
})

test('A story before which nothing happened has no line', () => {
  expect(rendered(<Storyline stories={[second]} current={second.id} />)).toBe('')
})
