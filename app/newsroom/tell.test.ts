import { expect, test } from 'vitest'
import { text } from './tell'

test('What a form sends is text that can be stored and asked for: no form breaks on a sign that no database takes', () => {
  const form = new FormData()
  form.set('topic', ' riv\u0000ers\r\n')
  form.set('file', new Blob(['x']))
  expect([text(form, 'topic'), text(form, 'file'), text(form, 'missing')]).toEqual(['rivers', '', ''])
})
