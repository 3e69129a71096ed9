import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { banglaDateOf } from '@/lib/bangla/calendar'
import { dhakaDate } from '@/lib/bangla/dates'
import { routes } from '@/lib/routes'
import { undatedOrder } from './ordering'
import { touchedAddresses, type Shown } from './touched'

const story: Shown = {
  id: '0123456789', section: 'international', topics: ['iran', 'drones'], contributors: ['international-desk'],
  // Already the next day in Dhaka.
  ordered: new Date('2022-12-04T19:37:00Z'),
}
const coming = ['feed.xml', 'atom.xml', 'feed.json', 'sitemap.xml', 'news-sitemap.xml']
const pages = (addresses: string[]) => addresses.filter((address) => !coming.some((name) => address.endsWith(`/${name}`)))

/** Where readers find a story, as the site's own routes say it. */
function standsAt({ id, section, topics, contributors, ordered }: Shown): string[] {
  const date = dhakaDate(ordered)
  const bangla = banglaDateOf(date)
  return [
    routes.story({ section, id }), routes.shortStory(id), routes.front(), routes.latest(), routes.mostRead(), routes.section(section),
    ...topics.map((slug) => routes.topic(slug)), ...contributors.map((slug) => routes.desk(slug)),
    ...(ordered.getTime() === undatedOrder.getTime() ? [] : [
      routes.archive(), routes.archiveYear(date.year), routes.archiveMonth(date.year, date.month), routes.archiveDay(date), routes.dailyPaper(date),
      ...(bangla === null ? [] : [routes.archiveBanglaDay(bangla)]),
    ]),
  ]
}

const slug = fc.constantFrom('sports', 'news', 'iran', 'x-1')
const shown: fc.Arbitrary<Shown> = fc.record({
  id: fc.constantFrom('0123456789', 'abcdefghjk'),
  section: slug,
  topics: fc.uniqueArray(slug),
  contributors: fc.uniqueArray(slug),
  ordered: fc.oneof(fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), fc.constant(undatedOrder)),
})

describe('A story that changes', () => {
  test('touches every page on which it stands, at the address that the site has for it', () => {
    expect(pages(touchedAddresses(null, story))).toEqual(standsAt(story).toSorted())
    expect(standsAt(story)).toContain('/archive/2022/12/05')
  })

  test('touches its feeds and sitemaps', () => {
    expect(touchedAddresses(story, null)).toEqual(expect.arrayContaining([
      '/feed.xml', '/atom.xml', '/feed.json', '/international/feed.xml', '/topic/iran/atom.xml', '/desk/international-desk/feed.json',
      '/sitemap.xml', '/news-sitemap.xml',
    ]))
  })

  test('touches its old and its new section, and itself under both', () => {
    expect(touchedAddresses(story, { ...story, section: 'sports' }))
      .toEqual(expect.arrayContaining(['/international', '/international/0123456789', '/sports', '/sports/0123456789']))
  })

  test('touches no day of the archive when nobody knows its day', () => {
    expect(touchedAddresses(null, { ...story, ordered: undatedOrder }).filter((address) => /^\/(?:archive|daily)/.test(address))).toEqual([])
  })

  test('touches nothing when readers saw it neither before nor after', () => {
    expect(touchedAddresses(null, null)).toEqual([])
  })

  test('touches all of both sides, each address once, whichever came first', () => {
    fc.assert(fc.property(fc.option(shown), fc.option(shown), (before, after) => {
      const touched = touchedAddresses(before, after)
      for (const side of [before, after]) {
        if (side === null) continue
        expect(touched).toEqual(expect.arrayContaining(standsAt(side)))
        expect(touched).toEqual(expect.arrayContaining(touchedAddresses(null, side)))
      }
      expect(new Set(touched).size).toBe(touched.length)
      expect(touchedAddresses(after, before)).toEqual(touched)
      const alone = new Set([...touchedAddresses(before, null), ...touchedAddresses(after, null)])
      expect(touched.filter((address) => !alone.has(address))).toEqual([])
    }))
  })
})
