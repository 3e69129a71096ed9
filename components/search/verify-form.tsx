import { useLocale, useTranslations } from 'next-intl'
import { inLocale, routes } from '@/lib/routes'

interface Props {
  asked: string
  longest: number
}

/** Asks for the code of a card, or for a headline. */
export function VerifyForm({ asked, longest }: Props) {
  const locale = useLocale()
  const t = useTranslations('verify')
  return (
    <form action={inLocale(locale, routes.verify())} method="get" className="mt-6">
      <label className="type-meta block" htmlFor="q">{t('label')}</label>
      <div className="mt-2 flex flex-wrap items-start gap-x-4 gap-y-2">
        <input
          id="q" name="q" defaultValue={asked} maxLength={longest} lang="bn" enterKeyHint="go" autoComplete="off" autoCapitalize="none" spellCheck={false}
          className="query-words min-w-0 flex-[1_1_10rem]" data-script={/[A-Za-z]/.test(asked) ? 'latin' : undefined}
        />
        {' '}
        <button type="submit" className="command flex-none">{t('submit')}</button>
      </div>
    </form>
  )
}
