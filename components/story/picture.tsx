import { useTranslations } from 'next-intl'
import { cutTo } from '@/components/lists/cut-to'
import type { Picture as NewsPicture, PictureFile } from '@/lib/news/picture'
import { routes } from '@/lib/routes'

interface Props {
  picture: NewsPicture
  /** How wide it is drawn, in the words of the `sizes` attribute. */
  sizes: string
  /** Whether it stands in the first view, where waiting would be seen. */
  eager?: boolean
  /** Whether it is cut to 3:2, around what must stay in sight. */
  cut?: boolean
  className?: string
}

/** A picture in the best form that the browser knows and the width that it needs; its place is kept before it comes. */
export function Picture({ picture, sizes, eager = false, cut = false, className = '' }: Props) {
  const jpegs = picture.files.filter((file) => file.format === 'jpeg')
  const fallback = jpegs.find((file) => file.width >= 640) ?? jpegs[jpegs.length - 1]
  if (fallback === undefined) return null
  return (
    <picture>
      {(['avif', 'webp'] as const).map((format) => (
        <source key={format} type={`image/${format}`} sizes={sizes} srcSet={sources(picture.files.filter((file) => file.format === format))} />
      ))}
      <img
        src={routes.picture(fallback.file)}
        srcSet={sources(jpegs)}
        sizes={sizes}
        width={picture.width}
        height={picture.height}
        alt={picture.alt}
        lang="bn"
        data-kb={Math.max(1, Math.round(fallback.bytes / 1000))}
        loading={eager ? 'eager' : 'lazy'}
        decoding={eager ? 'sync' : 'async'}
        fetchPriority={eager ? 'high' : 'auto'}
        className={`block h-auto w-full ${cut ? 'aspect-[3/2] object-cover' : ''} ${className}`}
        style={cut ? cutTo(picture, 3 / 2) : undefined}
      />
    </picture>
  )
}

function sources(files: PictureFile[]): string {
  return files.map((file) => `${routes.picture(file.file)} ${file.width}w`).join(', ')
}

/** A picture with its caption and, after it, its credit. */
export function Figure({ picture, sizes, eager = false, className = '' }: Omit<Props, 'cut'>) {
  const t = useTranslations('story')
  return (
    <figure className={className}>
      <Picture picture={picture} sizes={sizes} eager={eager} />
      {(picture.caption !== null || picture.credit !== null) && (
        <figcaption className="type-meta mt-2 font-desk" lang="bn">
          {picture.caption}
          {picture.credit !== null && <span> {t('photoCredit', { name: picture.credit })}</span>}
        </figcaption>
      )}
    </figure>
  )
}
