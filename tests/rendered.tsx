import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Story } from '@/lib/news/story'
import bn from '@/messages/bn.json'

/** Components as markup, with the words of the Bengali site. */
export function rendered(children: ReactNode): string {
  return renderToStaticMarkup(<NextIntlClientProvider locale="bn" timeZone="Asia/Dhaka" messages={bn}>{children}</NextIntlClientProvider>)
}

/** A story of the newspaper's own; what a test is about it says itself. */
export function aStory(fields: Partial<Story> = {}): Story {
  return {
    id: '0123456789', kind: 'full', section: 'national', headline: 'পদ্মার দুই পারে মেলা, সকাল থেকে মানুষের ঢল', shortHeadline: null, standfirst: null,
    opening: 'আজ সারা দিন মেলা।', bylines: [], published: new Date('2026-11-22T06:00:00Z'), captured: null, picture: null, sample: null,
    breakingUntil: null, updated: null, place: null, body: [{ kind: 'paragraph', text: [{ text: 'আজ সারা দিন মেলা।' }] }], signOff: null,
    sourceLine: null, topics: [], corrections: [], pictures: {}, boxes: {}, ...fields,
  }
}
