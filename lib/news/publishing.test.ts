import { expect, test } from 'vitest'
import { undatedOrder } from './ordering'
import { datesOfPublication, mayChange } from './publishing'
import type { StoryState } from './story'

const states: StoryState[] = ['draft', 'review', 'scheduled', 'published', 'withdrawn']
const now = new Date('2026-11-22T06:00:00Z')
const earlier = new Date('2026-11-20T06:00:00Z')
const later = new Date('2026-11-25T06:00:00Z')
const story = { kind: 'full', state: 'draft', published: null, captured: null, ordered: undatedOrder } as const

test('What is not published can be published, and only what is published can be withdrawn', () => {
  expect(states.filter((state) => mayChange(state, 'publish'))).toEqual(['draft', 'review', 'scheduled', 'withdrawn'])
  expect(states.filter((state) => mayChange(state, 'withdraw'))).toEqual(['published'])
})

test('A first publication is now, and orders the story so', () => {
  expect(datesOfPublication(story, now)).toEqual({ published: now, captured: null, ordered: now })
  expect(datesOfPublication({ ...story, state: 'scheduled', published: later }, now)).toEqual({ published: now, captured: null, ordered: now })
})

test('A date that is known and past stays', () => {
  expect(datesOfPublication({ ...story, published: earlier }, now)).toEqual({ published: earlier, captured: null, ordered: earlier })
})

test('Whoever returns from a withdrawal has the dates it had: none is invented', () => {
  expect(datesOfPublication({ ...story, state: 'withdrawn' }, now)).toEqual({ published: null, captured: null, ordered: undatedOrder })
  const dated = { published: earlier, captured: null, ordered: earlier }
  expect(datesOfPublication({ ...story, ...dated, state: 'withdrawn' }, now)).toEqual(dated)
  const headline = { published: null, captured: earlier, ordered: new Date(earlier.getTime() + 997) }
  expect(datesOfPublication({ kind: 'headline-only', state: 'withdrawn', ...headline }, now)).toEqual(headline)
})
