import { cutTo } from '@/components/lists/cut-to'
import type { Picture } from '@/lib/news/picture'
import { routes } from '@/lib/routes'

/** A picture at its least width, or the least that is at least `width` pixels wide; with no words where they stand beside it. */
export function SmallPicture({ picture, width = 0, alt = '', className = '' }: { picture: Picture; width?: number; alt?: string; className?: string }) {
  const jpegs = picture.files.filter((file) => file.format === 'jpeg').sort((one, other) => one.width - other.width)
  const file = jpegs.find((one) => one.width >= width) ?? jpegs[jpegs.length - 1]
  if (file === undefined) return null
  return <img src={routes.picture(file.file)} alt={alt} width={file.width} height={file.height} draggable={false} style={cutTo(picture)} className={className} />
}
