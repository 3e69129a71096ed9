import { insideApp } from './inside-app'
import { savedName } from './kept-pages'

/**
 * `<save-story>`: a button that keeps this story on the device. It is hidden where a device cannot keep pages. In this
 * order inside it: the button, with an element for a story that is not saved and one for a story that is, and an element
 * with `role="status"`. data-script is the file that does what a tap asks (browser/keep-story.ts).
 */
class SaveStory extends HTMLElement {
  connectedCallback() {
    const [button, status] = this.children as unknown as HTMLElement[]
    if (insideApp() || !('serviceWorker' in navigator && 'caches' in window)) return
    this.addEventListener('saved', () => {
      const saved = this.hasAttribute('data-saved')
      ;[saved, !saved].map((away, at) => ((button!.children[at] as HTMLElement).hidden = away))
    })
    caches.match(location.pathname, { cacheName: savedName, ignoreVary: true }).then((kept) => {
      this.toggleAttribute('data-saved', !!kept)
      this.dispatchEvent(new Event('saved'))
      this.hidden = false
    }, () => {})
    button!.onclick = () => import(this.dataset.script!).then(() => this.dispatchEvent(new Event('tap')), () => (status!.textContent = this.dataset.failed!))
  }
}

customElements.define('save-story', SaveStory)
