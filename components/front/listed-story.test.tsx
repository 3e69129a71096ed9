import { createElement } from 'react'
import { describe, expect, test } from 'vitest'
import { HeadlineList } from '@/components/lists/headline-list'
import { LatestList } from '@/components/lists/latest-list'
import { RankList } from '@/components/lists/rank-list'
import { StoryRows } from '@/components/lists/story-rows'
import { RelatedBox } from '@/components/story/blocks/related-box'
import { StoryArticle } from '@/components/story/story-article'
import type { StorySummary } from '@/lib/news/story'
import bn from '@/messages/bn.json'
import { aStory, rendered } from '@/tests/rendered'
import { Lead } from './lead'
import { Second } from './second'
import { Strip } from './strip'
import { Top } from './top'

const other = (at: number) => aStory({ id: `aaaaaaaaa${at}`, headline: 'অন্য একটি খবর, যার শিরোনাম দুই সারি পর্যন্ত যায়' })
const others = [2, 3, 4, 5, 6, 7, 8].map(other)

/** Every way in which readers meet a story outside its own page. */
const places: [string, (story: StorySummary) => string][] = [
  ['the lead of the front', (story) => rendered(<Lead story={story} />)],
  ['a second of the front', (story) => rendered(<Second story={story} withText />)],
  ['beside the lead', (story) => rendered(<Top top={{ lead: other(0), seconds: others.slice(0, 3), besideLead: [story, other(1)], latest: others }} mostRead={{ day: null, stories: [] }} />)],
  ['the head of a wide strip', (story) => rendered(<Strip section="national" stories={[story]} shape="wide" first />)],
  ['a strip', (story) => rendered(<Strip section="national" stories={[story]} shape="even" first={false} />)],
  ['the latest', (story) => rendered(<LatestList stories={[story]} />)],
  ['the most read', (story) => rendered(<RankList stories={[story]} form="band" />)],
  ['related headlines', (story) => rendered(<HeadlineList stories={[story]} />)],
  ['the list of all sections', (story) => rendered(<StoryRows stories={[story]} />)],
  ['the list of its section', (story) => rendered(<StoryRows stories={[story]} withSection={false} />)],
  ['a box in another text', (story) => rendered(createElement(RelatedBox, { story }))],
]
const { breaking } = bn.story
const full = aStory().headline

describe.each(places)('In %s', (_, show) => {
  test('a story has the headline that was written for lists, and its own where none was', () => {
    expect(show(aStory())).toContain(full)
    const short = show(aStory({ shortHeadline: 'পদ্মাপারে মেলা' }))
    expect(short).toContain('>পদ্মাপারে মেলা</a>')
    expect(short).not.toContain(full)
  })

  test('breaking news is marked with bead and word, and nothing else is', () => {
    const marked = show(aStory({ breakingUntil: new Date('2026-11-22T08:00:00Z') }))
    expect(marked.split(breaking)).toHaveLength(2)
    expect(marked.slice(0, marked.indexOf(breaking))).toMatch(/<strong[^>]*><span aria-hidden="true" class="bead[^>]*><\/span>$/)
    expect(show(aStory())).not.toContain(breaking)
  })
})

describe('On its own page', () => {
  test('a story has its whole headline, and the mark of breaking news', () => {
    const page = rendered(<StoryArticle story={aStory({ shortHeadline: 'পদ্মাপারে মেলা', breakingUntil: new Date('2026-11-22T08:00:00Z') })} />)
    expect(page).toContain(`>${full}</h1>`)
    expect(page).not.toContain('পদ্মাপারে মেলা')
    expect(page).toContain(breaking)
    expect(rendered(<StoryArticle story={aStory()} />)).not.toContain(breaking)
  })
})

describe('A picture that is cut', () => {
  const files = [{ format: 'jpeg' as const, width: 320, height: 480, file: 'boat-320.jpg', bytes: 9 }]
  const boat = { id: 'boat', width: 640, height: 960, files, alt: 'নৌকা', caption: null, credit: 'রুবিনা হক', focal: { x: 125, y: 1000 } }
  const around = 'style="object-position:50% 100%"'
  const cutPlaces = places.filter(([, show]) => show(aStory({ picture: boat })).includes('<img'))

  test('stands in the lead, in seconds, in strips and in lists', () => {
    expect(cutPlaces.map(([name]) => name)).toEqual([
      'the lead of the front', 'a second of the front', 'the head of a wide strip', 'a strip', 'the list of all sections', 'the list of its section',
    ])
  })

  test.each(cutPlaces)('keeps in sight what the editor chose (%s), and the middle where nobody did', (_, show) => {
    const images = [...show(aStory({ picture: boat })).matchAll(/<img[^>]*>/g)].map(([tag]) => tag)
    for (const tag of images) {
      expect(tag).toContain('object-cover')
      expect(tag).toContain(around)
    }
    expect(show(aStory({ picture: { ...boat, focal: null } }))).not.toContain('object-position')
  })

  test('is whole on the page of its story', () => {
    expect(rendered(<StoryArticle story={aStory({ picture: boat })} />)).not.toMatch(/object-(cover|position)/)
  })
})
