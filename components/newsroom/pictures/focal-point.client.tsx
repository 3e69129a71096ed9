import { useTranslations } from 'next-intl'
import { useId, type MouseEvent } from 'react'
import type { FocalPoint as Point, Picture } from '@/lib/news/picture'
import { SmallPicture } from './small-picture.client'

interface Props {
  picture: Picture
  /** Null: the middle. */
  focal: Point | null
  onFocal: (focal: Point | null) => void
}

const middle: Point = { x: 500, y: 500 }
const thousandths = (part: number) => Math.min(1000, Math.max(0, Math.round(part * 1000)))

/** Says by a press on the picture, or with two sliders, what has to stay in sight when it is cut. */
export function FocalPoint({ picture, focal, onFocal }: Props) {
  const t = useTranslations('newsroom.pictures.fields')
  const hint = useId()
  const point = focal ?? middle
  const press = ({ currentTarget, clientX, clientY }: MouseEvent<HTMLElement>) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect()
    onFocal({ x: thousandths((clientX - left) / width), y: thousandths((clientY - top) / height) })
  }
  const slider = (label: string, axis: 'x' | 'y') => (
    <label className="block grow">
      <span className="type-meta block">{label}</span>
      <input
        type="range" min={0} max={1000} step={10} value={point[axis]} aria-describedby={hint} className="h-11 w-full accent-alta"
        onChange={({ target }) => onFocal({ ...point, [axis]: Number(target.value) })}
      />
    </label>
  )
  return (
    <fieldset>
      <legend className="type-meta">{t('focal')}</legend>
      {/* A shortcut for a pointer; the sliders below say the same to everybody else. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div className="relative mt-1 w-fit max-w-full cursor-crosshair" onClick={press}>
        <SmallPicture picture={picture} width={640} className="block max-h-80 w-auto max-w-full" />
        <span
          aria-hidden="true" className="pointer-events-none absolute size-6 rounded-full border-2 border-paper bg-alta"
          style={{ left: `${point.x / 10}%`, top: `${point.y / 10}%`, transform: 'translate(-50%, -50%)' }}
        />
      </div>
      <p id={hint} className="type-meta mt-1">{t('focalHint')}</p>
      <div className="flex flex-wrap gap-x-6">
        {slider(t('across'), 'x')}
        {slider(t('down'), 'y')}
      </div>
      {focal !== null && <button type="button" className="tap type-meta cursor-pointer" onClick={() => onFocal(null)}>{t('middle')}</button>}
    </fieldset>
  )
}
