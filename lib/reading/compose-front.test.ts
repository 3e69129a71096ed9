import { describe, expect, test } from 'vitest'
import { composeFront, type Candidate } from './compose-front'

const sections = ['international', 'sports', 'tech', 'news']

/** Candidates, newest first; what is not said is a full, dated story of the newspaper's own. */
function story(id: string, section: string, fields: Partial<Candidate> = {}): Candidate {
  return { id, section, full: true, dated: true, samplePaper: false, ...fields }
}

const headline = { full: false, dated: false }
const sample = { samplePaper: true }

/** A new installation: headlines of the captured page first, then a document, then the sample paper, then one undated. */
const newInstallation = [
  ...Array.from({ length: 12 }, (_, n) => story(`headline${n}`, 'news', headline)),
  story('document', 'international'),
  ...Array.from({ length: 12 }, (_, n) => story(`sample${n}`, ['sports', 'tech', 'international'][n % 3]!, sample)),
  story('undated', 'news', { dated: false }),
]

describe('the front of a new installation', () => {
  const front = composeFront(newInstallation, sections)

  test("the user's own document leads", () => {
    expect(front.lead).toBe('document')
  })

  test('the seconds come from sections of their own, apart from the lead', () => {
    expect(front.seconds).toEqual(['sample0', 'sample1', 'sample2'])
    expect(front.besideLead).toEqual(['sample3', 'sample4'])
  })

  test('the captured headlines head the latest, as they did on their page', () => {
    expect(front.latest).toEqual(['headline0', 'headline1', 'headline2', 'headline3', 'headline4', 'headline5', 'headline6'])
  })

  test('an undated document stands at the head of its section, before newer headlines', () => {
    expect(front.strips.at(-1)).toEqual({ section: 'news', stories: ['undated', 'headline7', 'headline8', 'headline9', 'headline10', 'headline11'] })
  })

  test('strips keep the order of the paper, and no section without stories has one', () => {
    expect(front.strips.map(({ section }) => section)).toEqual(sections)
    expect(composeFront([story('one', 'sports'), story('two', 'tech')], sections).strips).toEqual([])
  })

  test('no story is on the page twice', () => {
    const all = [front.lead, ...front.seconds, ...front.besideLead, ...front.latest, ...front.strips.flatMap(({ stories }) => stories)]
    expect(new Set(all).size).toBe(all.length)
  })
})

test('an older story of its own comes before the sample paper', () => {
  const front = composeFront([story('sample', 'tech', sample), story('own', 'sports')], sections)
  expect(front.lead).toBe('own')
  expect(front.seconds).toEqual(['sample'])
})

test('a story without a date leads only where nothing else could', () => {
  expect(composeFront([story('sample', 'tech', sample), story('undated', 'news', { dated: false })], sections).lead).toBe('sample')
  expect(composeFront([story('headline', 'news', headline), story('undated', 'news', { dated: false })], sections).lead).toBe('undated')
})

test('seconds share a section where there are no others', () => {
  const front = composeFront(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => story(id, 'sports')), sections)
  expect(front.lead).toBe('a')
  expect(front.seconds).toEqual(['b', 'c', 'd'])
  expect(front.besideLead).toEqual(['e', 'f'])
})

test('an empty store has an empty front', () => {
  expect(composeFront([], sections)).toEqual({ lead: null, seconds: [], besideLead: [], latest: [], strips: [] })
})
