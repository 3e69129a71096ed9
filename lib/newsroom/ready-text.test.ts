import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { paragraph, type Block } from '@/lib/news/blocks'
import { lockPicture, savePicture, savePictureWords } from '@/lib/store/pictures'
import { saveState } from '@/lib/store/editing'
import { findStory } from '@/lib/store/stories'
import { ok, type Outcome } from '@/lib/outcome'
import { freshDatabase, type TestDatabase } from '@/tests/database'
import { begin, editor } from '@/tests/newsroom-editors'
import { actOnStory } from './change-story'
import { describePicture } from './describe-picture'
import { publishStory } from './publish-story'
import { readyText, writeReadyText, type NotReady } from './ready-text'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())
/** One that no other test's story shows. */
let boat = ''
let count = 0
beforeEach(() => {
  boat = `boat-${++count}`
  return savePicture(database.db, { id: boat, width: 1, height: 1, files: [], alt: 'নৌকা', caption: null, credit: 'রুবিনা হক' })
})

const now = new Date()
const credit = async () => (await database.db.picture.findUniqueOrThrow({ where: { id: boat } })).credit

/** Resolves when `act` is through, or waits for somebody who holds what it needs. */
async function doneOrWaiting(act: Promise<unknown>): Promise<void> {
  let through = false
  const end = act.finally(() => {
    through = true
  })
  end.catch(() => {})
  while (!through) {
    const [held] = await database.db.$queryRaw<{ any: boolean }[]>`
      select exists (select from pg_locks l join pg_database d on d.datname = current_database()
        where not l.granted and l.pid in (select pid from pg_stat_activity where datid = d.oid)) as any`
    if (held!.any) return
  }
}

const places: [string, () => Block][] = [
  ['alone', () => ({ kind: 'picture', picture: boat })],
  ['in a gallery', () => ({ kind: 'gallery', pictures: [boat, boat] })],
]

describe.each(places)('A picture that stands %s in a text', (_, block) => {
  test('keeps its credit when somebody would take it away while the text is being published', async () => {
    const { id } = await begin(database.db, editor, now, { body: [paragraph('নদীতে ভিড়।'), block()] })
    let emptied: Promise<Outcome<object, string>> | null = null
    const published = await actOnStory(database.db, editor, id, { permission: 'story.publish', change: 'publish', version: 1 }, now, async (within, { story, draft }): Promise<Outcome<object, NotReady>> => {
      const ready = await readyText(within, story, draft.content, [], now)
      if (!ready.ok) return ready
      emptied = describePicture(database.db, editor, boat, { credit: null }, now)
      await doneOrWaiting(emptied)
      await writeReadyText(within, story, ready.value)
      await saveState(within, id, 'published', { published: now, ordered: now, publishedVersion: 1 })
      return ok({})
    })
    expect(published).toMatchObject({ ok: true })
    expect(await emptied).toEqual({ ok: false, code: 'invalid', field: 'credit' })
    expect(await credit()).toBe('রুবিনা হক')
  })

  test('is not published when its credit has just been taken away', async () => {
    const { id } = await begin(database.db, editor, now, { body: [paragraph('নদীতে ভিড়।'), block()] })
    let publishing: Promise<Outcome<object, string>> | null = null
    await database.db.$transaction(async (within) => {
      await lockPicture(within, boat)
      await savePictureWords(within, boat, { credit: null })
      publishing = publishStory(database.db, editor, id, { version: 1, meaningChanged: false }, now)
      await doneOrWaiting(publishing)
    })
    expect(await publishing).toEqual({ ok: false, code: 'picture', field: `body.${boat}.credit` })
    expect(await findStory(database.db, id)).toBeNull()
  })
})
