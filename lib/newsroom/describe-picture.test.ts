import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { paragraph } from '@/lib/news/blocks'
import type { Editor } from '@/lib/news/roles'
import { findEdition, listChangesAfter } from '@/lib/store/edition'
import { addPicture, removeUnusedPictures } from '@/lib/store/pictures'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { aPage } from '@/tests/imports'
import { describePicture } from './describe-picture'
import { importPage } from './import-page'
import { findPicture, listPictures } from './list-pictures'

const now = new Date('2026-11-22T06:00:00Z')
const reporter: Editor = { id: 'u-mitu', name: 'মিতু', role: 'reporter' }
const colleague: Editor = { id: 'u-rony', name: 'রনি', role: 'reporter' }
const subEditor: Editor = { id: 'u-sumi', name: 'সুমি', role: 'sub-editor' }
const editor: Editor = { id: 'u-kabir', name: 'কবির', role: 'editor' }

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

let id = ''
let count = 0
beforeEach(async () => {
  id = `00000000000000${String(++count).padStart(2, '0')}`
  const file = { format: 'jpeg' as const, width: 320, height: 200, file: `${id}-320.jpg`, bytes: 10 }
  await addPicture(database.db, { id, width: 320, height: 200, files: [file] }, reporter, new Date(now.getTime() + count * 1_000))
})
const say = (by: Editor, content: unknown) => describePicture(database.db, by, id, content, now)
const current = async () => (await findEdition(database.db)).number
const row = () => database.db.picture.findUniqueOrThrow({ where: { id } })

/** A story that readers see with the picture on it. */
async function showIt(how: 'own' | 'body' | 'gallery'): Promise<string> {
  const made = await importPage(database.db, aPage({ section: 'national', sourceKey: `picture-${id}`, headline: `ছবি ${id}` }), { sample: null })
  if (!made.ok) throw new Error(made.code)
  const body = how === 'body' ? [paragraph('লেখা'), { kind: 'picture', picture: id }] : [{ kind: 'gallery', pictures: ['other', id] }]
  await database.db.story.update({
    where: { id: made.value.id },
    data: { state: 'published', published: now, ...(how === 'own' ? { pictureId: id } : { body: JSON.parse(JSON.stringify(body)) as never }) },
  })
  return made.value.id
}

describe('Words for a picture', () => {
  test('are kept in stored form, and only those that were given', async () => {
    expect(await say(reporter, { alt: ' একটি নদী\u09df ', credit: 'মিতু', caption: '', focal: { x: 0, y: 1000 }, rightsUntil: '2026-12-31', rightsNote: 'একবার' }))
      .toMatchObject({ ok: true, value: { edition: null, picture: { alt: 'একটি নদী\u09af\u09bc', credit: 'মিতু', caption: null, focal: { x: 0, y: 1000 }, rightsUntil: '2026-12-31' } } })
    // The last day ends at midnight in Dhaka.
    expect((await row()).rightsExpire).toEqual(new Date('2026-12-31T18:00:00Z'))
    await Promise.all([say(reporter, { caption: 'বর্ষায়' }), say(subEditor, { credit: 'সুমি' })])
    expect(await findPicture(database.db, colleague, id)).toMatchObject({ caption: 'বর্ষায়'.normalize('NFC'), credit: 'সুমি', alt: 'একটি নদী\u09af\u09bc', focal: { x: 0, y: 1000 } })
    expect(await say(reporter, { focal: null, rightsUntil: null })).toMatchObject({ value: { picture: { focal: null, rightsUntil: null } } })
    expect(await database.db.audit.findMany({ where: { target: id }, orderBy: { id: 'asc' }, select: { action: true, actorId: true } }))
      .toMatchObject([{ action: 'picture.describe', actorId: 'u-mitu' }, {}, {}, { actorId: 'u-mitu' }])
  })

  test.each([
    [{ alt: 5 }, 'alt'], [{ alt: 'ক'.repeat(501) }, 'alt'], [{ focal: { x: -1, y: 0 } }, 'focal'], [{ focal: { x: 1.5, y: 0 } }, 'focal'],
    [{ rightsUntil: '2026-02-30' }, 'rightsUntil'], [{ files: [] }, null], [null, null], ['alt', null], [[], null],
  ])('of another form (%j) are refused, and nothing is written', async (content, field) => {
    const before = await row()
    expect(await say(editor, content)).toEqual({ ok: false, code: 'invalid', field })
    expect(await row()).toEqual(before)
  })

  test('are for whoever brought it and for those who edit the stories of others', async () => {
    expect(await say(colleague, { alt: 'অন্য' })).toMatchObject({ ok: false, code: 'forbidden' })
    expect(await say(subEditor, { alt: 'একটি সেতু' })).toMatchObject({ ok: true })
    expect(await describePicture(database.db, editor, 'nothing', { alt: 'ক' }, now)).toMatchObject({ ok: false, code: 'unknown' })
  })
})

