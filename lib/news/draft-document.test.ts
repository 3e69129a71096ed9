import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { someBody } from '@/tests/arbitrary-body'
import { bodySchema, plainText, type Block } from './blocks'
import { bodyOf, documentOf, tidyBody } from './draft-document'

const letters = (body: readonly Block[]) => plainText(body).replace(/[\s–]+/gu, '')

describe('A body and its document', () => {
  test('A body that was opened and closed again is the same body', () => {
    fc.assert(fc.property(someBody, (body) => {
      expect(bodyOf(documentOf(body))).toEqual(tidyBody(body))
    }), { numRuns: 2_000 })
  })

  test('A document that was read and written again is the same document', () => {
    fc.assert(fc.property(someBody, (body) => {
      const document = documentOf(tidyBody(body))
      expect(documentOf(bodyOf(document))).toEqual(document)
    }), { numRuns: 1_000 })
  })

  test('What comes out of the writing surface is a body that can be stored', () => {
    fc.assert(fc.property(someBody, (body) => {
      expect(bodySchema.safeParse(bodyOf(documentOf(body))).success).toBe(true)
    }), { numRuns: 1_000 })
  })

  test('Tidying loses not a letter, and once is enough', () => {
    fc.assert(fc.property(someBody, (body) => {
      const tidy = tidyBody(body)
      expect(letters(tidy)).toBe(letters(body))
      expect(tidyBody(tidy)).toEqual(tidy)
    }), { numRuns: 2_000 })
  })

  test('Runs that look the same become one, lines stay lines', () => {
    const body: Block[] = [{ kind: 'paragraph', text: [{ text: 'এক\n' }, { text: 'দুই' }, { text: 'তিন', strong: true }] }]
    expect(bodyOf(documentOf(body))).toEqual([{ kind: 'paragraph', text: [{ text: 'এক\nদুই' }, { text: 'তিন', strong: true }] }])
  })

  test('An empty body is one empty paragraph to write in, and stays an empty body', () => {
    expect(documentOf([])).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] })
    expect(bodyOf(documentOf([]))).toEqual([])
  })

  test('A table that lost all but its header keeps the header', () => {
    const table = { type: 'table', attrs: { caption: null }, content: [{ type: 'tableRow', content: [{ type: 'tableHeader', content: [{ type: 'text', text: 'দল' }] }] }] }
    expect(bodyOf({ type: 'doc', content: [table] })).toEqual([{ kind: 'table', caption: null, header: ['দল'], rows: [['']] }])
  })

  test('A node that no block is written as is refused, never dropped', () => {
    expect(() => bodyOf({ type: 'doc', content: [{ type: 'iframe' }] })).toThrow('iframe')
    expect(() => bodyOf({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'image' }] }] })).toThrow('image')
  })
})
