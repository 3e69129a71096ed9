/** How a section's strip is set on a desk; on smaller screens all are alike. */
export type StripShape = 'wide' | 'even' | 'wide-mirrored' | 'quiet'

const rhythm: StripShape[] = ['wide', 'even', 'wide-mirrored', 'quiet']

/**
 * The shapes of the strips down the page, from how many stories each has. The rhythm runs on, so that neighbours differ;
 * a section with fewer than three stories is quiet.
 */
export function stripShapes(counts: readonly number[]): StripShape[] {
  const shapes: StripShape[] = []
  let beat = 0
  for (const count of counts) {
    const previous = shapes[shapes.length - 1]
    if (count < 3) {
      shapes.push('quiet')
      continue
    }
    while (rhythm[beat % 4] === previous) beat += 1
    shapes.push(rhythm[beat % 4]!)
    beat += 1
  }
  return shapes
}
