import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { initialsOf } from './initials'
import { store } from './normalise'

describe('initials for a sign-off', () => {
  test.each([
    ['মাহমুদ পারভেজ', 'এমপি'], ['আয়েশা আক্তার', 'এএ'], ['নাফিসা', 'এন'], ['মো. রফিকুল ইসলাম', 'আরআই'], ['মোঃ রফিকুল ইসলাম', 'আরআই'], ['ড. জাফর ইকবাল', 'জেআই'],
    ['মোহাম্মদ আবদুল করিম চৌধুরী খান', 'এমএকেসি'], ['এ কে এম রহমান', 'একেএমআর'], ['এ.কে.এম. রহমান', 'একেএমআর'], ['Mahmud Parvez', 'এমপি'], ['AKM Rahman', 'একেএমআর'],
    ['মো.', 'এম'], ['শ্রাবণী ক্ষিতি', 'এসকে'], ['জ্ঞানেন্দ্র যতীন', 'জিজে'], ['ওয়াহিদ ইউনূস', 'ডব্লিউওয়াই'], ['ঐশী বড়ুয়া', 'ওবি'], ['নূর-ই-জান্নাত', 'এনইজে'], ['', ''], ['42 ।', ''], ['中村', '中'],
  ])('%s signs as %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials.normalize('NFC'))
  })

  test('Any name gives few letters in stored form, without spaces', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: fc.constantFrom(...'কমরওআয\u09BC\u09BE\u09CD\u200D .-AKm'), maxLength: 20 })), name => {
      const initials = initialsOf(name)
      expect(store(initials)).toBe(initials)
      expect(initials).not.toMatch(/\s/)
      expect(initials === '').toBe(!/\p{L}/u.test(store(name)))
    }))
  })
})
