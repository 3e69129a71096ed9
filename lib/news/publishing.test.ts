import { expect, test } from 'vitest'
import { undatedOrder } from './ordering'
import { datesOfPublication, isLate, mayChange, stateAt } from './publishing'
import type { StoryState } from './story'

const states: StoryState[] = ['draft', 'review', 'scheduled', 'published', 'withdrawn']
const now = new Date('2026-11-22T06:00:00Z')
const earlier = new Date('2026-11-20T06:00:00Z')
const later = new Date('2026-11-25T06:00:00Z')
const story = { kind: 'full', state: 'draft', published: null, captured: null, ordered: undatedOrder } as const

test('Each change has the states from which it leads', () => {
  const from = (change: Parameters<typeof mayChange>[1]) => states.filter((state) => mayChange(state, change))
  expect(from('submit')).toEqual(['draft'])
  expect(from('return')).toEqual(['review'])
  expect(from('schedule')).toEqual(['draft', 'review', 'scheduled'])
  expect(from('unschedule')).toEqual(['scheduled'])
  expect(from('publish')).toEqual(states)
  expect(from('withdraw')).toEqual(['published'])
  expect(from('correct')).toEqual(['published'])
})

test('A scheduled story is published from its time on, and late when nobody stamps it for a minute', () => {
  const planned = { state: 'scheduled', due: now } as const
  const after = (ms: number) => new Date(now.getTime() + ms)
  expect([after(-1), now, after(1)].map((moment) => stateAt(planned, moment))).toEqual(['scheduled', 'published', 'published'])
  expect([after(-1), after(60_000), after(60_001)].map((moment) => isLate(planned, moment))).toEqual([false, false, true])
  expect(stateAt({ state: 'withdrawn', due: now }, after(1))).toBe('withdrawn')
  expect(isLate({ state: 'published', due: earlier }, now)).toBe(false)
})

test('A headline whose text has come is published with it; one that stays a headline keeps what is known of it', () => {
  const headline = { state: 'published', published: null, captured: earlier, ordered: new Date(earlier.getTime() + 997) } as const
  expect(datesOfPublication({ ...headline, kind: 'full', was: 'headline-only' }, now)).toEqual({ published: now, captured: earlier, ordered: now })
  expect(datesOfPublication({ ...headline, kind: 'headline-only' }, now)).toMatchObject({ published: null, ordered: headline.ordered })
})

test('What readers see already keeps its date when it is changed', () => {
  const dated = { published: earlier, captured: null, ordered: earlier }
  expect(datesOfPublication({ ...story, ...dated, state: 'published' }, now)).toEqual(dated)
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
