import type { CSSProperties } from 'react'
import type { Picture } from '@/lib/news/picture'

/** The style by which a picture that is cut to its place keeps its focal point in sight; none where that is the middle. */
export function cutTo({ focal }: Pick<Picture, 'focal'>): CSSProperties | undefined {
  return focal === null ? undefined : { objectPosition: `${focal.x / 10}% ${focal.y / 10}%` }
}
