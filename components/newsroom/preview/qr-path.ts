import { encode } from 'uqr'

/** A QR code as one path of dark runs, in a square of `size`. */
export interface QrPath {
  size: number
  path: string
}

/** The code of a text, with the quiet edge of four that phones look for. */
export function qrPath(text: string): QrPath {
  const { size, data } = encode(text, { border: 4 })
  const runs = data.flatMap((row, y) => [...row.map((dark) => (dark ? '1' : '0')).join('').matchAll(/1+/g)]
    .map((run) => `M${run.index},${y}h${run[0].length}v1h-${run[0].length}z`))
  return { size, path: runs.join('') }
}
