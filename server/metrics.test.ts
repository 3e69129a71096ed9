import { register } from 'prom-client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createMetrics, type Metrics, type Readings } from './metrics'

let metrics: Metrics
let readings: Readings
beforeEach(() => {
  readings = {
    rackMemoryBytes: 1000, rackMemoryPages: 2, rackDiskBytes: 3000, rackDiskPages: 4,
    renderingNow: 1, renderingWaiting: 5, edition: 17, databaseConnected: true,
  }
  metrics = createMetrics(() => readings)
})
afterEach(() => metrics.close())

/** The exposition as sample → value. It fails at any line that the text format does not know, and at what repeats. */
async function expose(): Promise<Map<string, number>> {
  const text = await metrics.expose()
  expect(text.endsWith('\n')).toBe(true)
  const samples = new Map<string, number>()
  const described = { HELP: new Set<string>(), TYPE: new Set<string>() }
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const [, kind, about] = /^# (HELP|TYPE) (pathok_[a-z_]+) \S.*$/.exec(line) ?? []
    if (kind !== undefined) {
      expect(described[kind as 'HELP' | 'TYPE'].has(about!), line).toBe(false)
      described[kind as 'HELP' | 'TYPE'].add(about!)
      continue
    }
    const [, name, , value] = /^(pathok_[a-z_]+)(\{[a-z]+="[^"\\]*"(?:,[a-z]+="[^"\\]*")*\})? (-?[\d.]+(?:e[+-]?\d+)?)$/.exec(line) ?? []
    expect(name, line).toBeDefined()
    const family = described.TYPE.has(name!) ? name! : name!.replace(/_(bucket|sum|count)$/, '')
    expect(described.TYPE.has(family) && described.HELP.has(family), line).toBe(true)
    const sample = line.slice(0, line.lastIndexOf(' '))
    expect(samples.has(sample), line).toBe(false)
    samples.set(sample, Number(value))
  }
  return samples
}

describe('the exposition', () => {
  test('It is Prometheus text, each family with its meaning and its type', async () => {
    metrics.answer('fresh', 200)
    metrics.rendering('ok', 0.01)
    expect(metrics.contentType).toMatch(/^text\/plain; version=0\.0\.4\b/)
    expect((await expose()).size).toBeGreaterThan(30)
  })

  test('Answers are counted by how they came about and by status, however often one looks', async () => {
    for (let number = 0; number < 1000; number++) metrics.answer('fresh', 200)
    metrics.answer('fresh', 304)
    metrics.answer('last-good', 200)
    metrics.answer('refused', 421)
    const counted = async () => [...await expose()].filter(([sample]) => sample.startsWith('pathok_answers_total'))
    const expected = [
      ['pathok_answers_total{kind="fresh",status="200"}', 1000],
      ['pathok_answers_total{kind="fresh",status="304"}', 1],
      ['pathok_answers_total{kind="last-good",status="200"}', 1],
      ['pathok_answers_total{kind="refused",status="421"}', 1],
    ]
    expect(await counted()).toEqual(expected)
    expect(await counted()).toEqual(expected)
    metrics.answer('refused', 421)
    expect((await counted())[3]).toEqual(['pathok_answers_total{kind="refused",status="421"}', 2])
  })

  test('A status that nobody knows harms nothing', async () => {
    metrics.answer('passed', 0.5)
    metrics.answer('passed', 12_345)
    metrics.answer('passed', 599)
    expect((await expose()).get('pathok_answers_total{kind="passed",status="599"}')).toBe(1)
  })

  test('Renderings have their time, by outcome, and outcomes that never came are zero', async () => {
    metrics.rendering('ok', 0.015)
    metrics.rendering('ok', 3)
    metrics.rendering('failed', 0.002)
    const samples = await expose()
    expect(samples.get('pathok_rendering_seconds_count{outcome="ok"}')).toBe(2)
    expect(samples.get('pathok_rendering_seconds_sum{outcome="ok"}')).toBeCloseTo(3.015)
    expect(samples.get('pathok_rendering_seconds_bucket{le="0.01",outcome="ok"}')).toBe(0)
    expect(samples.get('pathok_rendering_seconds_bucket{le="0.02",outcome="ok"}')).toBe(1)
    expect(samples.get('pathok_rendering_seconds_bucket{le="+Inf",outcome="ok"}')).toBe(2)
    expect(samples.get('pathok_rendering_seconds_count{outcome="failed"}')).toBe(1)
    expect(samples.get('pathok_rendering_seconds_count{outcome="late"}')).toBe(0)
  })

  test('The state of the press is that of the moment', async () => {
    const state = async () => {
      const samples = await expose()
      return ['rack_memory_bytes', 'rack_memory_pages', 'rack_disk_bytes', 'rack_disk_pages', 'renderings_running',
        'renderings_waiting', 'edition', 'database_connected'].map((name) => samples.get(`pathok_${name}`))
    }
    expect(await state()).toEqual([1000, 2, 3000, 4, 1, 5, 17, 1])
    readings = { ...readings, rackMemoryBytes: 0, edition: 18, databaseConnected: false }
    expect(await state()).toEqual([0, 2, 3000, 4, 1, 5, 18, 0])
  })
})

describe('the process', () => {
  test('It shows memory, processor time and start', async () => {
    const samples = await expose()
    expect(samples.get('pathok_process_memory_bytes{part="resident"}')).toBeGreaterThan(10_000_000)
    expect(samples.get('pathok_process_memory_bytes{part="heap_used"}')).toBeGreaterThan(1_000_000)
    expect(samples.get('pathok_process_cpu_seconds_total{mode="user"}')).toBeGreaterThan(0)
    expect(samples.get('pathok_process_start_time_seconds')).toBeLessThanOrEqual(Date.now() / 1000)
    expect(samples.get('pathok_process_start_time_seconds')).toBeGreaterThan(Date.now() / 1000 - 86_400)
  })

  test('A stall of the event loop is seen, once', async () => {
    // The first tick starts the measurement; the stall lies between it and the next.
    await new Promise((resolve) => setTimeout(resolve, 100))
    const until = performance.now() + 300
    while (performance.now() < until);
    await new Promise((resolve) => setTimeout(resolve, 100))
    const longest = 'pathok_event_loop_delay_seconds{quantile="1"}'
    expect((await expose()).get(longest)).toBeGreaterThan(0.2)
    // Nothing was measured since.
    const again = await expose()
    expect(again.get(longest)).toBeLessThan(0.2)
    expect(again.get('pathok_event_loop_delay_seconds{quantile="0.5"}')).toBeGreaterThanOrEqual(0)
  })

  test('Garbage collection is counted', async () => {
    let kept: unknown[] = []
    for (let round = 0; round < 200; round++) kept = Array.from({ length: 20_000 }, (_, index) => ({ index, round }))
    expect(kept).toHaveLength(20_000)
    // Told by an observer, a moment later.
    await expect.poll(async () => (await expose()).get('pathok_gc_seconds_total{kind="minor"}') ?? 0, { timeout: 10_000 }).toBeGreaterThan(0)
  })

  test('Two of them live side by side, and nothing is left in the registry that packages share', async () => {
    const other = createMetrics(() => readings)
    other.answer('file', 200)
    expect(await metrics.expose()).not.toContain('kind="file"')
    other.close()
    expect(register.getMetricsAsArray()).toEqual([])
  })
})
