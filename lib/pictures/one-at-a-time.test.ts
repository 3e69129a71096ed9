import { expect, test } from 'vitest'
import { oneAtATime } from './one-at-a-time'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('One works at a time, in the order in which they came, whatever becomes of the others', async () => {
  const inTurn = oneAtATime(10, 5_000)
  const told: string[] = []
  let working = 0
  const work = (name: number) => inTurn(async () => {
    expect(++working).toBe(1)
    told.push(`begin ${name}`)
    await pause(5)
    working -= 1
    if (name === 2) throw new Error('a fault')
    return name
  })
  const ends = await Promise.allSettled([1, 2, 3, 4].map(work))
  expect(ends.map((end) => (end.status === 'fulfilled' ? end.value : 'fault'))).toEqual([1, 'fault', 3, 4])
  expect(told).toEqual(['begin 1', 'begin 2', 'begin 3', 'begin 4'])
  expect(await work(5)).toBe(5)
})

test('Who finds too many before it, or waits too long, is told so and never begun', async () => {
  const inTurn = oneAtATime(2, 40)
  const begun: number[] = []
  const work = (name: number, ms: number) => inTurn(async () => {
    begun.push(name)
    await pause(ms)
    return name
  })
  const first = work(1, 120)
  const waiting = [work(2, 1), work(3, 1)]
  expect(await work(4, 1)).toBe('busy')
  expect(await Promise.all(waiting)).toEqual(['busy', 'busy'])
  expect(await first).toBe(1)
  expect(await work(5, 1)).toBe(5)
  expect(begun).toEqual([1, 5])
})
