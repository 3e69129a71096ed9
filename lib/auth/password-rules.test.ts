import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressKey } from './address-key'
import { findPasswordFault } from './password-rules'
import { readAskedFrom } from './asked-from'

test.each([
  'password1234', 'P@ssw0rd!!!!', 'qwertyuiop12', '123456789012', '111111111111', 'aaaaaaaaaaaa', 'abcabcabcabc', 'iloveyou2026', 'bangladesh1971',
  'Pathok-2026-Pathok', 'পাঠকপাঠকপাঠক', 'newsroom12345', 'admin admin admin', '1qaz2wsx3edc', 'বাংলাদেশ১২৩৪৫', 'mita.roy.2026', 'letmein!letmein',
])('what guessers try first is refused: %s', (password) => {
  expect(findPasswordFault(password, ['মিতা রায়', 'mita.roy@paper.example'])).toBe('common')
})

test.each([
  'নদীর ওপারে কাশবন দোলে', 'correct horse battery staple', 'tUq8#mzv0Lw!', 'kash bon nodi tire', 'আমার বাংলা কবিতার খাতা', 'গাছের নিচে বিড়াল ঘুমায়', 'fjordbank glyphs vex',
])('a long enough password of any kind will do: %s', (password) => {
  expect(findPasswordFault(password, ['মিতা রায়', 'mita.roy@paper.example'])).toBeNull()
})

test('length is the only demand: twelve random letters of any script are enough, and eleven are not', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...'bfghjkmpqtvwxz'), { minLength: 12, maxLength: 60 }), (letters) => {
    const password = letters.join('')
    const fault = findPasswordFault(password, [])
    if (new Set(letters).size >= 11) expect(fault).toBeNull()
    expect(findPasswordFault(password.slice(0, 11), [])).toBe('short')
  }))
  expect(findPasswordFault('ঘ'.repeat(257), [])).toBe('long')
})

test('no password makes the rules crash', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.array(fc.string()), (password, own) => {
    expect([null, 'short', 'long', 'common']).toContain(findPasswordFault(password, own))
  }))
})

test.each([
  ['203.0.113.9', '203.0.113.9'], ['::ffff:203.0.113.9', '203.0.113.9'], ['::FFFF:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'], ['2001:DB8:1:2::1', '2001:db8:1:2::/64'], ['2001:0db8:0001:0002:ffff::', '2001:db8:1:2::/64'],
  ['::1', '0:0:0:0::/64'], ['fe80::1%eth0', 'fe80:0:0:0::/64'], ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'], ['', 'unknown'], ['nonsense', 'unknown'],
])('attempts from %s are counted under %s', (address, key) => {
  expect(addressKey(address)).toBe(key)
})

test.each([
  ['https', 'paper.example', true], ['http', 'localhost:3000', true], ['http', '127.0.0.1:3000', true], ['http', '[::1]:3000', true],
  ['http', '192.168.0.7:3000', false], ['http', 'paper.example', false], ['http', 'localhost.evil.example', false],
])('over %s at %s signing in is possible: %s', (proto, host, possible) => {
  const from = readAskedFrom(new Headers({ 'x-forwarded-proto': proto, 'x-forwarded-host': host, 'x-forwarded-for': '10.0.0.1' }))
  expect(from).toMatchObject({ origin: `${proto}://${host}`, canSignIn: possible, sender: '10.0.0.1' })
})
