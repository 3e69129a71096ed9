// Tells that a story was read, once it was in sight for five seconds. That a reader counts once in half an hour is kept on
// this device; and what could not be told for want of a network is told with the next story that is read.

type Kept = [path: string, minute: number]

const place = document.querySelector<HTMLElement>('[data-views]')?.dataset.views
const minute = () => Math.floor(Date.now() / 60_000)

function keptIn(name: string): Kept[] {
  try {
    const kept: unknown = JSON.parse(localStorage[name])
    return Array.isArray(kept) ? kept : []
  } catch {
    return []
  }
}

/** The newest fifty. Where storage is closed, nothing is kept. */
function keep(name: string, list: Kept[]): void {
  try {
    localStorage[name] = JSON.stringify(list.slice(-50))
  } catch {}
}

function tell(one: Kept, words: string): void {
  fetch(`${one[0]}?form=${words}`, { method: 'POST', keepalive: true }).catch(() => keep('pathok.untold', [...keptIn('pathok.untold'), one]))
}

function count(path: string): void {
  const now = minute()
  const untold = keptIn('pathok.untold')
  keep('pathok.untold', [])
  for (const one of untold) if (now - one[1] < 1_440) tell(one, `offline&age=${Math.max(0, now - one[1])}`)

  const read = keptIn('pathok.views').filter((one) => now - one[1] < 30)
  if (read.some((one) => one[0] === path)) return
  keep('pathok.views', [...read, [path, now]])
  const host = /^[\w-]+:\/\/([\w.-]+)/.exec(document.referrer)?.[1]
  tell([path, now], `full${host ? `&from=${host === location.hostname ? 'own' : host.toLowerCase()}` : ''}`)
}

if (place && !(navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl) {
  let left = 5_000
  let since = 0
  let timer: ReturnType<typeof setTimeout>
  const look = () => {
    clearTimeout(timer)
    const now = performance.now()
    if (document.visibilityState === 'visible') {
      since = now
      timer = setTimeout(() => {
        document.removeEventListener('visibilitychange', look)
        count(place)
      }, left)
    } else if (since) {
      left -= now - since
      since = 0
    }
  }
  document.addEventListener('visibilitychange', look)
  look()
}

export {}
