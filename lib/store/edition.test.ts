import { afterEach, beforeEach, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { findEdition, listChangesAfter, raiseEdition } from './edition'
import { inChange } from './transaction'

let database: TestDatabase
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(() => database.close())

test('A new store has an edition, and nothing that a server could have missed', async () => {
  expect(await findEdition(database.db)).toEqual({ history: expect.stringMatching(/^[0-9a-f-]{36}$/), number: 0, oldest: 1 })
  expect(await listChangesAfter(database.db, 0)).toEqual([])
})

test('A change can be read by whoever missed its notice', async () => {
  expect(await raiseEdition(database.db, { touched: ['/', '/s/0123456789'], withdrawn: [] })).toBe(1)
  expect(await raiseEdition(database.db, { touched: ['/'], withdrawn: ['0123456789', 'abcdefghjk'] })).toBe(2)
  expect(await findEdition(database.db)).toMatchObject({ number: 2, oldest: 1 })
  expect(await listChangesAfter(database.db, 0)).toEqual([
    { number: 1, touched: ['/', '/s/0123456789'], withdrawn: [] },
    { number: 2, touched: ['/'], withdrawn: ['0123456789', 'abcdefghjk'] },
  ])
  expect(await listChangesAfter(database.db, 1)).toHaveLength(1)
})

test('What is rolled back leaves no number and no change', async () => {
  const failing = inChange(database.db, async (within) => {
    await raiseEdition(within, { touched: ['/'], withdrawn: [] })
    throw new Error('on second thoughts')
  })
  await expect(failing).rejects.toThrow('on second thoughts')
  expect(await findEdition(database.db)).toMatchObject({ number: 0, oldest: 1 })
  expect(await listChangesAfter(database.db, 0)).toEqual([])
  expect(await raiseEdition(database.db, { touched: [], withdrawn: [] })).toBe(1)
})

test('Forty at the same time leave no gap, and a number that can be seen has all before it', async () => {
  const given: number[] = []
  let watching = true
  const watch = (async () => {
    while (watching) {
      const { number } = await findEdition(database.db)
      const numbers = (await listChangesAfter(database.db, 0)).map((change) => change.number)
      expect(numbers.slice(0, number)).toEqual(Array.from({ length: number }, (_, at) => at + 1))
    }
  })()
  await Promise.all(Array.from({ length: 40 }, (_, at) => inChange(database.db, async (within) => {
    given.push(await raiseEdition(within, { touched: [`/s/${at}`], withdrawn: [] }))
  })))
  watching = false
  await watch
  expect(given.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, at) => at + 1))
  expect((await listChangesAfter(database.db, 0)).map(({ number }) => number)).toEqual(Array.from({ length: 40 }, (_, at) => at + 1))
})

test('The newest ten thousand changes are kept, and the store says from where', async () => {
  await database.db.$executeRaw`insert into edition_change select n, '{}', '{}' from generate_series(1, 10000) n`
  await database.db.$executeRaw`update edition set number = 10000`
  expect(await raiseEdition(database.db, { touched: [], withdrawn: [] })).toBe(10_001)
  expect(await findEdition(database.db)).toMatchObject({ number: 10_001, oldest: 2 })
})
