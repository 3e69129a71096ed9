// autocannon brings no types; these are the parts in use.
declare module 'autocannon' {
  export interface Request {
    method?: string
    path?: string
    headers?: Record<string, string>
  }

  export interface Options {
    url: string
    connections: number
    /** Seconds. */
    duration?: number
    /** Requests, over all connections; then `duration` is not asked. */
    amount?: number
    /** Requests a second, over all connections; latencies then count from when a request was due. */
    overallRate?: number
    headers?: Record<string, string>
    requests?: Request[]
    /** Seconds. */
    timeout?: number
  }

  export interface Result {
    requests: { average: number; total: number }
    latency: { p50: number; p99: number; max: number }
    duration: number
    errors: number
    timeouts: number
    non2xx: number
    statusCodeStats: Record<string, { count: number }>
  }

  export default function autocannon(options: Options): PromiseLike<Result>
}
