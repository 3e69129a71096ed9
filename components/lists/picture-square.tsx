import type { Picture } from '@/lib/news/picture'
import { routes } from '@/lib/routes'
import { cutTo } from './cut-to'

/** The 88 px square at the right of a row. Its words are the headline beside it, so it has none of its own. */
export function PictureSquare({ picture, className = '' }: { picture: Picture; className?: string }) {
  const files = (format: 'avif' | 'jpeg') => picture.files.filter((file) => file.format === format && file.width <= 320)
  const jpeg = files('jpeg')[0]
  const avif = files('avif')[0]
  if (jpeg === undefined) return null
  return (
    <picture className={`picture-optional flex-none ${className}`}>
      {avif !== undefined && <source type="image/avif" srcSet={routes.picture(avif.file)} />}
      <img src={routes.picture(jpeg.file)} width={88} height={88} alt="" loading="lazy" decoding="async" style={cutTo(picture, 1)} className="block size-22 object-cover" />
    </picture>
  )
}
