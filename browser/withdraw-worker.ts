// In place of the worker, where it is to go: this one gives up its pages, its files and itself. Saved stories stay on the
// device for a worker that comes back. Development serves it always; docs/decisions say how a newspaper does.

const leaving = self as unknown as {
  addEventListener(name: 'install' | 'activate', listener: (event: Event & { waitUntil: (work: Promise<unknown>) => void }) => void): void
  skipWaiting(): Promise<void>
  registration: { unregister(): Promise<boolean> }
}

leaving.addEventListener('install', () => void leaving.skipWaiting())
leaving.addEventListener('activate', (event) => event.waitUntil(leave()))

async function leave(): Promise<void> {
  for (const name of await caches.keys()) if (/^pathok-(?:pages|files)-/.test(name)) await caches.delete(name)
  await leaving.registration.unregister()
}

export {}
