import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Alpona } from './alpona'

const markup = (id: string, size = 176) => renderToStaticMarkup(createElement(Alpona, { id, size }))
const ids = Array.from({ length: 24 }, (_, place) => `sheet-${place + 1}`)

describe('the ornament on a page', () => {
  test('It is hidden from those who listen, and takes the colour of its surroundings', () => {
    const svg = markup('856c5e2ef2')
    expect(svg).toContain('aria-hidden="true"')
    expect(svg).toContain('viewBox="-62 -62 124 124"')
    expect(svg).toContain('stroke="currentColor"')
    expect(svg).not.toMatch(/#[0-9a-f]{3,6}|<text|<title|style=/)
  })

  test('It costs a page 2 to 12 kB', () => {
    for (let place = 0; place < 300; place++) {
      const { length } = markup(`story-${place}`)
      expect(length).toBeGreaterThan(2_000)
      expect(length).toBeLessThan(12_000)
    }
  })

  test('A sheet of 24 is drawn as it was when somebody last looked at it', async () => {
    const sheet = ids.map((id, place) => {
      const [x, y] = [62 + (place % 6) * 130, 62 + Math.floor(place / 6) * 130]
      return markup(id, 124).replace('<svg ', `<svg x="${x - 62}" y="${y - 62}" `)
    })
    await expect('<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 -10 794 534" color="#aa1529">\n'
      + '<rect x="-10" y="-10" width="794" height="534" fill="#fcfaf5"/>\n'
      + `${sheet.join('\n')}\n</svg>\n`).toMatchFileSnapshot('../../tests/pictures/alpona-sheet.svg')
  })
})
