'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useActionState, useState } from 'react'
import { formatDateTime } from '@/lib/bangla/dates'
import { toBanglaDigits } from '@/lib/bangla/digits'
import { findSection } from '@/lib/news/paper'

/** What the parser made of the text of a page. */
export interface ReadPage {
  headline: string
  bylines: string[]
  place: string | null
  published: Date | null
  updated: Date | null
  section: string
  paragraphs: string[]
  signOff: string | null
  sourceLine: string | null
  warnings: { line: number; code: string; message: string }[]
}

/** The form before anything was read, after a refusal, and after a reading. */
export interface PageTextState {
  text: string
  read: ReadPage | null
  /** A code, and the line that it is about. */
  refused: { code: string; line: number | null } | null
}

interface Props {
  action: (before: PageTextState, form: FormData) => Promise<PageTextState>
  /** The headline-only story whose text this is; null begins a new story. */
  story: { id: string; headline: string } | null
}

/** Takes the text of a page, shows what the parser read in it beside the source, and makes a draft of it at a second press. */
export function PageTextForm({ action, story }: Props) {
  const t = useTranslations('newsroom.desk.taking')
  const refusals = useTranslations('newsroom.desk')
  const [{ text, read, refused }, send] = useActionState(action, { text: '', read: null, refused: null })
  const [fileName, setFileName] = useState<string | null>(null)
  const locale = useLocale()
  const digits = (n: number) => (locale === 'bn' ? toBanglaDigits(n) : String(n))
  const own = refused === null ? null : `taking.refusals.${refused.code}`
  const general = refused === null ? null : `refusals.${refused.code}`
  return (
    <form action={send} onReset={() => setFileName(null)} className="mt-4">
      {story !== null && <input type="hidden" name="story" value={story.id} />}
      <div role="alert">
        {refused !== null && (
          <p className="notice mb-4">
            {refusals.has(own as never) ? refusals(own as never) : refusals.has(general as never) ? refusals(general as never) : refusals('refusals.unexpected')}
            {refused.line !== null && <> ({t('line', { n: digits(refused.line), text: '' }).replace(/[:\s]+$/, '')})</>}
          </p>
        )}
      </div>
      <div className={read === null ? '' : 'grid gap-x-9 gap-y-6 desk:grid-cols-2'}>
        {read !== null && <Reading read={read} />}
        <div className="min-w-0">
          <label className="block">
            <span className="type-meta block">{read === null ? t('text') : t('source')}</span>
            <textarea key={text} name="text" defaultValue={text} rows={read === null ? 16 : 28} lang="bn" className="control voice-paper w-full" />
          </label>
          <p className="type-meta mt-3" id="file-hint">{t('file')}</p>
          {/* A browser speaks its own language in such a field, so its words are left out and ours stand over it. */}
          <label className="command command-quiet relative inline-block has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-alta">
            {fileName === null ? t('chooseFile') : t('chosenFile', { name: fileName })}
            <input
              type="file" name="file" accept=".txt,text/plain" aria-describedby="file-hint" className="sr-only"
              onChange={({ target }) => setFileName(target.files?.[0]?.name ?? null)}
            />
          </label>
        </div>
      </div>
      <div className="mt-4 flex flex-wrap gap-3">
        {read !== null && <button type="submit" name="do" value="create" className="command">{story === null ? t('create') : t('fill')}</button>}
        <button type="submit" name="do" value="read" className={`command ${read === null ? '' : 'command-quiet'}`}>{read === null ? t('read') : t('again')}</button>
      </div>
    </form>
  )
}

function Reading({ read }: { read: ReadPage }) {
  const t = useTranslations('newsroom.desk')
  const locale = useLocale()
  const digits = (n: number) => (locale === 'bn' ? toBanglaDigits(n) : String(n))
  const doubt = (code: string) => (t.has(`taking.doubts.${code}` as never) ? t(`taking.doubts.${code}` as never) : null)
  const time = (instant: Date | null) => (instant === null ? '' : formatDateTime(instant, locale))
  const fields: [label: string, value: string, lang: 'bn' | undefined][] = [
    [t('fields.headline'), read.headline, 'bn'],
    [t('fields.bylines'), read.bylines.join(', '), 'bn'],
    [t('fields.place'), read.place ?? '', 'bn'],
    [t('fields.published'), time(read.published), undefined],
    [t('fields.updated'), time(read.updated), undefined],
    [t('fields.section'), findSection(read.section)?.[locale] ?? read.section, undefined],
    [t('fields.signOff'), read.signOff ?? '', 'bn'],
    [t('fields.sourceLine'), read.sourceLine ?? '', 'bn'],
  ]
  return (
    <section aria-label={t('taking.reading')} className="min-w-0">
      <h2 className="label mb-3"><span>{t('taking.reading')}</span></h2>
      {read.warnings.length > 0 && (
        <div className="notice mb-4">
          <p>{t('taking.warnings')}</p>
          <ul>{read.warnings.map(({ line, code, message }, at) => <li key={at}>{t('taking.line', { n: digits(line), text: doubt(code) ?? message })}</li>)}</ul>
        </div>
      )}
      <dl>
        {fields.map(([label, value, lang]) => (
          <div key={label} className="row-rule py-2">
            <dt className="type-meta">{label}</dt>
            <dd lang={value === '' ? undefined : lang}>{value === '' ? <span className="text-soft">{t('taking.empty')}</span> : value}</dd>
          </div>
        ))}
        <div className="row-rule py-2">
          <dt className="type-meta">{t('fields.body')} · {t('taking.paragraphs', { n: digits(read.paragraphs.length) })}</dt>
          <dd lang="bn" className="type-body space-y-3">{read.paragraphs.map((paragraph, at) => <p key={at}>{paragraph}</p>)}</dd>
        </div>
      </dl>
    </section>
  )
}
