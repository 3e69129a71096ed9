import { encode } from 'uqr'

/** A square code for cameras as one path of dark runs, in the colour of the text around it; `id` lets a second place show the same drawing. */
export function QrCode({ text, size, id }: { text: string; size: string; id?: string }) {
  const { size: cells, data } = encode(text, { border: 2 })
  const runs = data.flatMap((row, y) => [...row.map((dark) => (dark ? '1' : '0')).join('').matchAll(/1+/g)]
    .map((run) => `M${run.index},${y}h${run[0].length}v1h-${run[0].length}z`))
  return (
    <svg viewBox={`0 0 ${cells} ${cells}`} width={size} height={size} aria-hidden="true" shapeRendering="crispEdges">
      <path id={id} d={runs.join('')} fill="#000" />
    </svg>
  )
}

/** The same code again, drawn from the first. */
export function QrCodeAgain({ of, text, size }: { of: string; text: string; size: string }) {
  const cells = encode(text, { border: 2 }).size
  return (
    <svg viewBox={`0 0 ${cells} ${cells}`} width={size} height={size} aria-hidden="true" shapeRendering="crispEdges" className="bg-[#fff]">
      <use href={`#${of}`} />
    </svg>
  )
}
