import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { store } from '@/lib/bangla/normalise'
import type { Story } from '@/lib/news/story'
import { feedChanged, writeFeed, type Feed } from './feed'

const story: Story = {
  id: '76z53jt8n6', kind: 'full', section: 'international', headline: 'নদীর নাম <মেঘনা> & পদ্মা', standfirst: 'কথা', opening: 'নদী', sample: null, place: null,
  bylines: [{ slug: 'rahim', name: 'রহিম', kind: 'person' }], published: new Date('2022-12-04T14:37:00Z'), updated: new Date('2022-12-05T01:00:00Z'),
  captured: null, picture: null, body: [{ kind: 'paragraph', text: [{ text: 'প্রথম' }] }], signOff: 'এমপি', sourceLine: null,
  topics: [{ slug: 'rivers', name: 'নদী' }], pictures: {}, boxes: {}, shortHeadline: null, breakingUntil: null, corrections: [],
}
const feedOf = (...stories: Story[]): Feed => ({ title: 'আন্তর্জাতিক', path: '/international', stories })

/** The texts of the elements of one name, by a parser that refuses whatever is not well-formed. */
function textsOf(xml: string, name: string): string[] {
  const parser = new SaxesParser({ xmlns: true })
  const texts: string[] = []
  let open = false
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    open = tag.name === name
    if (open) texts.push('')
  })
  parser.on('closetag', () => {
    open = false
  })
  parser.on('text', (text) => {
    if (open) texts[texts.length - 1] += text
  })
  parser.write(xml).close()
  return texts
}

describe('a feed', () => {
  test.each(['rss', 'atom'] as const)('gives a reader the headline as it was written, in %s', (form) => {
    expect(textsOf(writeFeed(feedOf(story), form), 'title')).toEqual(['পাঠক: আন্তর্জাতিক', ...(form === 'rss' ? ['পাঠক: আন্তর্জাতিক'] : []), story.headline])
  })

  test('says in each form when a story was published and what names it for good', () => {
    const rss = writeFeed(feedOf(story), 'rss')
    expect(textsOf(rss, 'pubDate')).toEqual(['Sun, 04 Dec 2022 14:37:00 GMT'])
    expect(textsOf(rss, 'guid')).toEqual([expect.stringMatching(/\/s\/76z53jt8n6$/)])
    const atom = writeFeed(feedOf(story), 'atom')
    expect(textsOf(atom, 'published')).toEqual(['2022-12-04T14:37:00.000Z'])
    expect(textsOf(atom, 'updated')).toEqual(['2022-12-05T01:00:00.000Z', '2022-12-05T01:00:00.000Z'])
    expect(JSON.parse(writeFeed(feedOf(story), 'json'))).toMatchObject({
      feed_url: expect.stringMatching(/\/international\/feed\.json$/),
      items: [{ title: story.headline, summary: 'কথা', date_published: '2022-12-04T14:37:00.000Z', tags: ['নদী'], authors: [{ name: 'রহিম' }] }],
    })
  })

  test('without stories is a feed all the same', () => {
    for (const form of ['rss', 'atom'] as const) expect(() => textsOf(writeFeed(feedOf(), form), 'title')).not.toThrow()
    expect(feedChanged(feedOf())).toBeNull()
  })

  test('is well-formed whatever text is stored', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const headline = store(text)
      const feed = feedOf({ ...story, headline, standfirst: headline, topics: [{ slug: 'x', name: headline }] })
      expect(textsOf(writeFeed(feed, 'rss'), 'description').length).toBe(2)
      expect(textsOf(writeFeed(feed, 'atom'), 'summary').length).toBe(1)
    }), { numRuns: 300 })
  })
})
