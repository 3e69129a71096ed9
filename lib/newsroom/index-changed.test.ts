import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { paragraph } from '@/lib/news/blocks'
import { headlineId } from '@/lib/newsroom/story-place'
import { search } from '@/lib/search/search'
import { publishDue } from '@/lib/store/scheduled'
import { searchIndex } from '@/lib/store/search-index'
import { inChange, type Db } from '@/lib/store/transaction'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { aFeature, aPage } from '@/tests/imports'
import { begin, change, editor } from '@/tests/newsroom-editors'
import { correctStory } from './correct-story'
import { describePicture } from './describe-picture'
import { importFeature } from './import-feature'
import { importPage } from './import-page'
import { indexChanged } from './index-changed'
import { publishStory } from './publish-story'
import { removeDocuments } from './remove-documents'
import { scheduleStory, unscheduleStory } from './schedule-story'
import { raisingEdition } from './story-changes'
import { updateStory } from './update-story'
import { withdrawStory } from './withdraw-story'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

const now = new Date()
const nothing = { section: null, desk: null, from: null, until: null, order: 'best' } as const

/** The stories that a reader finds by these words. */
async function find(text: string, db: Db = database.db): Promise<string[]> {
  return (await search(searchIndex(db), { text, ...nothing }, { now, recency: false })).hits.map(({ storyId }) => storyId)
}

/** Words that no other story here has: the text is shared with none. */
let made = 0
const letters = 'কখগঘচছজঝটঠডঢতথদধনপফবভমরলসহ'
const rareWord = () => {
  const word = `${letters[made % letters.length]}া${letters[Math.floor(made / letters.length) % letters.length]}িম${letters[(made * 7) % letters.length]}ুল`
  made += 1
  return word
}
let word: string
beforeEach(() => {
  word = rareWord()
})

async function published(fields: Parameters<typeof begin>[3]): Promise<string> {
  const { id } = await begin(database.db, editor, now, fields)
  expect(await publishStory(database.db, editor, id, { version: 1, meaningChanged: true }, now)).toMatchObject({ ok: true })
  return id
}

describe('Readers find', () => {
  test('nothing of a draft, and a story from its publication on, by headline, text, caption, place, topic and byline', async () => {
    await database.db.picture.create({ data: { id: `p${word}`, width: 1, height: 1, files: [], alt: 'নৌকা', caption: `${word} ঘাট`, credit: 'ছবি: এক' } })
    const [headline, text, place, topic, byline] = Array.from({ length: 5 }, rareWord)
    const { id } = await begin(database.db, editor, now, {
      headline: `${headline} মেলা`, body: [paragraph(`আজ ${text} বসেছিল।`), { kind: 'picture', picture: `p${word}` }], place: place!,
      topics: [{ slug: 'a-topic', name: topic! }], bylines: [{ slug: 'a-name', name: byline!, kind: 'person' }],
    })
    for (const one of [word, headline!, text!, place!, topic!, byline!]) expect(await find(one)).toEqual([])
    await publishStory(database.db, editor, id, { version: 1, meaningChanged: true }, now)
    for (const one of [word, headline!, text!, place!, topic!, byline!]) expect(await find(one), one).toEqual([id])
  })

  test('a story in the transaction that publishes it, before anybody else does', async () => {
    const { id } = await begin(database.db, editor, now, { headline: word })
    await inChange(database.db, async (within) => {
      await raisingEdition(within, async (changes) => {
        await changes.change([id])
        await within.story.update({ where: { id }, data: { state: 'published', headline: word } })
      })
      expect(await find(word, within)).toEqual([id])
      expect(await find(word)).toEqual([])
    })
    expect(await find(word)).toEqual([id])
  })

  test('a published story by its new words and no longer by those that went', async () => {
    const id = await published({ headline: word })
    const other = rareWord()
    const version = await change(database.db, editor, id, { headline: other }, now)
    expect(await find(other)).toEqual([])
    await publishStory(database.db, editor, id, { version, meaningChanged: false }, now)
    expect([await find(word), await find(other)]).toEqual([[], [id]])
    const third = rareWord()
    await updateStory(database.db, editor, id, { headline: third }, now)
    expect([await find(other), await find(third)]).toEqual([[], [id]])
  })

  test('nothing of a withdrawn story, and it again when it is published again', async () => {
    const id = await published({ headline: word })
    await withdrawStory(database.db, editor, id, { reason: 'ভুল' }, now)
    expect(await find(word)).toEqual([])
    expect(await database.db.searchStory.findUnique({ where: { storyId: id } })).toBeNull()
    await publishStory(database.db, editor, id, { version: 1, meaningChanged: false }, now)
    expect(await find(word)).toEqual([id])
  })

  test('a scheduled story when its time has come; before, its words are not in the index at all', async () => {
    const { id } = await begin(database.db, editor, now, { headline: word })
    const due = new Date(Date.now() + 1_500)
    expect(await scheduleStory(database.db, editor, id, { version: 1, due }, new Date())).toMatchObject({ ok: true })
    expect(await find(word)).toEqual([])
    expect(await database.db.searchWord.findUnique({ where: { word } })).toBeNull()
    await new Promise((resolve) => setTimeout(resolve, due.getTime() - Date.now() + 20))
    await publishDue(database.db, new Date())
    expect(await find(word)).toEqual([id])
    expect(await database.db.searchWaiting.count()).toBe(0)
  })

  test('nothing of a plan that was given up', async () => {
    const { id } = await begin(database.db, editor, now, { headline: word })
    await scheduleStory(database.db, editor, id, { version: 1, due: new Date(Date.now() + 3_600_000) }, new Date())
    expect(await database.db.searchWaiting.count()).toBe(1)
    await unscheduleStory(database.db, editor, id, new Date())
    expect(await database.db.searchWaiting.count()).toBe(0)
    expect(await find(word)).toEqual([])
  })

  test('a picture by its new caption', async () => {
    const picture = `p${word}`
    await database.db.picture.create({ data: { id: picture, width: 1, height: 1, files: [], alt: 'নৌকা', credit: 'ছবি: এক' } })
    const id = await published({ picture })
    expect(await describePicture(database.db, editor, picture, { caption: `${word} ঘাট` }, now)).toMatchObject({ ok: true })
    expect(await find(word)).toEqual([id])
  })

  test('an imported page, the headlines that it names, and a piece of a sample paper', async () => {
    const [listed, feature] = [rareWord(), rareWord()]
    const page = await importPage(database.db, aPage({ sourceKey: `page-${word}`, headline: word, related: [`${listed} আজ`] }), { sample: 'document' })
    expect(await find(word)).toEqual([page.ok && page.value.id])
    expect(await find(listed)).toEqual([headlineId(`${listed} আজ`)])
    const piece = await importFeature(database.db, aFeature({ sourceKey: feature, headline: feature }), null)
    expect(await find(feature)).toEqual([piece.ok && piece.value.id])
    await removeDocuments(database.db)
    expect([await find(word), await find(listed), await find(feature)]).toEqual([[], [], [piece.ok && piece.value.id]])
  })
})

