import { cutTo } from '@/components/lists/cut-to'
import type { Picture } from '@/lib/news/picture'
import { routes } from '@/lib/routes'

/** A picture at its least width, or the least that is at least `width` pixels wide; with no words where they stand beside it; cut to the ratio `cut`. */
export function SmallPicture({ picture, width = 0, cut, alt = '', className = '' }: { picture: Picture; width?: number; cut?: number; alt?: string; className?: string }) {
  const jpegs = picture.files.filter((file) => file.format === 'jpeg').sort((one, other) => one.width - other.width)
  const file = jpegs.find((one) => one.width >= width) ?? jpegs[jpegs.length - 1]
  if (file === undefined) return null
  return <img src={routes.picture(file.file)} alt={alt} width={file.width} height={file.height} draggable={false} style={cut === undefined ? undefined : cutTo(picture, cut)} className={className} />
}
