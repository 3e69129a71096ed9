import { dropOldest, keepPage, pagesName, savedName } from './kept-pages'

// What a tap on `<save-story>` does; fetched with the first one. The words for each outcome stand on the element.

for (const element of document.querySelectorAll<HTMLElement>('save-story')) element.addEventListener('tap', () => void change(element))

async function change(element: HTMLElement): Promise<void> {
  const status = element.querySelector('[role=status]')!
  // Emptied first: the same words again would not be read out.
  status.textContent = ''
  const outcome = await (element.hasAttribute('data-saved') ? drop() : save()).catch(() => 'failed' as const)
  element.toggleAttribute('data-saved', outcome === 'kept' || outcome !== 'dropped' && element.hasAttribute('data-saved'))
  element.dispatchEvent(new Event('saved'))
  status.textContent = element.dataset[outcome] ?? ''
}

async function drop(): Promise<'dropped'> {
  await (await caches.open(savedName)).delete(location.pathname)
  return 'dropped'
}

async function save(): Promise<'kept' | 'failed' | 'noRoom'> {
  const answer = () => findPage(location.pathname)
  const keep = async () => (await keepPage(savedName, location.pathname, await answer(), { saved: Date.now() }) ? 'kept' as const : 'failed' as const)
  const outcome = await keep().catch(async (error: unknown) => {
    if (!isFull(error)) return 'failed' as const
    // What was only opened makes room for what is to stay.
    await dropOldest(5, 300_000)
    return keep().catch((again: unknown) => (isFull(again) ? 'noRoom' as const : 'failed' as const))
  })
  // Else a browser that is short of room may clear what was saved.
  if (outcome === 'kept') await navigator.storage?.persist?.().catch(() => {})
  return outcome
}

const isFull = (error: unknown) => error instanceof DOMException && error.name === 'QuotaExceededError'

/** This page as the browser has just loaded it; without a line as it was kept. */
async function findPage(path: string): Promise<Response> {
  try {
    return await fetch(path, { cache: 'force-cache', redirect: 'error' })
  } catch (error) {
    const kept = await caches.match(path, { cacheName: pagesName, ignoreVary: true })
    if (kept === undefined) throw error
    return kept
  }
}
