import { useTranslations } from 'next-intl'

/** Said in the place of a frame that cannot be shown. */
export function FrameRefused({ code, onRetry }: { code: string; onRetry: () => void }) {
  const t = useTranslations('newsroom.preview')
  const key = `refusals.${code}` as const
  return (
    <div role="alert" className="notice mt-2">
      <p>{t.has(key as never) ? t(key as never) : t('refusals.unexpected')}</p>
      <button type="button" className="command command-quiet mt-2" onClick={onRetry}>{t('retry')}</button>
    </div>
  )
}
