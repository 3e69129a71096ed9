import { describe, expect, test } from 'vitest'
import { speculation, speculationRules } from './speculation'

describe('speculation rules', () => {
  test('fetch a page when its link is pressed, and prerender none', () => {
    const rules = JSON.parse(speculation) as { prefetch: { eagerness: string; where: unknown }[] }
    expect(Object.keys(rules)).toEqual(['prefetch'])
    expect(rules.prefetch.map(({ eagerness }) => eagerness)).toEqual(['conservative'])
  })

  test('are a file of their own type, of which stores keep one for each wish to save data', () => {
    const { status, headers, body } = speculationRules({})
    expect(status).toBe(200)
    expect(headers).toMatchObject({ 'Content-Type': 'application/speculationrules+json', Vary: 'Save-Data' })
    expect(body).toBe(speculation)
  })

  test('are empty for whoever saves data', () => {
    for (const wish of ['on', 'On', ' on ']) expect(JSON.parse(speculationRules({ 'save-data': wish }).body)).toEqual({})
    expect(speculationRules({ 'save-data': 'off' }).body).toBe(speculation)
  })
})
