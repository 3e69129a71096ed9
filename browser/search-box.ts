import { toBanglaDigits } from '../lib/bangla/digits'

/** What /api/suggest answers. `url` is a path of the Bengali site. */
interface Suggestion {
  kind: 'story' | 'topic' | 'person' | 'desk'
  text: string
  url: string
}

/** How long somebody has paused, in ms, before it is asked what they may mean; longer where data are dear. */
const pause = 150
const longPause = 500

/**
 * `<search-box>` around the search form: suggestions under the field while somebody types, as a combobox with a list.
 * Arrows, Home and End go through the list, Enter opens what is chosen, Escape closes; nothing is asked or taken while a
 * composition is under way, and whoever chooses nothing has the form as it was.
 * Attributes: data-suggest (where to ask), data-prefix (of the reader's language, before each address), data-label,
 * data-count (with # for the number), data-none, and the word for each kind: data-story, data-topic, data-person, data-desk.
 */
class SearchBox extends HTMLElement {
  private field!: HTMLInputElement
  private list!: HTMLElement
  private status!: HTMLElement
  private shown: Suggestion[] = []
  /** Which of them is chosen; -1: none, Enter sends the form. */
  private at = -1
  private timer = 0
  private asking: AbortController | null = null
  private composing = false

  connectedCallback() {
    const field = this.querySelector<HTMLInputElement>('input[type=search]')
    if (field === null || this.querySelector('[role=listbox]') !== null) return
    this.field = field
    this.list = element('ul', { role: 'listbox', id: 'suggestions', class: 'suggestions', 'aria-label': this.dataset.label ?? '', hidden: '' })
    this.status = element('p', { role: 'status', class: 'sr-only' })
    this.append(this.list, this.status)
    for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-expanded', 'false'], ['aria-controls', this.list.id]] as const) {
      field.setAttribute(name, value)
    }
    for (const name of ['input', 'keydown', 'blur', 'compositionstart', 'compositionend'] as const) field.addEventListener(name, this)
    // Pressing on the list must not take the focus from the field before the press is complete.
    this.list.addEventListener('pointerdown', (event) => event.preventDefault())
    this.list.addEventListener('mousedown', (event) => event.preventDefault())
    this.list.addEventListener('click', (event) => {
      const option = (event.target as Element).closest('li')
      if (option !== null) this.open(this.shown[[...this.list.children].indexOf(option)])
    })
    // An address says what is asked, and not what is left open.
    field.form?.addEventListener('formdata', ({ formData }) => {
      for (const [name, value] of [...formData]) if (value === '') formData.delete(name)
    })
    // Something may have been typed before this script was there.
    this.ask()
  }

  handleEvent(event: Event) {
    switch (event.type) {
      case 'compositionstart':
        this.composing = true
        this.forget()
        break
      case 'compositionend':
        this.composing = false
        this.ask()
        break
      case 'blur':
        this.forget()
        this.close()
        break
      case 'input':
        if (/[A-Za-z]/.test(this.field.value)) this.field.dataset.script = 'latin'
        else delete this.field.dataset.script
        if (!this.composing && !(event as InputEvent).isComposing) this.ask()
        break
      case 'keydown':
        this.press(event as KeyboardEvent)
    }
  }

  private press(event: KeyboardEvent) {
    // Of keys that a composition takes, some browsers tell only by their number.
    if (this.composing || event.isComposing || event.keyCode === 229 || event.altKey || event.ctrlKey || event.metaKey) return
    const last = this.shown.length - 1
    const to = (at: number) => {
      event.preventDefault()
      this.choose(at)
    }
    if (event.key === 'ArrowDown' && last < 0) this.ask(0)
    else if (last < 0) return
    else if (event.key === 'ArrowDown') to(this.at === last ? -1 : this.at + 1)
    else if (event.key === 'ArrowUp') to(this.at === -1 ? last : this.at - 1)
    else if (event.key === 'Home' && this.at >= 0) to(0)
    else if (event.key === 'End' && this.at >= 0) to(last)
    else if (event.key === 'Escape') {
      event.preventDefault()
      this.forget()
      this.close()
    } else if (event.key === 'Enter' && this.at >= 0) {
      event.preventDefault()
      this.open(this.shown[this.at])
    }
  }

  private get saving(): boolean {
    return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true
  }

  private ask(wait = this.saving ? longPause : pause) {
    this.forget()
    const words = this.field.value.trim()
    // A letter with its signs is one; nobody can be told much by one letter.
    const letters = words.replace(/[\p{M}\s]/gu, '').length
    if (letters < (this.saving ? 3 : 2) || words.length > 100) return this.close()
    this.timer = window.setTimeout(() => void this.fetch(words), wait)
  }

  private forget() {
    clearTimeout(this.timer)
    this.asking?.abort()
    this.asking = null
  }

  private async fetch(words: string) {
    const asking = (this.asking = new AbortController())
    try {
      const answer = await fetch(`${this.dataset.suggest}?q=${encodeURIComponent(words)}`, { signal: asking.signal, credentials: 'omit' })
      const { suggestions } = (await answer.json()) as { suggestions?: Suggestion[] }
      // Whoever has left the field meanwhile is not called back.
      if (asking === this.asking && document.activeElement === this.field) this.show(suggestions ?? [])
    } catch {
      // Without suggestions the form works as before.
      if (asking === this.asking) this.close()
    }
  }

  private show(suggestions: Suggestion[]) {
    this.shown = suggestions
    this.list.replaceChildren(...suggestions.map(({ kind, text }, at) => {
      const option = element('li', { role: 'option', id: `suggestion-${at}`, 'aria-selected': 'false' })
      const words = element('span', { lang: 'bn' })
      words.textContent = text
      const said = element('span', {})
      said.textContent = this.dataset[kind] ?? ''
      option.append(words, ' ', said)
      return option
    }))
    this.list.style.top = `${this.field.offsetTop + this.field.offsetHeight + 8}px`
    this.list.hidden = suggestions.length === 0
    this.list.scrollTop = 0
    this.field.setAttribute('aria-expanded', String(suggestions.length > 0))
    this.choose(-1)
    const { count = '#', none = '' } = this.dataset
    const number = document.documentElement.lang === 'en' ? String(suggestions.length) : toBanglaDigits(suggestions.length)
    this.status.textContent = suggestions.length === 0 ? none : count.replace('#', number)
  }

  private close() {
    this.shown = []
    this.at = -1
    this.list.hidden = true
    this.list.replaceChildren()
    this.status.textContent = ''
    this.field.setAttribute('aria-expanded', 'false')
    this.field.removeAttribute('aria-activedescendant')
  }

  private choose(at: number) {
    const options = this.list.children
    options[this.at]?.setAttribute('aria-selected', 'false')
    this.at = at
    const option = options[at]
    if (option === undefined) return this.field.removeAttribute('aria-activedescendant')
    option.setAttribute('aria-selected', 'true')
    this.field.setAttribute('aria-activedescendant', option.id)
    option.scrollIntoView({ block: 'nearest' })
  }

  private open(suggestion: Suggestion | undefined) {
    if (suggestion !== undefined) location.assign((this.dataset.prefix ?? '') + suggestion.url)
  }
}

function element(name: string, attributes: Record<string, string>): HTMLElement {
  const made = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value)
  return made
}

customElements.define('search-box', SearchBox)
