// Development only: the page is loaded anew when anything it came from has changed. Reading pages carry no framework
// that could patch them, and what is loaded anew is what readers get.

const again = () => location.reload()
const announcing = new Set(['serverComponentChanges', 'addedPage', 'removedPage', 'reloadPage'])

function listen(lost: boolean) {
  const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/_next/hmr?id=${crypto.randomUUID?.() ?? Math.random()}`)
  let opened = false
  socket.onopen = () => {
    opened = true
    // The server has come back, perhaps with another code.
    if (lost) again()
  }
  socket.onmessage = ({ data }) => {
    if (typeof data !== 'string') return
    const { type, action } = JSON.parse(data) as { type?: string; action?: string }
    if (announcing.has(type ?? action ?? '')) again()
  }
  socket.onclose = () => setTimeout(() => listen(lost || opened), 700)
}

listen(false)
new EventSource('/browser/changes').onmessage = again
