import { insideApp } from './inside-app'

// Runs once, when somebody has opened the ways to pass a story on: what the browser itself can do is uncovered. Being here
// before a button is tapped, it may ask for the platform's dialog in the very moment of the tap; later it would be refused.
const share = document.querySelector<HTMLElement>('[data-share]')!
const act = (name: string) => share.querySelector<HTMLElement>(`[data-act=${name}]`)
const link = share.querySelector<HTMLAnchorElement>('[data-short]')!
const status = share.querySelector<HTMLElement>('[role=status]')!

// A newspaper that has not been told its address is found under the one it was opened with.
const { origin } = share.dataset
const url = link.dataset.short || link.href
if (origin !== undefined) {
  link.textContent = link.host + link.pathname
  for (const one of share.querySelectorAll<HTMLAnchorElement>('a:not([data-short])')) one.href = one.href.replace(encodeURIComponent(origin), encodeURIComponent(location.origin))
}

const platform = act('platform')!
if (navigator.share) {
  platform.hidden = false
  platform.onclick = () => {
    // Whoever closes the dialog has shared nothing, and nothing has gone wrong.
    navigator.share({ title: document.querySelector('#headline')!.textContent!, url }).catch(({ name }) => (platform.hidden = name !== 'AbortError'))
  }
}
if (insideApp()) act('messenger')?.remove()

const copy = act('copy')!
copy.hidden = false
copy.onclick = async () => {
  status.textContent = ''
  const done = await navigator.clipboard?.writeText(url).then(() => true, () => false) ?? false
  status.textContent = (done || copyOld() ? status.dataset.copied : status.dataset.notCopied)!
}

/** Where there is no clipboard for pages (no https, or inside an app). The address stays selected, for a finger to copy. */
function copyOld(): boolean {
  getSelection()?.selectAllChildren(link)
  return document.execCommand('copy')
}