describe('A picture that readers see', () => {
  test.each(['own', 'body', 'gallery'] as const)('(%s) is described by those who publish, and its pages are made anew', async (how) => {
    await say(reporter, { alt: 'একটি নদী', credit: 'মিতু' })
    const story = await showIt(how)
    const before = await current()
    for (const by of [reporter, subEditor]) expect(await say(by, { caption: 'বদল' })).toMatchObject({ ok: false, code: 'forbidden' })
    expect(await say(editor, { alt: ' ' })).toEqual({ ok: false, code: 'invalid', field: 'alt' })
    expect(await say(editor, { credit: null })).toEqual({ ok: false, code: 'invalid', field: 'credit' })
    expect(await current()).toBe(before)
    expect(await say(editor, { caption: 'বদল' })).toMatchObject({ ok: true, value: { edition: before + 1 } })
    const [change] = await listChangesAfter(database.db, before)
    expect(change!.touched).toContain(`/national/${story}`)
    expect(change!.withdrawn).toEqual([])
    // What colleagues alone read is nothing to readers.
    expect(await say(reporter, { rightsNote: 'একবার' })).toMatchObject({ ok: true, value: { edition: null } })
    expect(await say(editor, { caption: 'বদল' })).toMatchObject({ ok: true, value: { edition: null } })
  })
})

describe('The list of pictures', () => {
  test('has the newest first, and those whose words were asked for', async () => {
    await say(reporter, { alt: 'পদ্মার চরে ১০০% কাশফুল', credit: 'Reuters' })
    const all = await listPictures(database.db, colleague, { words: '', after: null })
    expect(all.pictures[0]!.id).toBe(id)
    expect(all.pictures.map(({ uploaded }) => uploaded)).toEqual(all.pictures.map(({ uploaded }) => uploaded).sort().reverse())
    expect((await listPictures(database.db, colleague, { words: '', after: id })).pictures.map((one) => one.id)).toEqual(all.pictures.slice(1).map((one) => one.id))
    for (const words of ['কাশফুল', 'reuters পদ্মা', '১০০%']) {
      expect((await listPictures(database.db, colleague, { words, after: null })).pictures.map((one) => one.id), words).toEqual([id])
    }
    expect((await listPictures(database.db, colleague, { words: 'পদ্মা হিমালয়', after: null })).pictures).toEqual([])
  })
})

test('What was uploaded, or a draft names, is not cleared away with what came along', async () => {
  const made = await importPage(database.db, aPage({ section: 'national', sourceKey: 'names-pictures', headline: 'খসড়া' }), { sample: null })
  if (!made.ok) throw new Error(made.code)
  const imported = ['free', 'led', 'shown', 'grouped', 'earlier']
  for (const one of imported) await database.db.picture.create({ data: { id: one, width: 1, height: 1, files: [{ file: `${one}.jpg` }], alt: 'ক' } })
  const content = { picture: 'led', body: [{ kind: 'picture', picture: 'shown' }, { kind: 'gallery', pictures: ['x', 'grouped'] }] }
  await database.db.draft.create({ data: { storyId: made.value.id, content, saved: now } })
  await database.db.revision.create({ data: { storyId: made.value.id, number: 1, version: 1, act: 'kept', content: { picture: 'earlier', body: [] }, by: 'u', byName: 'u', at: now } })
  expect(await removeUnusedPictures(database.db, [...imported, id])).toEqual(['free.jpg'])
})
