import { formatDateTime } from '../lib/bangla/dates'
import { toBanglaDigits } from '../lib/bangla/digits'
import { exportSaved } from './export-saved'
import { dropOldest, filesName, listKept, otherForm, pagesName, savedName, shell, type KeptPage } from './kept-pages'
import { keepTodaysTen } from './todays-ten'

const locale = document.documentElement.lang === 'en' ? 'en' : 'bn'
const digits = (n: number | string) => (locale === 'bn' ? toBanglaDigits(n) : String(n))

type Kind = 'saved' | 'today' | 'opened' | 'pages'

/** What the browser offers where the paper can be put on the home screen. */
interface InstallEvent extends Event {
  prompt: () => Promise<unknown>
}

/**
 * `<on-device>` around what a page tells of this device: lists of what can be read without a line, the room that it takes,
 * and the commands for both. Parts marked `data-if` are hidden until they hold; only the one that says what is needed
 * (`data-if="needs"`) stands there from the beginning and goes away where that is had. Words with places stand in attributes: data-fetched, data-saved,
 * data-withdrawn, data-removed, data-space, data-space-none, data-kilobytes, data-megabytes, data-cleared, data-fetching, data-ten, data-none.
 */
class OnDevice extends HTMLElement {
  connectedCallback() {
    if (!('serviceWorker' in navigator && 'caches' in window)) return
    this.on('clear', () => this.clear())
    this.on('retry', () => location.reload())
    this.on('ten', () => this.fetchTen())
    this.on('export', () => exportSaved(document.title, (ms) => this.word('saved', { when: formatDateTime(new Date(ms), locale) })))
    addEventListener('beforeinstallprompt', (event) => {
      this.uncover('install', true)
      this.on('install', () => (event as InstallEvent).prompt())
    })
    addEventListener('appinstalled', () => this.uncover('install', false))
    this.show().catch(() => {})
  }

  /** Writes everything anew; where the caches are closed to us the page stays as it is without scripts. */
  private async show() {
    const [saved, kept, files] = await Promise.all([savedName, pagesName, filesName].map(listKept)) as [KeptPage[], KeptPage[], KeptPage[]]
    const full = kept.filter(({ address }) => !shell.includes(address.replace(/^\/en/, '')))
    // One row for a page that lies here in both forms, and for a story that is saved.
    const opened = full.filter(({ address }) => !saved.some((one) => one.address === address)
      && (!address.startsWith('/lite') || !full.some((one) => one.address === otherForm(address))))
    const lists: Record<Kind, KeptPage[]> = {
      saved: saved.sort((one, other) => other.saved - one.saved),
      today: opened.filter(({ story, ahead }) => story !== '' && ahead > 0),
      opened: opened.filter(({ story, ahead }) => story !== '' && ahead === 0),
      pages: opened.filter(({ story }) => story === ''),
    }
    let shown = 0
    for (const list of this.querySelectorAll<HTMLElement>('[data-list]')) {
      const pages = lists[list.dataset.list as Kind]
      list.querySelector('ul')!.replaceChildren(...pages.map((page) => this.row(page)))
      list.hidden = pages.length === 0
      shown += pages.length
    }
    this.uncover('none', shown === 0)
    this.uncover('export', saved.some(({ withdrawn }) => !withdrawn))
    this.uncover('needs', false)
    // In place of a page that could not be had, this one stands at that page's address.
    const lost = this.dataset.page === 'offline' && !shell.includes(location.pathname.replace(/^(?:\/lite)?(?:\/en)?(?=\/)/, ''))
    this.uncover('lost', lost)
    this.uncover('found', !lost)
    const bytes = [...saved, ...kept, ...files].reduce((sum, one) => sum + one.bytes, 0)
    const pages = new Set([...saved, ...full].map(({ address }) => address)).size
    this.say('space', pages === 0 ? this.dataset.spaceNone! : this.word('space', { n: digits(pages), size: this.size(bytes) }))
    // What was saved stays: without other pages there is nothing to clear.
    this.uncover('clear', full.length > 0)
    this.uncover('room', true)
  }

  private row(page: KeptPage): HTMLElement {
    const row = this.querySelector<HTMLTemplateElement>('template')!.content.firstElementChild!.cloneNode(true) as HTMLElement
    const part = (name: string) => row.querySelector<HTMLElement>(`[data-part=${name}]`)!
    // What the paper has withdrawn is named, and leads nowhere.
    if (page.withdrawn) part('headline').textContent = page.headline
    else {
      const link = document.createElement('a')
      link.href = page.address
      link.className = '-my-3 inline-block py-3'
      link.textContent = page.headline
      part('headline').append(link)
    }
    part('section').textContent = page.section
    const when = formatDateTime(new Date(page.saved || page.fetched), locale)
    part('when').textContent = page.withdrawn ? this.word('withdrawn', {}) : this.word(page.saved ? 'saved' : 'fetched', { when })
    const remove = part('remove')
    remove.hidden = page.saved === 0 || this.dataset.page !== 'saved'
    remove.setAttribute('aria-label', `${remove.textContent}: ${page.headline}`)
    remove.onclick = () => void this.removeSaved(page, row)
    return row
  }

  private async removeSaved({ address, headline }: KeptPage, row: HTMLElement) {
    const cache = await caches.open(savedName)
    const kept = await cache.match(address, { ignoreVary: true })
    await cache.delete(address)
    const gone = this.querySelectorAll<HTMLTemplateElement>('template')[1]!.content.firstElementChild!.cloneNode(true) as HTMLElement
    gone.querySelector('[role=status]')!.textContent = this.word('removed', { headline })
    row.replaceWith(gone)
    const undo = gone.querySelector('button')!
    undo.onclick = async () => {
      if (kept !== undefined) await cache.put(address, kept)
      gone.replaceWith(row)
      row.querySelector('button')!.focus()
    }
    undo.focus()
  }

  private async clear() {
    // What saved stories need stays with them.
    await dropOldest(0, 0)
    await this.show()
    this.say('status', this.dataset.cleared!)
    // The command has gone with what it cleared; the keyboard goes on from where it stood.
    this.querySelector<HTMLElement>('[data-say=space]')!.focus()
  }

  private async fetchTen() {
    this.say('status', this.dataset.fetching!)
    const front = await fetch(locale === 'en' ? '/en' : '/', { credentials: 'omit', redirect: 'error' }).then((answer) => answer.text(), () => '')
    const there = await keepTodaysTen(front, { asked: true, now: Date.now() }).catch(() => 0)
    await this.show()
    this.say('status', there === 0 ? this.dataset.none! : this.word('ten', { n: digits(there) }))
  }

  private size(bytes: number): string {
    return bytes < 1_000_000 ? this.word('kilobytes', { n: digits(Math.ceil(bytes / 1000)) }) : this.word('megabytes', { n: digits((bytes / 1_000_000).toFixed(1)) })
  }

  private word(name: string, values: Record<string, string>): string {
    return this.dataset[name]!.replace(/\{(\w+)\}/g, (_, place: string) => values[place]!)
  }

  private on(name: string, act: () => unknown) {
    const button = this.querySelector<HTMLElement>(`[data-do=${name}]`)
    if (button) button.onclick = () => void act()
  }

  private say(name: string, text: string) {
    for (const place of this.querySelectorAll(`[data-say=${name}]`)) place.textContent = text
  }

  private uncover(name: string, there: boolean) {
    for (const part of this.querySelectorAll<HTMLElement>(`[data-if=${name}]`)) part.hidden = !there
  }
}

customElements.define('on-device', OnDevice)
