import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { NewsroomPicture } from '@/lib/news/newsroom-picture'
import { fetchPictures } from './send-picture.client'
import { SmallPicture } from './small-picture.client'

/** The pictures that the newspaper has, newest first, to choose one of. */
export function EarlierPictures({ onChoose }: { onChoose: (picture: NewsroomPicture) => void }) {
  const t = useTranslations('newsroom.pictures')
  const [words, setWords] = useState('')
  const [shown, setShown] = useState<{ pictures: NewsroomPicture[]; more: boolean } | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  // The answer to an older question is not shown below a newer one.
  const asked = useRef(0)

  const load = useCallback(async (sought: string, before: NewsroomPicture[]) => {
    const question = ++asked.current
    const outcome = await fetchPictures(sought, before[before.length - 1]?.id ?? null)
    if (question !== asked.current) return
    setRefusal(outcome.ok ? null : outcome.code)
    if (outcome.ok) setShown({ pictures: [...before, ...outcome.value.pictures], more: outcome.value.more })
  }, [])
  useEffect(() => {
    // Nothing is set before the answer is there; the rule does not see through the wait.
    // oxlint-disable-next-line react/set-state-in-effect
    void load('', [])
  }, [load])

  return (
    <section aria-label={t('choose.recent')} className="mt-6">
      <h3 className="label mb-3"><span>{t('choose.recent')}</span></h3>
      <div className="flex flex-wrap items-end gap-3">
        <label className="min-w-0 grow">
          <span className="type-meta block">{t('choose.search')}</span>
          <input
            type="search" value={words} lang="bn" className="control w-full" onChange={({ target }) => setWords(target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
              event.preventDefault()
              void load(words, [])
            }}
          />
        </label>
        <button type="button" className="command command-quiet" onClick={() => void load(words, [])}>{t('choose.find')}</button>
      </div>
      <div role="status" className="type-meta mt-2">
        {refusal !== null ? t(`refusals.${refusal}` as never) : shown === null ? t('choose.loading') : shown.pictures.length === 0 ? t('choose.none') : null}
      </div>
      {shown !== null && (
        <ul className="mt-2 grid grid-cols-3 gap-3 tablet:grid-cols-5">
          {shown.pictures.map((picture) => {
            const alt = picture.alt === '' ? t('choose.undescribed') : picture.alt
            return (
              <li key={picture.id} className="min-w-0">
                <button type="button" className="block w-full cursor-pointer text-left" aria-label={t('choose.take', { alt })} onClick={() => onChoose(picture)}>
                  <SmallPicture picture={picture} cut={4 / 3} className="block aspect-[4/3] w-full bg-sheet object-cover" />
                  <span lang={picture.alt === '' ? undefined : 'bn'} className="type-meta line-clamp-2">{alt}</span>
                </button>
              </li>
            )
          })}
        </ul>
      )}
      {shown?.more === true && (
        <button type="button" className="command command-quiet mt-3" onClick={() => void load(words, shown.pictures)}>{t('choose.more')}</button>
      )}
    </section>
  )
}
