import type { FaultReport } from '../faults/fault'

/** What parts count under these names is what the table at the end shows. */
export const acknowledged = 'acknowledged saves'
export const lost = 'lost'

/** The table at the end: what was tried how often, how much somebody was told is saved, and how much of it was lost. */
export function losses(reports: readonly FaultReport[]): string {
  const figure = (count: number | undefined) => (count === undefined ? '' : count.toLocaleString('en'))
  const rows = [
    ['tried', 'rounds', acknowledged, lost, 'broken promises'],
    ...reports.map(({ name, rounds, counts, broken }) => [name, rounds, figure(counts[acknowledged]), figure(counts[lost]), figure(broken.length)]),
  ]
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ').trimEnd()).join('\n')
}
