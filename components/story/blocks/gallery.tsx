import type { Picture } from '@/lib/news/picture'
import { Figure } from '../picture'

/** Pictures that belong together: one below the other on a phone, two beside each other where there is room. */
export function Gallery({ pictures }: { pictures: Picture[] }) {
  if (pictures.length === 0) return null
  return (
    <div className="grid gap-4 tablet:grid-cols-2">
      {pictures.map((picture, at) => <Figure key={at} picture={picture} sizes="(min-width: 1100px) 300px, (min-width: 700px) 50vw, 100vw" />)}
    </div>
  )
}
