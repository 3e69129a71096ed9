import { afterAll, beforeAll, expect, test } from 'vitest'
import { paragraph } from '@/lib/news/blocks'
import { importFeature } from '@/lib/newsroom/import-feature'
import { importPage } from '@/lib/newsroom/import-page'
import { removeSamplePaper } from '@/lib/newsroom/remove-sample-paper'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { aFeature, aPage } from '@/tests/imports'
import { savePicture } from './pictures'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

test('With a sample go the pictures of its galleries, but for those that another gallery shows', async () => {
  const pictures = ['alone', 'common', 'single', 'other']
  for (const id of pictures) {
    const files = [{ format: 'jpeg' as const, width: 320, height: 213, file: `${id}-320.jpg`, bytes: 10 }]
    await savePicture(database.db, { id, width: 320, height: 213, files, alt: 'একটি নদী', caption: null, credit: null })
  }
  await importFeature(database.db, aFeature({
    body: [paragraph('নদীর ছবি।'), { kind: 'gallery', pictures: ['alone', 'common'] }, { kind: 'picture', picture: 'single' }],
  }), null)
  const own = await importPage(database.db, aPage(), { sample: null })
  if (!own.ok) throw new Error(own.code)
  await database.db.story.update({ where: { id: own.value.id }, data: { body: [{ kind: 'gallery', pictures: ['common', 'other'] }] } })
  const removed = await removeSamplePaper(database.db)
  expect(removed.pictureFiles.toSorted()).toEqual(['alone-320.jpg', 'single-320.jpg'])
  expect((await database.db.picture.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id)).toEqual(['common', 'other'])
})
