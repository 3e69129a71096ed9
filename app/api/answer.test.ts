import { expect, test } from 'vitest'
import { answer, atMost, problem } from './answer'

test('So many of one kind are answered at a time, the next is sent away, and whoever fails makes room like others', async () => {
  const inTurn = atMost(2)
  const ends: { resolve: (value: string) => void; reject: (reason: Error) => void }[] = []
  const wait = () => new Promise<string>((resolve, reject) => ends.push({ resolve, reject }))
  const answers = [inTurn(wait), inTurn(wait)]
  expect(inTurn(async () => 'third')).toBeNull()
  ends[0]!.resolve('first')
  expect(await answers[0]).toBe('first')
  expect(await inTurn(async () => 'third')).toBe('third')
  ends[1]!.reject(new Error('away'))
  await expect(answers[1]).rejects.toThrow('away')
  expect(await Promise.all([inTurn(async () => 1), inTurn(async () => 2)])).toEqual([1, 2])
})

test('An answer is kept by nobody unless it says so, and who cannot be answered now is told when to come again', async () => {
  expect(answer(200, {}).headers.get('cache-control')).toBe('no-store')
  expect(answer(200, {}, { 'Cache-Control': 'private, max-age=60' }).headers.get('cache-control')).toBe('private, max-age=60')
  expect(problem(503, 'busy', 'Later.').headers.get('retry-after')).toBe('5')
  expect(await problem(400, 'q', 'What?').json()).toEqual({ problem: 'q', detail: 'What?' })
})
