import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { key } from '@/lib/bangla/normalise'
import type { StoryId } from '@/lib/news/story'
import { storyIdOfSource } from '@/lib/news/story-id'
import { listChangesAfter, type Change } from '@/lib/store/edition'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { aFeature, aPage } from '@/tests/imports'
import { importFeature, importFeatureWithin } from './import-feature'
import { importPage, importPageWithin } from './import-page'
import { removeDocuments } from './remove-documents'
import { removeSamplePaper } from './remove-sample-paper'
import { importing } from './story-changes'

let database: TestDatabase
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(() => database.close())

const own = { sample: null } as const
const document = { sample: 'document' } as const
const day = { year: 2024, month: 4, day: 26 }
const headline = (text: string): StoryId => storyIdOfSource(`headline:${key(text)}`)

/** The changes that `work` made. */
async function changesOf(work: () => Promise<unknown>): Promise<Change[]> {
  const before = (await listChangesAfter(database.db, 0)).length
  await work()
  return listChangesAfter(database.db, before)
}

describe('An import', () => {
  test('is one edition, which touches the story and every headline that came with it', async () => {
    const page = aPage({ section: 'sports', latest: ['বৃষ্টির আভাস'], related: ['সেতু খুলেছে'], pageDate: day })
    const changes = await changesOf(() => importPage(database.db, page, own))
    expect(changes).toMatchObject([{ withdrawn: [] }])
    expect(changes[0]!.touched).toEqual(expect.arrayContaining([
      '/', `/sports/${storyIdOfSource(page.sourceKey)}`, `/news/${headline('বৃষ্টির আভাস')}`, `/s/${headline('সেতু খুলেছে')}`, '/archive/2024/04/26',
    ]))
  })

  test('of the same again is none, nor is one that is refused', async () => {
    await importPage(database.db, aPage({ latest: ['বৃষ্টির আভাস'], pageDate: day }), own)
    await importFeature(database.db, aFeature(), null)
    expect(await changesOf(async () => {
      await importPage(database.db, aPage({ latest: ['বৃষ্টির আভাস'], pageDate: day }), own)
      await importFeature(database.db, aFeature(), null)
      await importPage(database.db, aPage({ sourceKey: 'other', headline: '।' }), own)
      await removeDocuments(database.db)
    })).toEqual([])
  })

  test('of a draft that readers have not seen is none', async () => {
    await importPage(database.db, aPage(), own)
    await database.db.story.updateMany({ data: { state: 'draft' } })
    expect(await changesOf(() => importPage(database.db, aPage({ signOff: 'এমপি' }), own))).toEqual([])
  })

  test('that moves a story touches where it stood and where it stands', async () => {
    await importFeature(database.db, aFeature(), null)
    const moved = aFeature({ section: 'features', topics: [{ slug: 'fish', name: 'মাছ' }], published: new Date('2022-11-26T03:00:00Z') })
    const [change] = await changesOf(() => importFeature(database.db, moved, null))
    expect(change!.touched).toEqual(expect.arrayContaining([
      '/environment', '/features', '/topic/rivers', '/topic/fish', '/desk/sample-paper', '/archive/2022/11/25', '/archive/2022/11/26',
    ]))
    expect(change!.withdrawn).toEqual([])
  })

  test('withdraws the headlines that nobody names any more', async () => {
    await importPage(database.db, aPage({ latest: ['বৃষ্টির আভাস', 'সেতু খুলেছে'], pageDate: day }), own)
    const [change] = await changesOf(() => importPage(database.db, aPage({ latest: ['সেতু খুলেছে'], pageDate: day }), own))
    expect(change!.withdrawn).toEqual([headline('বৃষ্টির আভাস')])
    expect(change!.touched).not.toContain(`/s/${headline('সেতু খুলেছে')}`)
  })

  test('withdraws the headline whose place a known story takes', async () => {
    await importPage(database.db, aPage({ latest: ['পাখি ফিরেছে হাওরে'], pageDate: day }), own)
    const arrived = aPage({ sourceKey: 'birds', headline: 'অন্য শিরোনাম' })
    await importPage(database.db, arrived, own)
    const [change] = await changesOf(() => importPage(database.db, { ...arrived, headline: 'পাখি ফিরেছে হাওরে' }, own))
    expect(change!.withdrawn).toEqual([headline('পাখি ফিরেছে হাওরে')])
    expect(change!.touched).toContain(`/news/${storyIdOfSource('birds')}`)
  })

  test('of many in one transaction is one edition, and what came and went within it was never seen', async () => {
    const page = aPage({ latest: ['বৃষ্টির আভাস'], pageDate: day })
    const changes = await changesOf(() => importing(database.db, async (within, changes) => {
      await importPageWithin(within, changes, page, own)
      await importPageWithin(within, changes, { ...page, latest: [] }, own)
      await importFeatureWithin(within, changes, aFeature(), null)
    }))
    expect(changes).toMatchObject([{ withdrawn: [] }])
    expect(changes[0]!.touched).toEqual(expect.arrayContaining([`/s/${storyIdOfSource(page.sourceKey)}`, '/topic/rivers']))
    expect(changes[0]!.touched).not.toContain(`/s/${headline('বৃষ্টির আভাস')}`)
  })

  test('that fails in the middle leaves no edition', async () => {
    expect(await changesOf(() => expect(importing(database.db, async (within, changes) => {
      await importPageWithin(within, changes, aPage(), own)
      throw new Error('the disk is full')
    })).rejects.toThrow('the disk is full'))).toEqual([])
  })
})

describe('A removal', () => {
  test('withdraws every story and headline that goes, and those whose text goes', async () => {
    await importPage(database.db, aPage({ sourceKey: 'ours', headline: 'আমাদের খবর', latest: ['নথির খবর', 'ভাগের খবর'], pageDate: day }), own)
    await importPage(database.db, aPage({ sourceKey: 'doc 1', headline: 'নথির খবর', pageDate: day }), document)
    await importPage(database.db, aPage({ sourceKey: 'doc 2', headline: 'আরেক নথি', latest: ['নথির শিরোনাম', 'ভাগের খবর'], pageDate: day }), document)
    const changes = await changesOf(() => removeDocuments(database.db))
    expect(changes).toHaveLength(1)
    expect(changes[0]!.withdrawn.toSorted()).toEqual([headline('নথির খবর'), storyIdOfSource('doc 2'), headline('নথির শিরোনাম')].toSorted())
    expect(await database.db.story.count({ where: { id: headline('নথির খবর') } })).toBe(1)
  })

  test('of the sample paper touches its topics and its desk', async () => {
    await importFeature(database.db, aFeature(), null)
    const [change] = await changesOf(() => removeSamplePaper(database.db))
    expect(change!.withdrawn).toEqual([storyIdOfSource(aFeature().sourceKey)])
    expect(change!.touched).toEqual(expect.arrayContaining(['/topic/rivers', '/desk/sample-paper', '/environment', '/']))
  })
})
