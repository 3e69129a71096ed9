import { insideApp } from './inside-app'

/**
 * `<reader-tools>`: uncovers what this browser can do, and fetches what a tool needs when it is wanted. Inside it:
 * `details[data-share]` (its script, fetched when it is opened), buttons with `data-tool="print"` and, for a story with a
 * text, `data-tool="listen"` with `data-script`. The script that reads aloud takes over its button; a second one stands above
 * the text (`data-listen`), for who does not mean to read to the end first.
 */
class ReaderTools extends HTMLElement {
  connectedCallback() {
    const find = (name: string) => this.querySelector<HTMLElement>(name)
    const share = find('[data-share]')!
    share.addEventListener('toggle', () => void import(share.dataset.share!), { once: true })
    // What lies over the page goes away as menus do.
    for (const type of ['click', 'keydown']) {
      document.addEventListener(type, (event) => {
        const open = find('[open]')
        if (open && ((event as KeyboardEvent).key === 'Escape' || type === 'click' && !open.contains(event.target as Node))) {
          if (type === 'keydown') open.querySelector('summary')!.focus()
          open.removeAttribute('open')
        }
      })
    }
    if (insideApp()) return
    const paper = find('[data-tool=print]')!
    paper.hidden = false
    paper.onclick = () => print()

    const listen = find('[data-tool=listen]')
    const voices = window.speechSynthesis
    if (!listen || !voices) return
    // Voices come late, and may go.
    const above = document.querySelector<HTMLElement>('[data-listen]')!
    const look = () => (above.hidden = listen.hidden = !voices.getVoices().some(({ lang }) => /^be?n/i.test(lang)))
    look()
    voices.onvoiceschanged = look
    above.onclick = () => listen.click()
    listen.onclick = () => {
      // Safari lets a page speak only if it began to in the very moment of a tap.
      voices.speak(new SpeechSynthesisUtterance(''))
      void import(listen.dataset.script!)
    }
  }
}

customElements.define('reader-tools', ReaderTools)
