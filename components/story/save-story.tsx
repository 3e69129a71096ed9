import { useTranslations } from 'next-intl'
import { Bead } from '@/components/ui/bead'

/** Keeps this story on the device, for reading without a line. It needs a script, so it is hidden until one uncovers it. */
export function SaveStory() {
  const t = useTranslations('kept')
  return (
    <save-story
      className="contents desk:block"
      hidden
      data-full=""
      data-script={process.env.BROWSER_KEEP_STORY}
      data-kept={t('storyKept')}
      data-dropped={t('storyDropped')}
      data-failed={t('storyFailed')}
      data-no-room={t('storyNoRoom')}
    >
      <button type="button" className="tap type-meta cursor-pointer">
        <span>{t('storyButton')}</span>
        <span hidden><Bead className="mr-1.5" />{t('storySaved')}<span className="sr-only">{t('storySavedTap')}</span></span>
      </button>
      <span role="status" className="type-meta order-1 block basis-full" />
    </save-story>
  )
}
