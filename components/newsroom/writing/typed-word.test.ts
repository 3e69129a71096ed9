import { describe, expect, test } from 'vitest'
import { isAsked, TypedWord, type Pressed, type ShownWord } from './typed-word.client'
import type { WritingPlace } from './writing-places.client'

/** A line of text with a cursor at its end, in which the keys that nobody takes do what a browser does. */
function line(text = '', role: string | null = null) {
  const field = { text, isReadOnly: false }
  let shown: ShownWord | null = null
  const placeOf = (): WritingPlace | null => {
    if (field.isReadOnly) return null
    const before = field.text
    let written = ''
    const isIntact = () => field.text === before + written
    return {
      element: { getAttribute: () => role } as unknown as HTMLElement,
      before,
      isIntact,
      box: () => ({ left: 0, top: 0, bottom: 0 }),
      put(next) {
        if (!isIntact()) return false
        written = next
        field.text = before + next
        return true
      },
    }
  }
  const word = new TypedWord(placeOf, (next) => { shown = next })
  const press = (key: string, more: Partial<Pressed> = {}) => {
    const taken = word.press({ key, keyCode: 0, isComposing: false, ctrlKey: false, metaKey: false, altKey: false, ...more })
    if (!taken && [...key].length === 1 && Object.keys(more).length === 0) field.text += key
    if (!taken && key === 'Enter') field.text += '\n'
    if (!taken && key === 'Backspace') field.text = [...field.text].slice(0, -1).join('')
    return taken
  }
  const type = (keys: string) => { for (const key of keys) press(key) }
  return { field, word, press, type, get shown() { return shown as ShownWord | null } }
}

describe('a word typed with Latin keys', () => {
  test('stands in the text in Bengali from its first letter, and a space or a sign ends it', () => {
    const here = line()
    here.type('ami')
    expect(here.field.text).toBe('আমি')
    expect(here.shown).toMatchObject({ latin: 'ami', options: ['আমি'], chosen: 0 })
    here.type(' banglay gan gai! "ki"')
    expect(here.field.text).toBe('আমি বাংলায় গান গাই! "কি"')
    expect(here.shown).toBeNull()
    expect(here.press(' ')).toBe(false)
  })

  test('numbers, points and titles read as in print', () => {
    const here = line()
    here.type('D. iunUs 12.5 koTi TakaY. ')
    expect(here.field.text).toBe('ড. ইউনূস ১২.৫ কটি টাকায়। ')
  })

  test('Backspace takes the last key of the word, and behind it the last code point of the text', () => {
    const here = line()
    here.type('krike')
    here.press('Backspace')
    expect(here.field.text).toBe('ক্রিক')
    here.type('eT ')
    expect(here.field.text).toBe('ক্রিকেট ')
    for (let times = 0; times < 3; times += 1) expect(here.press('Backspace')).toBe(false)
    expect(here.field.text).toBe('ক্রিক')
    here.type('et')
    expect(here.field.text).toBe('ক্রিকেত')
  })

  test('emptied with Backspace it is gone, and the text before it is left to the next', () => {
    const here = line('ক ')
    here.type('a')
    expect(here.press('Backspace')).toBe(true)
    expect(here.field.text).toBe('ক ')
    expect(here.shown).toBeNull()
    expect(here.press('Backspace')).toBe(false)
  })

  test('Escape leaves the Latin letters, and behind them letters stay Latin', () => {
    const here = line()
    here.type('bnp')
    expect(here.press('Escape')).toBe(true)
    here.type('s ache')
    expect(here.field.text).toBe('bnps আছে')
    expect(here.press('Escape')).toBe(true)
    expect(here.press('Escape')).toBe(false)
  })
})

describe('words to choose from', () => {
  test('a digit takes one and the word is over; without any a digit is a digit', () => {
    const here = line()
    here.type('dhaka')
    here.word.offer('dhaka', ['ঢাকা', 'ধাকা', 'ঢাকার'])
    expect(here.shown!.options).toEqual(['ধাকা', 'ঢাকা', 'ঢাকার'])
    here.type('2')
    expect(here.field.text).toBe('ঢাকা')
    here.type('. ')
    expect(here.field.text).toBe('ঢাকা। ')
    here.type('a2')
    expect(here.field.text).toBe('ঢাকা। আ২')
  })

  test('arrows put one after the other into the text, and a space keeps the one that stands there', () => {
    const here = line()
    here.type('dhaka')
    here.word.offer('dhaka', ['ঢাকা', 'ঢাকার'])
    here.press('ArrowDown')
    expect(here.field.text).toBe('ঢাকা')
    here.press('ArrowDown')
    here.press('ArrowDown')
    expect(here.field.text).toBe('ধাকা')
    here.press('ArrowUp')
    expect(here.field.text).toBe('ঢাকার')
    here.type(' ')
    expect(here.field.text).toBe('ঢাকার ')
  })

  test('Enter takes what the arrows chose and nothing more; otherwise it is the field’s', () => {
    const here = line()
    here.type('dhaka')
    here.word.offer('dhaka', ['ঢাকা'])
    here.press('ArrowDown')
    here.press('Enter')
    expect(here.field.text).toBe('ঢাকা')
    here.type(' ami')
    here.press('Enter')
    expect(here.field.text).toBe('ঢাকা আমি\n')
  })

  test('what comes late, for letters that are not there any more, changes nothing', () => {
    const here = line()
    here.type('dhaka')
    here.word.offer('dha', ['ধান'])
    here.type(' ')
    here.word.offer('dhaka', ['ঢাকা'])
    expect(here.field.text).toBe('ধাকা ')
    expect(here.shown).toBeNull()
  })

  test('arrows are left to a field with a list of its own', () => {
    const here = line('', 'combobox')
    here.type('dhaka')
    here.word.offer('dhaka', ['ঢাকা'])
    expect(here.press('ArrowDown')).toBe(false)
    expect(here.field.text).toBe('ধাকা')
  })

  test('words are asked for by letters alone', () => {
    expect(['a', 'am', 'du:kh', '12', 'am.', 'a1'].map(isAsked)).toEqual([false, true, true, false, false, false])
  })
})

describe('keys that are not for it', () => {
  test('are those of a system’s keyboard that composes letters, and of commands', () => {
    const here = line()
    expect(here.press('a', { isComposing: true })).toBe(false)
    expect(here.press('a', { keyCode: 229 })).toBe(false)
    expect(here.press('z', { ctrlKey: true })).toBe(false)
    expect(here.press('Unidentified')).toBe(false)
    expect(here.press('Dead')).toBe(false)
    expect(here.press('আ')).toBe(false)
    expect(here.field.text).toBe('আ')
  })

  test('Shift alone does not end a word', () => {
    const here = line()
    here.type('k')
    here.press('Shift')
    here.type('I')
    expect(here.field.text).toBe('কী')
  })

  test('a text that changed under the word is not written over', () => {
    const here = line()
    here.type('am')
    here.field.text = 'অন্য লেখা '
    here.type('i')
    expect(here.field.text).toBe('অন্য লেখা ই')
  })

  test('a field that cannot be written in gets nothing', () => {
    const here = line()
    here.field.isReadOnly = true
    expect(here.press('a')).toBe(false)
  })
})
