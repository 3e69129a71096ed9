import { useTranslations } from 'next-intl'
import { compareWords } from '@/lib/news/compare-words'
import type { Draft } from '@/lib/news/draft'
import { draftFields } from '@/lib/news/draft-fields'

/** What changed from one version to another, field by field and word by word; fields that are alike are left out. */
export function DraftComparison({ before, after }: { before: Draft; after: Draft }) {
  const t = useTranslations('newsroom.desk')
  const old = new Map(draftFields(before).map(({ field, text }) => [field, text]))
  const changed = draftFields(after).filter(({ field, text }) => old.get(field) !== text)
  if (changed.length === 0) return <p className="type-second mt-4 text-soft">{t('history.same')}</p>
  return (
    <dl className="mt-4 space-y-6">
      {changed.map(({ field, text }) => (
        <div key={field}>
          <dt className="type-meta">{t(`fields.${field}`)}</dt>
          <dd className="type-body mt-1 whitespace-pre-line" lang="bn">
            {compareWords(old.get(field) ?? '', text).map(({ kind, text: part }, at) =>
              kind === 'same' ? <span key={at}>{part}</span>
                : kind === 'added' ? <ins key={at} className="word">{part}</ins>
                  : <del key={at} className="word">{part}</del>)}
          </dd>
        </div>
      ))}
    </dl>
  )
}
