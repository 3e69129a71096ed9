import { phonetic, stopAfter } from '@/lib/bangla/phonetic'
import type { WritingPlace } from './writing-places.client'

/** A key as the browser tells of it. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'keyCode' | 'isComposing' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** The word being typed, as it is shown beside its place. */
export interface ShownWord {
  place: WritingPlace
  latin: string
  /** The reading of the letters first, then words of this newspaper. */
  options: readonly string[]
  /** Which of them stands in the field. */
  chosen: number
}

/** How many can be chosen with a digit. */
export const mostOptions = 5

/** Keys that only go with others. */
const silent = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'Fn'])
const within = /^[A-Za-z0-9`^:.,]$/
const asked = /^[A-Za-z`^:]{2,}$/

/**
 * One word at a time, from Latin letters to Bengali ones. What stands in the field is always the word as it would stay:
 * whatever is not a letter of it, a space, a sign, a press elsewhere, just ends it. Keys that a system's keyboard uses to
 * compose letters are never looked at.
 */
export class TypedWord {
  private word: { place: WritingPlace; latin: string; options: string[]; chosen: number } | null = null

  constructor(
    private readonly placeOf: () => WritingPlace | null,
    /** Whoever shows the word, and asks for words that sound like it. Null: none is being typed. */
    private readonly show: (word: ShownWord | null) => void,
  ) {}

  /** Whether the key was taken. What is not taken goes its way. */
  press({ key, keyCode, isComposing, ctrlKey, metaKey, altKey }: Pressed): boolean {
    if (silent.has(key)) return false
    if (isComposing || keyCode === 229 || ctrlKey || metaKey || altKey) {
      this.end()
      return false
    }
    if (this.word !== null && !this.word.place.isIntact()) this.end()
    if (this.word !== null && this.goOn(key)) return true
    this.end()
    return this.begin(key)
  }

  /** Words that sound like `latin`, if that is still what is being typed. */
  offer(latin: string, words: readonly string[]): void {
    const { word } = this
    if (word === null || word.latin !== latin || word.chosen !== 0) return
    const reading = word.options[0]!
    word.options = [reading, ...new Set(words.filter((one) => one !== reading))].slice(0, mostOptions)
    this.tell()
  }

  /** One of the words shown was chosen: it stands, and the next word begins. */
  choose(at: number): void {
    this.take(at)
    this.end()
  }

  /** What stands there stays. */
  end(): void {
    if (this.word === null) return
    this.word = null
    this.show(null)
  }

  /** A key while a word is being typed. */
  private goOn(key: string): boolean {
    const { place, latin, options, chosen } = this.word!
    const isMenu = options.length > 1
    if (isMenu && /^[1-9]$/.test(key) && Number(key) <= options.length) {
      this.choose(Number(key) - 1)
      return true
    }
    // Where the field has a list of its own, the arrows are that list's.
    if (isMenu && (key === 'ArrowDown' || key === 'ArrowUp') && place.element.getAttribute('role') !== 'combobox') {
      this.take((chosen + (key === 'ArrowDown' ? 1 : -1) + options.length) % options.length)
      return true
    }
    // The space that ends a word belongs to it: the two are one step to undo.
    if (key === ' ' || key === 'Escape') {
      place.put(key === ' ' ? `${options[chosen]} ` : latin)
      this.end()
      return true
    }
    // Another word than the letters say was chosen: what comes next belongs to the text again.
    if (chosen !== 0) {
      this.end()
      return key === 'Enter'
    }
    if (key === 'Backspace') this.read(latin.slice(0, -1))
    else if (within.test(key)) this.read(latin + key)
    else return false
    return true
  }

  /** A key while none is. */
  private begin(key: string): boolean {
    if (!/^[A-Za-z0-9$^.]$/.test(key)) return false
    const place = this.placeOf()
    // Within a word that stands in Latin letters, Latin letters are meant.
    if (place === null || /[A-Za-z0-9]$/.test(place.before)) return false
    if (key === '.') return /[\u0980-\u09FF]$/.test(place.before) && place.put(stopAfter(place.before))
    if (key === '$') return place.put(phonetic(key))
    if (key === '^' && !/[\u0980-\u09FF]$/.test(place.before)) return false
    this.word = { place, latin: '', options: [], chosen: 0 }
    this.read(key)
    return true
  }

  private read(latin: string): void {
    const { place } = this.word!
    const reading = latin === '' ? '' : phonetic(latin, place.before)
    if (!place.put(reading) || latin === '') return this.end()
    this.word = { place, latin, options: [reading], chosen: 0 }
    this.tell()
  }

  private take(at: number): void {
    const { word } = this
    if (word === null || !word.place.put(word.options[at]!)) return this.end()
    word.chosen = at
    this.tell()
  }

  private tell(): void {
    if (this.word !== null) this.show({ ...this.word })
  }
}

/** Whether words that sound so are worth asking for. */
export const isAsked = (latin: string) => asked.test(latin)
