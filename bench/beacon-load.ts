// Tells views at a fixed rate: `beacon-load.ts ORIGIN RATE SECONDS ID,ID`. A process of its own, so that it takes no time from
// the one that measures pages.

import { sendPaced } from './paced-load'
import { median, percentile } from './statistics'

const [origin, rate, seconds, ids] = process.argv.slice(2) as [string, string, string, string]
const { host } = new URL(origin)
const requests = ids.split(',').flatMap((id) => ['full', 'full&from=facebook.com', 'full&from=own'].map((words) => Buffer.from(
  `POST /api/views/${id}?form=${words} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 0\r\nOrigin: ${origin}\r\n`
  + 'User-Agent: Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36\r\n'
  + 'Accept: */*\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty\r\nAccept-Encoding: gzip, deflate, br\r\nAccept-Language: bn\r\n\r\n',
)))
const { latencies, rate: made } = await sendPaced(origin, Number(rate), Number(seconds), 64, { requests, answer: 'HTTP/1.1 204' })
console.log(JSON.stringify({ sent: latencies.length, rate: made, p50: median(latencies), p99: percentile(latencies, 0.99) }))
