import type { Connection } from '@/lib/store/connection'

/** What every measure has at hand. */
export interface Bench {
  /** The store with the generated stories, for this process and as DATABASE_URL for others. */
  connection: Connection
  databaseUrl: string
  /** Some of the generated stories, in no order that means anything. */
  stories: readonly { section: string; id: string }[]
  /** How many requests make up a measure of `usual`; all of them unless the run is a trial. */
  amount: (usual: number) => number
  say: (line: string) => void
}

/** One line of the table. `met` is null where nothing could be measured. */
export interface Row {
  measure: string
  must: string
  aim: string
  measured: string
  met: 'aim' | 'must' | 'no' | null
}

/** What is measured together. */
export interface Measure {
  name: string
  run: (bench: Bench) => Promise<Row[]>
}

/** A row whose value has to be at least (`more`) or at most so much. `detail` is said behind the value. */
export function judged(of: { measure: string; must: number; aim: number; value: number; unit: string; more?: boolean; detail?: string }): Row {
  const reaches = (bound: number) => (of.more ? of.value >= bound : of.value <= bound)
  const sign = of.more ? '≥' : '≤'
  const said = (value: number) => `${inFigures(value)}${of.unit === '×' || of.unit === '' ? '' : ' '}${of.unit}`
  return {
    measure: of.measure,
    must: `${sign} ${said(of.must)}`,
    aim: `${sign} ${said(of.aim)}`,
    measured: said(of.value) + (of.detail === undefined ? '' : ` (${of.detail})`),
    met: reaches(of.aim) ? 'aim' : reaches(of.must) ? 'must' : 'no',
  }
}

/** A row for which this machine lacks something. */
export function notMeasured(measure: string, why: string): Row {
  return { measure, must: '', aim: '', measured: `not measured: ${why}`, met: null }
}

/** Three significant digits below a thousand, whole and in groups above. */
export function inFigures(value: number): string {
  return Math.abs(value) >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))
}

const verdicts = { aim: 'yes, the aim', must: 'yes', no: 'NO' }

/** The table as text, its columns in line. */
export function tableOf(rows: readonly Row[]): string {
  const cells = [
    ['measure', 'must reach', 'aim', 'measured', 'met'],
    ...rows.map((row) => [row.measure, row.must, row.aim, row.measured, row.met === null ? '' : verdicts[row.met]]),
  ]
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)))
  const line = (row: readonly string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`
  return [line(cells[0]!), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...cells.slice(1).map(line)].join('\n')
}