describe('A story that says the same', () => {
  test('keeps its number, so that a correction or another section leaves nothing dead behind', async () => {
    const id = await published({ headline: word })
    const number = await searchIndex(database.db).numberOf(id)
    await correctStory(database.db, editor, id, { text: 'তারিখ ভুল ছিল।' }, now)
    await updateStory(database.db, editor, id, { section: 'sports' }, now)
    expect(await searchIndex(database.db).numberOf(id)).toBe(number)
    await updateStory(database.db, editor, id, { standfirst: rareWord() }, now)
    expect(await searchIndex(database.db).numberOf(id)).toBeGreaterThan(number!)
  })
})

describe('Two at the same moment', () => {
  test('never wait for each other in a circle and lose no word', async () => {
    // Each brings the words of the other in the opposite order.
    const words = Array.from({ length: 120 }, rareWord)
    const stories = await Promise.all([0, 1, 2, 3].map((turn) => begin(database.db, editor, now, {
      headline: word, body: [paragraph((turn % 2 === 0 ? words : words.toReversed()).join(' '))],
    })))
    // So slowly that all of them are at it at once.
    await database.db.$executeRaw`create function slowly() returns trigger language plpgsql as $$ begin perform pg_sleep(0.01); return new; end $$`
    await database.db.$executeRaw`create trigger slowly before insert on search_word for each row execute function slowly()`
    const outcomes = await Promise.all(stories.map(({ id }) => publishStory(database.db, editor, id, { version: 1, meaningChanged: true }, now)))
    await database.db.$executeRaw`drop function slowly cascade`
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true, true])
    const ids = stories.map(({ id }) => id).sort()
    for (const one of [word, words[0]!, words[60]!, words[119]!]) expect((await find(one)).sort()).toEqual(ids)
  })

  test('a story that somebody else holds is left to them', async () => {
    const id = await published({ headline: word })
    await inChange(database.db, async (within) => {
      await within.$queryRaw`select id from story where id = ${id} for no key update`
      await inChange(database.db, (other) => indexChanged(other, [id]))
    })
    expect(await find(word)).toEqual([id])
  })
})
