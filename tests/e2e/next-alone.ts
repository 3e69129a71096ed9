// Next's own answers, without the server that finishes them: started by the journeys about finishing, over the same
// store, and told the port by the message it sends. Only for comparing; nobody is served like this.

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { useConnection } from '@/lib/store/client'
import { openPlace } from '@/lib/store/open'

const place = await openPlace()
useConnection(place.connection)
const { default: next } = await import('next')
const app = next({ dev: false, dir: process.cwd(), hostname: 'localhost' })
await app.prepare()
const handle = app.getRequestHandler()
const server = createServer((request, response) => void handle(request, response))
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as AddressInfo).port }))

process.once('disconnect', async () => {
  server.closeAllConnections()
  await app.close()
  await place.close()
  process.exit(0)
})
