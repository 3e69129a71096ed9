import { describe, expect, test } from 'vitest'
import type { Story } from '@/lib/news/story'
import { breadcrumbJsonLd, storyJsonLd } from './json-ld'

const story: Story = {
  id: '76z53jt8n6', kind: 'full', section: 'international', headline: 'নদীর নাম', standfirst: null, opening: 'নদী', sample: null, place: null,
  bylines: [{ slug: 'rahim', name: 'রহিম', kind: 'person' }, { slug: 'international-desk', name: 'আন্তর্জাতিক ডেস্ক', kind: 'desk' }],
  published: new Date('2022-12-04T14:37:00Z'), updated: null, captured: null, picture: null, body: [], signOff: null, sourceLine: null,
  topics: [{ slug: 'rivers', name: 'নদী' }], pictures: {}, boxes: {}, shortHeadline: null, breakingUntil: null, corrections: [],
}

describe('what a search engine reads of a story', () => {
  test('names headline, times, people and desks, section and topics', () => {
    expect(storyJsonLd(story, 'bn')).toMatchObject({
      '@type': 'NewsArticle', headline: 'নদীর নাম', inLanguage: 'bn', articleSection: 'আন্তর্জাতিক', keywords: ['নদী'],
      datePublished: '2022-12-04T14:37:00.000Z', dateModified: '2022-12-04T14:37:00.000Z',
      author: [{ '@type': 'Person', name: 'রহিম' }, { '@type': 'Organization', name: 'আন্তর্জাতিক ডেস্ক' }],
    })
  })

  test('claims no date that is not known', () => {
    const facts = storyJsonLd({ ...story, published: null }, 'bn')
    expect(facts).not.toHaveProperty('datePublished')
    expect(facts).not.toHaveProperty('dateModified')
  })

  test('is nothing for a headline without a text', () => {
    expect(storyJsonLd({ ...story, kind: 'headline-only' }, 'bn')).toBeNull()
  })

  test('leads from the front page through the section, in the language of the page', () => {
    const { itemListElement } = breadcrumbJsonLd(story, 'en') as { itemListElement: { name: string; item: string }[] }
    expect(itemListElement.map(({ name, item }) => [name, new URL(item).pathname])).toEqual([
      ['Pathok', '/en'], ['International', '/en/international'], ['নদীর নাম', '/en/international/76z53jt8n6'],
    ])
  })
})
