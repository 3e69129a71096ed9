/** One file of a picture: a format at a width in pixels, under the file name it has in the picture folder. */
export interface PictureFile {
  format: 'avif' | 'webp' | 'jpeg'
  width: number
  height: number
  file: string
  bytes: number
}

/** What must stay in sight when a picture is cut, in thousandths of its width and height. */
export interface FocalPoint {
  x: number
  y: number
}

/** A picture with its words. Width and height are those of the largest file. */
export interface Picture {
  id: string
  width: number
  height: number
  files: PictureFile[]
  /** What the picture shows, for who cannot see it. Never empty. */
  alt: string
  caption: string | null
  credit: string | null
  /** Null: the middle. */
  focal: FocalPoint | null
}
