import { useTranslations } from 'next-intl'

/** How much room the kept pages take on the device, and the commands to clear them and to put the paper on the home screen. */
export function KeptRoom({ className = 'mt-9' }: { className?: string }) {
  const t = useTranslations('kept')
  return (
    <div className={className} hidden data-full="" data-if="room">
      <p className="type-list outline-none" tabIndex={-1} data-say="space" />
      <p className="type-meta mt-1">{t('clearNote')}</p>
      <div className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-3">
        <button type="button" className="command" hidden data-if="clear" data-do="clear">{t('clear')}</button>
        <button type="button" className="tap cursor-pointer" hidden data-if="install" data-do="install"><span className="border-b border-alta">{t('install')}</span></button>
      </div>
      <p aria-live="polite" className="type-meta mt-3 min-h-6" data-say="status" />
    </div>
  )
}
