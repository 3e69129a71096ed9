import { monitorEventLoopDelay, PerformanceObserver, constants, type PerformanceEntry } from 'node:perf_hooks'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'

const kinds = ['fresh', 'stale', 'rendered', 'last-good', 'failed', 'refused', 'file', 'passed', 'view'] as const

/** How an answer came about: kept and fresh, kept and older, rendered for it, kept because rendering failed, and so on. */
export type AnswerKind = (typeof kinds)[number]

/** The state of the press at the moment of asking. */
export interface Readings {
  rackMemoryBytes: number
  rackMemoryPages: number
  rackDiskBytes: number
  rackDiskPages: number
  renderingNow: number
  renderingWaiting: number
  edition: number
  databaseConnected: boolean
}

export interface Metrics {
  /** Counts an answer. It is called for each, so it only raises one number. */
  answer(kind: AnswerKind, status: number): void
  rendering(outcome: 'ok' | 'failed' | 'late', seconds: number): void
  /** Everything in Prometheus' text format. Event-loop delay is that since the last call. */
  expose(): Promise<string>
  contentType: string
  /** Stops observing the process. */
  close(): void
}

/** The period, in milliseconds, of the timer whose lateness is the delay: short enough to see a stall, and little work at rest. */
const resolution = 20

/** One number for each kind and status; a status has three digits. */
const statuses = 1000

/** What the server counts, for /metrics. `read` is asked once for each exposition. */
export function createMetrics(read: () => Readings): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const gauge = (name: string, help: string) => new Gauge({ name: `pathok_${name}`, help, registers })
  const gauges: Record<keyof Readings, Gauge> = {
    rackMemoryBytes: gauge('rack_memory_bytes', 'Memory taken by kept pages.'),
    rackMemoryPages: gauge('rack_memory_pages', 'Pages kept in memory.'),
    rackDiskBytes: gauge('rack_disk_bytes', 'Disk space taken by kept pages.'),
    rackDiskPages: gauge('rack_disk_pages', 'Pages kept on the disk.'),
    renderingNow: gauge('renderings_running', 'Renderings under way.'),
    renderingWaiting: gauge('renderings_waiting', 'Renderings that wait for their turn.'),
    edition: gauge('edition', 'The newest edition that this server knows.'),
    databaseConnected: gauge('database_connected', '1 while the database can be reached, else 0.'),
  }

  const answers = Object.fromEntries(kinds.map((kind) => [kind, new Float64Array(statuses)])) as Record<AnswerKind, Float64Array>
  new Counter({
    name: 'pathok_answers_total', help: 'Answers, by how they came about and by status.', labelNames: ['kind', 'status'], registers,
    collect() {
      this.reset()
      for (const kind of kinds) {
        answers[kind].forEach((count, status) => {
          if (count > 0) this.inc({ kind, status }, count)
        })
      }
    },
  })
  const renderings = new Histogram({
    name: 'pathok_rendering_seconds', help: 'Time of renderings, by outcome, without the wait for a turn.', labelNames: ['outcome'], registers,
    buckets: [0.005, 0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 0.6, 1.2, 2.5, 5, 10, 20],
  })
  for (const outcome of ['ok', 'failed', 'late']) renderings.zero({ outcome })
  const stopObserving = observeProcess(registry)

  return {
    answer(kind, status) {
      answers[kind][status]!++
    },
    rendering(outcome, seconds) {
      renderings.observe({ outcome }, seconds)
    },
    expose() {
      const readings = read()
      for (const name of Object.keys(gauges) as (keyof Readings)[]) gauges[name].set(Number(readings[name]))
      return registry.metrics()
    },
    contentType: registry.contentType,
    close: stopObserving,
  }
}

/**
 * Memory, processor, event loop and garbage collection of this process. prom-client's own set of these cannot be closed
 * again, and counts the sampling period into the delay of the event loop.
 */
function observeProcess(registry: Registry): () => void {
  const registers = [registry]
  new Gauge({
    name: 'pathok_process_memory_bytes', help: 'Memory of this process; resident is all that it takes.', labelNames: ['part'], registers,
    collect() {
      const { rss, heapTotal, heapUsed, external, arrayBuffers } = process.memoryUsage()
      const parts = { resident: rss, heap_total: heapTotal, heap_used: heapUsed, external, array_buffers: arrayBuffers }
      for (const [part, bytes] of Object.entries(parts)) this.set({ part }, bytes)
    },
  })
  new Counter({
    name: 'pathok_process_cpu_seconds_total', help: 'Processor time used by this process.', labelNames: ['mode'], registers,
    collect() {
      this.reset()
      const { user, system } = process.cpuUsage()
      this.inc({ mode: 'user' }, user / 1e6)
      this.inc({ mode: 'system' }, system / 1e6)
    },
  })
  new Gauge({ name: 'pathok_process_start_time_seconds', help: 'When this process started, in seconds since 1970.', registers })
    .set(Math.round(performance.timeOrigin / 1000))

  const delay = monitorEventLoopDelay({ resolution })
  delay.enable()
  new Gauge({
    name: 'pathok_event_loop_delay_seconds', help: 'How late the event loop was since the last reading.', labelNames: ['quantile'], registers,
    collect() {
      const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - resolution / 1e3)
      this.set({ quantile: '0.5' }, late(delay.percentile(50)))
      this.set({ quantile: '0.99' }, late(delay.percentile(99)))
      this.set({ quantile: '1' }, late(delay.max))
      delay.reset()
    },
  })

  const pauses = new Counter({
    name: 'pathok_gc_seconds_total', help: 'Time spent in garbage collection, by its kind.', labelNames: ['kind'], registers,
  })
  const collections = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) pauses.inc({ kind: collectionOf(entry) }, entry.duration / 1e3)
  })
  collections.observe({ entryTypes: ['gc'] })

  return () => {
    delay.disable()
    collections.disconnect()
  }
}

function collectionOf(entry: PerformanceEntry): string {
  switch ((entry as { detail?: { kind?: number } }).detail?.kind) {
    case constants.NODE_PERFORMANCE_GC_MAJOR: return 'major'
    case constants.NODE_PERFORMANCE_GC_MINOR: return 'minor'
    case constants.NODE_PERFORMANCE_GC_INCREMENTAL: return 'incremental'
    default: return 'other'
  }
}
