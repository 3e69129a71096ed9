import type { CSSProperties } from 'react'
import type { Picture } from '@/lib/news/picture'

/**
 * The style by which a picture that is cut to a place of `ratio` (its width by its height) has its focal point in the middle
 * of what is left, or as near to it as its edges allow; none where that is the middle of the picture.
 */
export function cutTo({ width, height, focal }: Pick<Picture, 'width' | 'height' | 'focal'>, ratio: number): CSSProperties | undefined {
  if (focal === null) return undefined
  const shown = width / height / ratio
  // What is too wide is cut at its sides, what is too tall above and below; never both.
  return { objectPosition: `${shift(focal.x, 1 / shown)}% ${shift(focal.y, shown)}%` }
}

/** Where along one side a cut of this part of it goes, so that a point (in thousandths) comes to its middle. */
function shift(point: number, part: number): number {
  if (part >= 1) return 50
  const start = Math.min(1 - part, Math.max(0, point / 1000 - part / 2))
  return Math.round((start / (1 - part)) * 1000) / 10
}
