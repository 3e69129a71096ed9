// The worker that makes pages readable without a line, where the browser has one; not for a draft, which is nobody's to keep.
if ('serviceWorker' in navigator && !/^\/preview\//.test(location.pathname)) {
  addEventListener('load', () => navigator.serviceWorker.register('/sw.js').catch(() => {}))
}

// Whether to put the paper on the home screen is asked where a reader looks for it (browser/on-device.ts), and nowhere else.
addEventListener('beforeinstallprompt', (event) => event.preventDefault())

export {}
