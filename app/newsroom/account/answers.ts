import { getTranslations } from 'next-intl/server'
import { toBanglaDigits, toLatinDigits } from '@/lib/bangla/digits'
import type { FormAnswer } from '@/components/newsroom/people/answering-form.client'
import type { Locale } from '@/lib/routes'

/** The words of the newsroom about people, in a language that is known. */
export function peopleWords(locale: Locale) {
  return getTranslations({ locale, namespace: 'newsroom.people' })
}

interface Refusal {
  code: string
  field: string | null
  wait?: number
}

/** Says a refusal in words, for the form that was sent. What a field is about decides between words of one code. */
export async function answerWith(locale: Locale, { code, field, wait = 0 }: Refusal): Promise<FormAnswer> {
  const t = await peopleWords(locale)
  if (code === 'wait' && wait > 0) {
    const inMinutes = wait >= 100
    const count = inMinutes ? Math.ceil(wait / 60) : wait
    const time = t(inMinutes ? 'time.minutes' : 'time.seconds', { count: locale === 'bn' ? toBanglaDigits(count) : String(count) })
    return { words: t('refusals.wait', { time }), field }
  }
  const keys = [`refusals.${code}-${field}`, code === 'wait' ? 'refusals.waiting' : `refusals.${code}`, 'refusals.unexpected']
  return { words: t(keys.find((key) => t.has(key as never)) as never), field }
}

/** A field of a form as it was typed; empty where it is missing or a file. Passwords are taken as they are. */
export function typed(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** A code in whatever digits and groups it was typed. */
export function typedCode(form: FormData, name = 'code'): string {
  return toLatinDigits(typed(form, name)).replace(/\s/g, '').slice(0, 40)
}

/** The language that a form without a session carries along. */
export function typedLocale(form: FormData): Locale {
  return typed(form, 'locale') === 'en' ? 'en' : 'bn'
}

/** Where to go on to, if that is a page of the newsroom; else null. An address from elsewhere leads nowhere. */
export function ownPath(path: string | null): string | null {
  return path !== null && /^\/newsroom(?:\/[\w-]+)*(?:\?[\w=&%.-]*)?$/.test(path) ? path : null
}
