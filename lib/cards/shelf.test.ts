import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dropCards, findCard, keepCard } from './shelf'

let folder: string
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'pathok-shelf-')), 'cards')
})
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }))

const [one, other] = ['76z53jt8n6', '0000000000']
const bytes = (length: number) => Buffer.alloc(length, 7)

test('A card that was kept is there, and takes the place of the story’s earlier ones', async () => {
  expect(await findCard(folder, one, 'aaaaaaaaaaaa')).toBeNull()
  await keepCard(folder, one, 'aaaaaaaaaaaa', bytes(10))
  await keepCard(folder, other, 'cccccccccccc', bytes(10))
  await keepCard(folder, one, 'bbbbbbbbbbbb', bytes(12))
  expect(await findCard(folder, one, 'bbbbbbbbbbbb')).toEqual(bytes(12))
  expect((await readdir(folder)).sort()).toEqual([`${other}-cccccccccccc.jpg`, `${one}-bbbbbbbbbbbb.jpg`])
})

test('The disk that cards may take is bounded: the oldest go first, and leftovers of a kill with them', async () => {
  await keepCard(folder, '0000000001', 'aaaaaaaaaaaa', bytes(60))
  await writeFile(join(folder, '.0000000009-aaaaaaaaaaaa.jpg.ffff'), bytes(60))
  const long = new Date('2020-01-01')
  await utimes(join(folder, '.0000000009-aaaaaaaaaaaa.jpg.ffff'), long, long)
  await utimes(join(folder, '0000000001-aaaaaaaaaaaa.jpg'), new Date('2021-01-01'), new Date('2021-01-01'))
  await keepCard(folder, '0000000002', 'aaaaaaaaaaaa', bytes(60), 130)
  expect((await readdir(folder)).sort()).toEqual(['0000000001-aaaaaaaaaaaa.jpg', '0000000002-aaaaaaaaaaaa.jpg'])
  await keepCard(folder, '0000000003', 'aaaaaaaaaaaa', bytes(60), 130)
  expect((await readdir(folder)).sort()).toEqual(['0000000002-aaaaaaaaaaaa.jpg', '0000000003-aaaaaaaaaaaa.jpg'])
})

test('Of a withdrawn story no card stays, and where none was ever kept nothing is missed', async () => {
  await dropCards(folder, [one])
  await keepCard(folder, one, 'aaaaaaaaaaaa', bytes(10))
  await keepCard(folder, other, 'cccccccccccc', bytes(10))
  await dropCards(folder, [one])
  expect(await readdir(folder)).toEqual([`${other}-cccccccccccc.jpg`])
})
