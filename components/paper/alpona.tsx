import { alponaOf, alponaSide } from '@/lib/news/alpona'

interface Props {
  /** The story's id, or the address of a page that has none. */
  id: string
  /** Width and height in px. */
  size: number
  className?: string
}

/** The ornament of an id, in the colour of the text around it. It says nothing that is not said in words. */
export function Alpona({ id, size, className }: Props) {
  const { strokes, dots, circles } = alponaOf(id)
  const half = alponaSide / 2
  // A stroke of no length with round ends is a dot; one path for all dots of a size keeps the markup small.
  const dotSizes = [...new Set(dots.map(({ r }) => r))]
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox={`${-half} ${-half} ${alponaSide} ${alponaSide}`}
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {circles.map(({ r, width }) => <circle key={r} r={r} strokeWidth={width} />)}
      {strokes.map(({ d, width }) => <path key={d} d={d} strokeWidth={width} />)}
      {dotSizes.map((size) => (
        <path key={size} d={dots.filter(({ r }) => r === size).map(({ x, y }) => `M${x},${y}h0`).join('')} strokeWidth={size * 2} />
      ))}
    </svg>
  )
}
