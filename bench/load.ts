import autocannon, { type Request } from 'autocannon'
import { sendPaced } from './paced-load'
import { runToEnd } from './processes'
import { findProgram } from './programs'
import { median, percentile } from './statistics'

const connections = 32
const headers = { 'Accept-Encoding': 'br' }

/** What makes the load on this machine. */
export const loader: 'wrk' | 'autocannon' = findProgram('wrk') === null ? 'autocannon' : 'wrk'

/** How many requests a second one address is answered with, asked as fast as it answers. Throws unless each answer was a 200. */
export async function measureRate(url: string, seconds: number): Promise<number> {
  const wrk = findProgram('wrk')
  if (wrk === null) {
    const result = await autocannon({ url, connections, duration: seconds, headers, timeout: 30 })
    if (result.non2xx + result.errors > 0) throw new Error(`${url}: ${result.non2xx} answers were no 200, ${result.errors} failed.`)
    return result.requests.average
  }
  const said = await runToEnd(wrk, ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '30s', '-H', 'Accept-Encoding: br', url])
  const wrong = /Non-2xx or 3xx responses: \d+|Socket errors: .*/.exec(said)?.[0]
  if (wrong !== undefined) throw new Error(`${url}: ${wrong}`)
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(said)?.[1])
}

/**
 * How long answers take at a rate that does not ask how the server feels: milliseconds from when a request was due, so
 * that a server which stalls is charged for those who would have come meanwhile. `rate` is the one that was really made.
 */
export async function measureLatency(url: string, rate: number, seconds: number): Promise<{ rate: number; p50: number; p99: number; max: number }> {
  const { latencies, rate: made } = await sendPaced(url, rate, seconds, connections)
  return { rate: made, p50: median(latencies), p99: percentile(latencies, 0.99), max: latencies.reduce((one, other) => Math.max(one, other), 0) }
}

/**
 * Sends `amount` requests over eight connections: each takes an eighth of `requests` in turn and goes round in it. Throws
 * when one failed, or when an answer had another status than those `expected`.
 */
export async function sendMixed(origin: string, requests: readonly Request[], amount: number, expected: readonly number[]): Promise<void> {
  const lanes = 8
  const part = (whole: number, lane: number) => Math.floor((whole * lane) / lanes)
  const results = await Promise.all(Array.from({ length: lanes }, (_, lane) => autocannon({
    url: origin,
    connections: 1,
    amount: part(amount, lane + 1) - part(amount, lane),
    requests: requests.slice(part(requests.length, lane), part(requests.length, lane + 1)),
    timeout: 30,
  })))
  const failed = results.reduce((sum, { errors, timeouts }) => sum + errors + timeouts, 0)
  const statuses = new Set(results.flatMap(({ statusCodeStats }) => Object.keys(statusCodeStats).map(Number)))
  const others = [...statuses].filter((status) => !expected.includes(status))
  if (failed > 0 || others.length > 0) {
    throw new Error(`${failed} of ${amount} requests failed; statuses that were not expected: ${others.join(', ') || 'none'}.`)
  }
}
