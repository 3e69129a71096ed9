import fc from 'fast-check'
import type { Block, Inline } from '@/lib/news/blocks'
import { emptyDraft, type Draft } from '@/lib/news/draft'

/** Words as desks type them, and what else a keyboard can do: line ends, spaces, emoji, marks on their own. */
export const someText = fc.oneof(
  fc.constantFrom('ইরান', 'র‍্যাব বলেছে', 'ঢাকা, ৪ ডিসেম্বর', ' ', '\n', 'প্রথম লাইন\nদ্বিতীয়', 'এ\n', '\nখ', '<script>', '👩‍👩‍👧', 'ক্ষ', 'a'),
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
)

const run: fc.Arbitrary<Inline> = fc.record({
  text: someText,
  strong: fc.constant(true as const),
  href: fc.constantFrom('https://example.org/ক', '/national/0123456789', 'http://a.b/?q=1&r=2'),
}, { requiredKeys: ['text'] })

const runs = fc.array(run, { minLength: 1, maxLength: 4 })
const id = fc.constantFrom('0123456789', 'abcdefghjk', 'mnpqrstvwx')

/** Any block that a body may hold. */
export const someBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('paragraph' as const), text: runs }),
  fc.record({ kind: fc.constant('heading' as const), text: someText }),
  fc.record({ kind: fc.constant('quotation' as const), text: someText, speaker: fc.option(someText) }),
  fc.record({ kind: fc.constant('list' as const), ordered: fc.boolean(), items: fc.array(runs, { minLength: 1, maxLength: 3 }) }),
  fc.record({ kind: fc.constant('picture' as const), picture: id }),
  fc.record({ kind: fc.constant('gallery' as const), pictures: fc.array(id, { minLength: 2, maxLength: 4 }) }),
  fc.record({ kind: fc.constant('embed' as const), href: fc.constantFrom('https://example.org/v', 'https://a.b/?c=d'), title: someText }),
  fc.constant<Block>({ kind: 'divider' }),
  fc.record({ kind: fc.constant('related' as const), story: id }),
  fc.record({
    kind: fc.constant('table' as const),
    caption: fc.option(fc.constantFrom('ফল', 'দর')),
    header: fc.array(fc.oneof(someText, fc.constant('')), { minLength: 1, maxLength: 3 }),
    rows: fc.array(fc.array(fc.oneof(someText, fc.constant('')), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  }),
)

/** Any body, short enough to be read when a test fails. */
export const someBody: fc.Arbitrary<Block[]> = fc.array(someBlock, { maxLength: 8 })

const topic = fc.constantFrom({ slug: 'iran', name: 'ইরান' }, { slug: 'drones', name: 'ড্রোন' }, { slug: 'war', name: 'যুদ্ধ' })

/** A draft with few different values, so that two of them often agree and often do not. */
export function someDraft(body: fc.Arbitrary<Block[]>): fc.Arbitrary<Draft> {
  return fc.record({
    headline: fc.constantFrom('', 'এক', 'দুই', 'তিন'),
    standfirst: fc.constantFrom(null, 'সার', 'কথা'),
    section: fc.constantFrom('national', 'sports'),
    topics: fc.uniqueArray(topic, { maxLength: 3, selector: (one) => one.slug }),
    related: fc.uniqueArray(id, { maxLength: 3 }),
    note: fc.constantFrom('', 'দেখুন', 'ফোন করুন'),
    body,
  }).map((some) => ({ ...emptyDraft(some.section), ...some }))
}
