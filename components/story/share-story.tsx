import { useLocale, useTranslations } from 'next-intl'
import type { Story } from '@/lib/news/story'
import { routes } from '@/lib/routes'
import { QrCodeAgain } from './qr-code'

interface Props {
  story: Pick<Story, 'id' | 'headline'>
  /** Where readers find this newspaper. */
  origin: string
  /** Whether that is its own address; otherwise the script puts the one in the address bar, and there is nothing to scan. */
  isOwn: boolean
  script: string | undefined
}

/**
 * The ways to pass a story on, as links that need no script and load nothing of whom they lead to. What a browser can do
 * itself (its own dialog, copying) is hidden until browser/share-story.ts has seen that it can.
 */
export function ShareStory({ story, origin, isOwn, script }: Props) {
  const t = useTranslations('tools')
  const locale = useLocale()
  const short = origin + routes.shortStory(story.id)
  const address = encodeURIComponent(short)
  return (
    <details name="tool" data-share={script} data-origin={isOwn ? undefined : origin}>
      <summary className="tap type-meta">{t('share')}</summary>
      <div className="tool-panel type-meta">
        <ul className="flex flex-wrap gap-x-5">
          <li data-full="" hidden data-act="platform"><button type="button" className="tap cursor-pointer">{t('platform')}</button></li>
          <li><a className="tap" rel="nofollow noreferrer" href={`https://wa.me/?text=${encodeURIComponent(`${story.headline} `)}${address}`}>{t('whatsapp')}</a></li>
          {/* Only the app on a phone takes a link without knowing which site sends it. */}
          <li data-full="" className="on-touch" data-act="messenger"><a className="tap" rel="nofollow" href={`fb-messenger://share/?link=${address}`}>{t('messenger')}</a></li>
          <li><a className="tap" rel="nofollow noreferrer" href={`https://www.facebook.com/sharer/sharer.php?u=${address}`}>{t('facebook')}</a></li>
          <li data-full="" hidden data-act="copy"><button type="button" className="tap cursor-pointer">{t('copy')}</button></li>
        </ul>
        <p><a className="tap break-all" rel="nofollow" href={routes.shortStory(story.id)} data-short={isOwn ? short : ''} lang="en">{short.replace(/^https?:\/\//, '')}</a></p>
        <p role="status" data-full="" data-copied={t('copied')} data-not-copied={t('notCopied')} />
        {isOwn && (
          <figure data-full="" className="flex items-center gap-3 pt-1 pb-3">
            <QrCodeAgain of="qr" text={short} size="104" />
            <figcaption lang={locale}>{t('scan')}</figcaption>
          </figure>
        )}
      </div>
    </details>
  )
}
