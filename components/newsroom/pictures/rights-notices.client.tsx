import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { isoDay } from '@/lib/bangla/calendar'
import { dhakaDate } from '@/lib/bangla/dates'
import { rightsOn, type NewsroomPicture } from '@/lib/news/newsroom-picture'
import { dayInWords } from './day-in-words'
import { SmallPicture } from './small-picture.client'

/** Those of the pictures whose last day is near or has passed, before readers see them: somebody has to ask first. */
export function RightsNotices({ pictures }: { pictures: readonly NewsroomPicture[] }) {
  const t = useTranslations('newsroom.pictures.fields')
  const locale = useLocale()
  const [today] = useState(() => isoDay(dhakaDate(new Date())))
  return pictures.map((picture) => {
    const rights = rightsOn(today, picture.rightsUntil)
    if (rights === 'open' || picture.rightsUntil === null) return null
    return (
      <p key={picture.id} role="status" className="notice mb-3 flex items-start gap-x-3">
        <SmallPicture picture={picture} cut={1} className="block size-11 flex-none object-cover" />
        <span>
          {t(rights, { day: dayInWords(picture.rightsUntil, locale) })}
          {picture.rightsNote !== null && <span lang="bn" className="block whitespace-pre-line">{t('rightsNote')}: {picture.rightsNote}</span>}
        </span>
      </p>
    )
  })
}
