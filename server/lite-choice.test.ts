import { describe, expect, test } from 'vitest'
import { admit } from './gate'
import { wantsLite } from './lite-choice'

const asked = (url: string, headers: Record<string, string> = {}) =>
  admit({ method: 'GET', url, headers: { host: 'localhost:3000', ...headers }, rawHeaders: ['Host', 'localhost:3000'] }, { answersTo: () => true, rooms: new Set(['newsroom', 'api']) })

describe('a reader on a slow line', () => {
  test.each<Record<string, string>>([{ 'save-data': 'on' }, { ect: '2g' }, { ect: 'slow-2g' }, { cookie: 'line=2g' }, { cookie: 'a=b; view=lite' }])('is led to the lite form, without what the link carries beside (%o)', (headers) => {
    expect(asked('/national/76z53jt8n6?fbclid=1', headers)).toEqual({ to: 'lite', location: '/lite/national/76z53jt8n6' })
    expect(asked('/', headers)).toEqual({ to: 'lite', location: '/lite' })
    expect(asked('/en/latest', headers)).toEqual({ to: 'lite', location: '/lite/en/latest' })
  })

  test('who has chosen the full pages gets them on any line', () => {
    expect(asked('/latest', { cookie: 'line=2g; view=full', 'save-data': 'on', ect: '2g' })).toMatchObject({ to: 'page', lite: false })
  })

  test('is not led away from what is no page, nor from what a page fetches', () => {
    const headers = { cookie: 'view=lite', 'save-data': 'on' }
    for (const url of ['/feed.xml', '/favicon.ico', '/api/health', '/newsroom', '/browser/core.js', '/no/such/page', '/lite/latest']) {
      expect(asked(url, headers).to, url).not.toBe('lite')
    }
    expect(asked('/latest', { ...headers, 'sec-fetch-dest': 'empty' })).toMatchObject({ to: 'page', lite: false })
  })

  test('nobody else is', () => {
    for (const headers of [{}, { ect: '3g' }, { 'save-data': 'off' }, { cookie: 'review=lite; line=2gx; view=litex' }]) expect(wantsLite(headers)).toBe(false)
  })
})

describe('choosing the form of the pages', () => {
  test('leads back to the page from which it was chosen', () => {
    expect(asked('/view/lite?to=%2Fnational%2F76z53jt8n6')).toEqual({ to: 'view', view: 'lite', location: '/lite/national/76z53jt8n6' })
    expect(asked('/view/full?to=%2Fen%2Flatest%3Fbefore%3D76z53jt8n6')).toEqual({ to: 'view', view: 'full', location: '/en/latest?before=76z53jt8n6' })
    expect(asked('/view/lite?to=%2F')).toEqual({ to: 'view', view: 'lite', location: '/lite' })
  })

  test('leads to no other site, and to no other choice', () => {
    for (const to of ['//evil.example', 'https://evil.example', '/\\evil.example', '/view/full?to=/', '/newsroom', '/feed.xml', '', '/a%0d%0ab', '/latest\r\nX: y']) {
      expect(asked(`/view/full?to=${encodeURIComponent(to)}`), to).toEqual({ to: 'view', view: 'full', location: '/' })
    }
  })
})
