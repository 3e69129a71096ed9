import { describe, expect, test } from 'vitest'
import { lastPage, rangeOf, readAsked, usualRanges } from './asked'

const now = new Date('2026-11-22T06:00:00Z')
const read = (query: string) => {
  const given = new URLSearchParams(query)
  return readAsked((name) => given.get(name), now)
}

describe('what an address asks for', () => {
  test('is the words alone where nothing else is said', () => {
    expect(read('q=নদী')).toEqual({ text: 'নদী', section: null, desk: null, from: null, until: null, order: 'best', page: 1, odd: [] })
  })

  test('may be narrowed by section, desk and days of either calendar, ordered and paged', () => {
    const asked = read('q=নদী&section=sports&desk=sports-desk&from=১ অগ্রহায়ণ ১৪২৯&until=৪/১২/২০২২&order=newest&page=3')
    expect(asked).toMatchObject({ section: 'sports', desk: 'sports-desk', order: 'newest', page: 3, odd: [] })
    expect(rangeOf(asked)).toEqual({ from: new Date('2022-11-15T18:00:00Z'), until: new Date('2022-12-04T18:00:00Z') })
  })

  test('has as its last day the whole of the month or the year that is named', () => {
    expect(rangeOf(read('q=ক&from=2022&until=2022'))).toEqual({ from: new Date('2021-12-31T18:00:00Z'), until: new Date('2022-12-31T18:00:00Z') })
  })

  test('is searched without what cannot be understood, and each such part is named', () => {
    const asked = read('q=ক&section=no-such&desk=../x&from=কখনো না&until=99/99/9999&order=sideways&page=-1')
    expect(asked).toMatchObject({ text: 'ক', section: null, desk: null, order: 'best', page: 1 })
    expect(asked.odd.toSorted()).toEqual(['desk', 'from', 'order', 'page', 'section', 'until'])
    expect(rangeOf(asked)).toEqual({ from: null, until: null })
    // What was typed stands in its field again.
    expect(asked.from?.typed).toBe('কখনো না')
  })

  test('is never so long that the address of the next page could not be asked for', () => {
    const asked = read(`q=${'ক'.repeat(4000)}&from=${'খ'.repeat(4000)}&until=${'খ'.repeat(4000)}`)
    expect(encodeURIComponent(asked.text + asked.from!.typed + asked.until!.typed).length).toBeLessThan(3_900)
    expect(() => encodeURIComponent(read(`q=ক${'😀'.repeat(500)}`).text)).not.toThrow()
  })

  test('may be a page that is not there, but no page beyond counting', () => {
    expect(read('q=ক&page=999').page).toBe(lastPage + 1)
  })

  test('of nothing is nothing', () => {
    expect(read('')).toMatchObject({ text: '', odd: [] })
    expect(read('q=+&section=&from=')).toMatchObject({ text: '', section: null, from: null, odd: [] })
  })
})

test('Every range that is offered is one that can be read', () => {
  for (const { from, until } of usualRanges({ year: 2026, month: 11, day: 22 }, 1433)) {
    const asked = read(new URLSearchParams({ q: 'ক', from, ...(until !== null && { until }) }).toString())
    expect(asked.odd).toEqual([])
    expect(rangeOf(asked).from!.getTime()).toBeLessThan(now.getTime())
  }
})
