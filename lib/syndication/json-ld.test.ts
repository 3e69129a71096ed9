import { describe, expect, test } from 'vitest'
import type { Story } from '@/lib/news/story'
import { breadcrumbJsonLd, storyJsonLd } from './json-ld'

const story: Story = {
  id: '76z53jt8n6', kind: 'full', section: 'international', headline: 'নদীর নাম', standfirst: null, opening: 'নদী', sample: null, place: null,
  bylines: [{ slug: 'rahim', name: 'রহিম', kind: 'person' }, { slug: 'international-desk', name: 'আন্তর্জাতিক ডেস্ক', kind: 'desk' }],
  published: new Date('2022-12-04T14:37:00Z'), updated: null, captured: null, picture: null, body: [], signOff: null, sourceLine: null,
  topics: [{ slug: 'rivers', name: 'নদী' }], pictures: {}, boxes: {}, shortHeadline: null, breakingUntil: null, corrections: [],
}

const card = { url: '/cards/76z53jt8n6-0123456789ab.jpg', width: 1200, height: 630 }

describe('what a search engine reads of a story', () => {
  test('names headline, times, people and desks, section and topics', () => {
    expect(storyJsonLd(story, 'bn', card)).toMatchObject({
      '@type': 'NewsArticle', headline: 'নদীর নাম', inLanguage: 'bn', articleSection: 'আন্তর্জাতিক', keywords: ['নদী'],
      datePublished: '2022-12-04T14:37:00.000Z', dateModified: '2022-12-04T14:37:00.000Z',
      author: [{ '@type': 'Person', name: 'রহিম' }, { '@type': 'Organization', name: 'আন্তর্জাতিক ডেস্ক' }],
    })
  })

  test('names what was wrong and when it was put right, which is its last change', () => {
    const at = new Date('2022-12-06T01:00:00Z')
    expect(storyJsonLd({ ...story, updated: new Date('2022-12-05T00:00:00Z'), corrections: [{ text: 'নদীর নাম ভুল ছিল', at }] }, 'bn', card)).toMatchObject({
      dateModified: at.toISOString(), correction: [{ '@type': 'CorrectionComment', text: 'নদীর নাম ভুল ছিল', datePublished: at.toISOString() }],
      publisher: { correctionsPolicy: 'http://localhost:3000/corrections' },
    })
  })

  test('has a picture in every case: its photograph with whose it is, and its card', () => {
    const file = { format: 'jpeg' as const, width: 960, height: 640, file: '0123456789abcdef-960.jpg', bytes: 1 }
    const picture = { id: '0123456789abcdef', width: 960, height: 640, files: [file], alt: 'নদী', caption: null, credit: 'রহিম', focal: null }
    const cardImage = { '@type': 'ImageObject', url: 'http://localhost:3000/cards/76z53jt8n6-0123456789ab.jpg', width: 1200, height: 630 }
    expect(storyJsonLd(story, 'bn', card)).toMatchObject({ image: [cardImage] })
    expect(storyJsonLd({ ...story, picture }, 'bn', card)).toMatchObject({
      image: [{ url: 'http://localhost:3000/pictures/0123456789abcdef-960.jpg', width: 960, height: 640, creditText: 'রহিম' }, cardImage],
    })
  })

  test('claims no date that is not known', () => {
    const facts = storyJsonLd({ ...story, published: null }, 'bn', card)
    expect(facts).not.toHaveProperty('datePublished')
    expect(facts).not.toHaveProperty('dateModified')
  })

  test('is nothing for a headline without a text', () => {
    expect(storyJsonLd({ ...story, kind: 'headline-only' }, 'bn', card)).toBeNull()
  })

  test('leads from the front page through the section, in the language of the page', () => {
    const { itemListElement } = breadcrumbJsonLd(story, 'en') as { itemListElement: { name: string; item: string }[] }
    expect(itemListElement.map(({ name, item }) => [name, new URL(item).pathname])).toEqual([
      ['Pathok', '/en'], ['International', '/en/international'], ['নদীর নাম', '/en/international/76z53jt8n6'],
    ])
  })
})
