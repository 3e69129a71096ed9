import { expect, test } from 'vitest'
import { search } from '@/lib/search/search'
import type { SearchIndex } from '@/lib/store/search-index'
import { fillStoredIndex } from '@/bench/search-store'
import { twinOf } from '@/bench/search-twin'
import { freshDatabase } from './database'

const documents = [
  ['a', 'সুন্দরবনে বাঘ গণনা শুরু হয়েছে। ক্যামেরা বসানো হচ্ছে খালের ধারে।'],
  ['b', 'বাঘের আক্রমণে মৌয়াল আহত, সুন্দরবনের কলাগাছিয়ায়।'],
  ['c', 'ক্যামেরায় ধরা পড়ল চোর, দোকান মালিক খুশি।'],
  ['d', 'খাল খননের কাজ থেমে আছে তিন মাস। কৃষকেরা পানি পাচ্ছেন না, বোরো আবাদ নিয়ে চিন্তা।'],
  ['e', 'মৌমাছির চাষে আয় বাড়ছে, বললেন মধু সংগ্রাহক আবদুল-করিম।'],
  ['f', 'UNESCO তালিকায় সুন্দরবন: ২৫ বছর পূর্তি উৎসব।'],
] as const

const queries = [
  'সুন্দরবন', 'সুন্দরবনে বাঘ', 'বাঘ', 'ক্যামেরা খাল', 'খালের পানি', 'sundarban bagh', 'kamera', 'unesco', '২৫টি বছর', 'আবদুলকরিম', 'মৌমাছি চাষ',
  '"বাঘ গণনা"', '"গণনা বাঘ"', 'সুন্দর বন', 'নেই এমন শব্দজব্দ', '!!',
]

test('the index in memory answers as the one in the database, so that what is tuned on one holds for the other', async () => {
  const database = await freshDatabase()
  try {
    const stored = await fillStoredIndex(database.connection, database.db, documents)
    const twin = twinOf(documents)
    let answered = 0
    for (const text of queries) {
      const ask = async (index: SearchIndex) => {
        const request = { text, section: null, desk: null, from: null, until: null, order: 'best' } as const
        const { hits, marked, reading } = await search(index, request, { now: new Date(), recency: false })
        answered += hits.length
        // Of two with one score the order is by number, and the two number otherwise.
        const scores = hits.map(({ storyId, score }) => `${score.toFixed(4)} ${storyId}`).sort()
        return { scores, marked: [...marked].sort(), reading }
      }
      expect(await ask(stored), text).toEqual(await ask(twin))
    }
    expect(answered).toBeGreaterThan(40)
  } finally {
    await database.close()
  }
})
