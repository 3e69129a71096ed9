import { useTranslations } from 'next-intl'
import { SmallPicture } from './block-views.client'
import { useMaterial } from './story-material.client'

/** The picture at the head of the story. */
export function LeadPicture({ id, readOnly, onChange }: { id: string | null; readOnly: boolean; onChange(id: string | null): void }) {
  const t = useTranslations('newsroom.writing.lead')
  const { pictures, choosePicture } = useMaterial()
  const choose = async () => {
    const picture = await choosePicture()
    if (picture !== null) onChange(picture.id)
  }
  if (id === null && readOnly) return null
  const picture = id === null ? undefined : pictures[id]
  return (
    <section aria-label={t('label')} className="my-3 max-w-[36em]">
      {id !== null && <SmallPicture picture={picture} />}
      {picture !== undefined && <p className="type-meta mt-1" lang="bn">{picture.caption} {picture.credit}</p>}
      {!readOnly && (
        <p className="flex flex-wrap gap-x-4">
          <button type="button" className="tap cursor-pointer underline" onClick={() => void choose()}>{t(id === null ? 'add' : 'change')}</button>
          {id !== null && <button type="button" className="tap cursor-pointer underline" onClick={() => onChange(null)}>{t('remove')}</button>}
        </p>
      )}
    </section>
  )
}
