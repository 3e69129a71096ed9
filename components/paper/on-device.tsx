import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

/** Around what a page tells of the reader's device, with the words and the script for it. */
export function OnDevice({ page, children }: { page: 'saved' | 'offline' | 'settings'; children: ReactNode }) {
  const t = useTranslations('kept')
  // Places that the browser fills stand in the words as they are.
  const words = (name: 'fetched' | 'saved' | 'removed' | 'space' | 'kilobytes' | 'megabytes' | 'ten') => t.raw(name) as string
  return (
    <on-device
      className="block"
      data-page={page}
      data-fetched={words('fetched')}
      data-saved={words('saved')}
      data-withdrawn={t('withdrawn')}
      data-removed={words('removed')}
      data-space={words('space')}
      data-space-none={t('spaceNone')}
      data-kilobytes={words('kilobytes')}
      data-megabytes={words('megabytes')}
      data-cleared={t('cleared')}
      data-fetching={t('fetching')}
      data-ten={words('ten')}
      data-none={t('tenNone')}
    >
      {children}
      <script type="module" data-keep="" src={process.env.BROWSER_ON_DEVICE} />
    </on-device>
  )
}
