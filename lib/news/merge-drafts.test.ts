import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { someBody, someDraft } from '@/tests/arbitrary-body'
import { paragraph, type Block } from './blocks'
import { draftSchema, emptyDraft, type Draft } from './draft'
import { choicesFor, conflictsOf, mergeDrafts, resolveMerge, sameDraft, type Choice } from './merge-drafts'

const few = fc.constantFrom(...['ক', 'খ', 'গ', 'ঘ', 'ঙ'].map(paragraph), { kind: 'divider' } as Block)
const draft = someDraft(fc.oneof(fc.array(few, { maxLength: 7 }), someBody))
const draftWith = (...texts: string[]): Draft => ({ ...emptyDraft('news'), headline: 'শিরোনাম', body: texts.map(paragraph) })
const texts = (body: readonly Block[]) => body.map((block) => (block.kind === 'paragraph' ? block.text[0]!.text : block.kind))
const merged = (base: Draft, mine: Draft, theirs: Draft, choices: Record<string, Choice> = {}) => resolveMerge(mergeDrafts(base, mine, theirs), choices)

describe('Two people on one draft', () => {
  test('Every paragraph of each side lies in exactly one part, in order', () => {
    fc.assert(fc.property(draft, draft, draft, (base, mine, theirs) => {
      const { body } = mergeDrafts(base, mine, theirs)
      for (const [side, whole] of [['base', base], ['mine', mine], ['theirs', theirs]] as const) {
        const parts = { ...whole, body: body.flatMap((part) => part[side]) }
        expect(sameDraft(parts, whole)).toBe(true)
      }
    }), { numRuns: 300 })
  })

  test('A part is taken from one side without asking only when the other side left it as it was', () => {
    fc.assert(fc.property(draft, draft, draft, (base, mine, theirs) => {
      const merge = mergeDrafts(base, mine, theirs)
      for (const part of [...merge.fields, ...merge.body]) {
        if (part.origin === 'mine') expect(part.theirs).toEqual(part.base)
        else if (part.origin === 'theirs') expect(part.mine).toEqual(part.base)
        else if (part.origin !== 'conflict') expect(part.mine).toEqual(part.theirs)
      }
    }), { numRuns: 300 })
  })

  test('With both chosen wherever it is offered, every paragraph that either wrote stands in the result', () => {
    fc.assert(fc.property(draft, draft, draft, (base, mine, theirs) => {
      const merge = mergeDrafts(base, mine, theirs)
      const choices = Object.fromEntries(conflictsOf(merge).map((part): [string, Choice] => [part.id, choicesFor(part).includes('both') ? 'both' : 'theirs']))
      const outcome = resolveMerge(merge, choices)!
      const standing = new Set(outcome.body.map((block) => JSON.stringify(block)))
      const before = new Set(merge.body.flatMap((part) => part.base).map((block) => JSON.stringify(block)))
      for (const block of merge.body.flatMap((part) => [...part.mine, ...part.theirs])) {
        const key = JSON.stringify(block)
        if (!before.has(key)) expect(standing).toContain(key)
      }
      expect(draftSchema.safeParse(outcome).success).toBe(true)
    }), { numRuns: 300 })
  })

  test('Who changed alone is taken whole, and two who changed alike agree', () => {
    fc.assert(fc.property(draft, draft, (base, changed) => {
      expect(sameDraft(merged(base, changed, base)!, changed)).toBe(true)
      expect(sameDraft(merged(base, base, changed)!, changed)).toBe(true)
      expect(sameDraft(merged(base, changed, changed)!, changed)).toBe(true)
    }), { numRuns: 200 })
  })

  test('Whoever is asked, the conflicts are the same', () => {
    fc.assert(fc.property(draft, draft, draft, (base, mine, theirs) => {
      const one = conflictsOf(mergeDrafts(base, mine, theirs)).flatMap((part) => ('field' in part ? [part.field] : []))
      const other = conflictsOf(mergeDrafts(base, theirs, mine)).flatMap((part) => ('field' in part ? [part.field] : []))
      expect(one).toEqual(other)
    }))
  })

  test('Different paragraphs come together by themselves, neighbouring ones too', () => {
    const outcome = merged(draftWith('এক', 'দুই', 'তিন'), draftWith('এক নতুন', 'দুই', 'তিন'), draftWith('এক', 'দুই বদলেছে', 'তিন', 'চার'))
    expect(texts(outcome!.body)).toEqual(['এক নতুন', 'দুই বদলেছে', 'তিন', 'চার'])
  })

  test('The same paragraph changed in two ways is a conflict, with mine, theirs or both', () => {
    const merge = mergeDrafts(draftWith('এক', 'দুই'), draftWith('এক', 'দুই আমার'), draftWith('এক', 'দুই তাঁর'))
    const [conflict, ...others] = conflictsOf(merge)
    expect(others).toEqual([])
    expect(resolveMerge(merge, {})).toBeNull()
    const outcome = (choice: Choice) => texts(resolveMerge(merge, { [conflict!.id]: choice })!.body)
    expect([outcome('mine'), outcome('theirs'), outcome('both')]).toEqual([['এক', 'দুই আমার'], ['এক', 'দুই তাঁর'], ['এক', 'দুই আমার', 'দুই তাঁর']])
  })

  test('A paragraph that one removed and the other rewrote is a conflict', () => {
    expect(conflictsOf(mergeDrafts(draftWith('এক', 'দুই'), draftWith('এক'), draftWith('এক', 'দুই তাঁর')))).toHaveLength(1)
  })

  test('Two headlines cannot both stand; two notes can', () => {
    const base = draftWith('এক')
    const merge = mergeDrafts(base, { ...base, headline: 'আমার', note: 'ক' }, { ...base, headline: 'তাঁর', note: 'খ' })
    expect(conflictsOf(merge).map((part) => [part.id, choicesFor(part)])).toEqual([['headline', ['mine', 'theirs']], ['note', ['mine', 'theirs', 'both']]])
    expect(resolveMerge(merge, { headline: 'both', note: 'both' })).toBeNull()
    expect(resolveMerge(merge, { headline: 'theirs', note: 'both' })).toMatchObject({ headline: 'তাঁর', note: 'ক\n\nখ' })
  })

  test('What the store would write alike is no difference', () => {
    expect(sameDraft(draftWith('র\u09BE\u0981'), draftWith('র\u0981\u09BE'))).toBe(true)
    expect(conflictsOf(mergeDrafts(draftWith('এক'), draftWith('এক ।'), draftWith('এক।')))).toEqual([])
  })

  test('Two bodies of two thousand blocks are compared while somebody waits', () => {
    const many = (word: string) => draftWith(...Array.from({ length: 2_000 }, (_, at) => `${word} ${at}`))
    expect(conflictsOf(mergeDrafts(many('ক'), many('খ'), many('গ')))).toHaveLength(2_000)
  }, 10_000)
})
