import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { toBanglaDigits } from '@/lib/bangla/digits'
import { plainText, type Block } from '@/lib/news/blocks'
import type { Draft } from '@/lib/news/draft'
import { choicesFor, conflictsOf, mergeDrafts, resolveMerge, type BodyPart, type Choice, type FieldPart } from '@/lib/news/merge-drafts'
import type { DraftConflict } from './autosave.client'

/**
 * Somebody saved in between. What differs is shown part by part, mine beside theirs, each with a choice; what only one
 * of the two changed is chosen already. Nothing is saved before this is decided, and nothing is thrown away unseen.
 */
export function ConflictView({ conflict, onDecide }: { conflict: DraftConflict; onDecide(merged: Draft): void }) {
  const t = useTranslations('newsroom.writing.conflict')
  const merge = useMemo(() => mergeDrafts(conflict.base, conflict.mine, conflict.theirs), [conflict])
  const parts = [...merge.fields, ...merge.body].filter((part) => part.origin !== 'same' && part.origin !== 'agreed')
  const open = conflictsOf(merge)
  const [choices, setChoices] = useState<Record<string, Choice>>({})
  const [isMissing, setMissing] = useState(false)
  const view = useRef<HTMLElement>(null)
  useEffect(() => view.current?.focus(), [])
  const undecided = open.filter((part) => choices[part.id] === undefined)
  const decide = () => {
    const merged = resolveMerge(merge, choices)
    if (merged !== null) return onDecide(merged)
    setMissing(true)
    view.current?.querySelector<HTMLElement>(`[data-part="${undecided[0]?.id}"] input`)?.focus()
  }
  return (
    <section ref={view} tabIndex={-1} aria-labelledby="conflict-title" className="scroll-mt-21 font-desk outline-none">
      <div className="notice">
        <h2 id="conflict-title" className="type-list">{conflict.savedBy === null ? t('titleNobody') : t('title', { who: conflict.savedBy })}</h2>
        <p className="mt-1">{open.length === 0 ? t('introNone') : t('intro', { n: toBanglaDigits(open.length) })}</p>
      </div>
      {parts.map((part) => (
        <Part
          key={part.id}
          part={part}
          chosen={choices[part.id] ?? (part.origin === 'mine' ? 'mine' : part.origin === 'theirs' ? 'theirs' : null)}
          isMissing={isMissing && undecided.includes(part)}
          onChoose={(choice) => setChoices({ ...choices, [part.id]: choice })}
        />
      ))}
      {isMissing && undecided.length > 0 && <p role="alert" className="mt-3 text-alta">{t('missing', { n: toBanglaDigits(undecided.length) })}</p>}
      <button type="button" className="command mt-4" onClick={decide}>{t('save')}</button>
    </section>
  )
}

interface PartProps {
  part: FieldPart | BodyPart
  chosen: Choice | null
  isMissing: boolean
  onChoose(choice: Choice): void
}

function Part({ part, chosen, isMissing, onChoose }: PartProps) {
  const t = useTranslations('newsroom.writing.conflict')
  const fields = useTranslations('newsroom.writing.fields')
  const name = 'field' in part ? fields(part.field) : t('text')
  return (
    <fieldset data-part={part.id} className="row-rule mt-4 pt-2" aria-describedby={isMissing ? 'conflict-title' : undefined}>
      <legend className="float-left mb-2 w-full">
        {name} <span className="type-meta">{t(`origin.${part.origin === 'mine' || part.origin === 'theirs' ? part.origin : 'conflict'}`)}</span>
      </legend>
      <div className="clear-both grid gap-3 tablet:grid-cols-2">
        {(['mine', 'theirs'] as const).map((side) => (
          <div key={side} className={chosen === side || chosen === 'both' ? 'border-l-4 border-leaf pl-3' : 'border-l-4 border-rule pl-3'}>
            <p className="type-meta">{t(side)}</p>
            <div lang="bn" className="voice-paper whitespace-pre-line"><Shown part={part} side={side} /></div>
          </div>
        ))}
      </div>
      <p className="mt-1 flex flex-wrap gap-x-6">
        {choicesFor(part).map((choice) => (
          <label key={choice} className="check">
            <input type="radio" name={`choice-${part.id}`} checked={chosen === choice} onChange={() => onChoose(choice)} />
            <span>{t(`take.${choice}`)}</span>
          </label>
        ))}
      </p>
    </fieldset>
  )
}

function Shown({ part, side }: { part: FieldPart | BodyPart; side: 'mine' | 'theirs' }) {
  const t = useTranslations('newsroom.writing.conflict')
  const blocks = useTranslations('newsroom.writing.blocks')
  if (!('field' in part)) {
    const named = (block: Block) => (block.kind === 'picture' || block.kind === 'gallery' || block.kind === 'embed' || block.kind === 'related' || block.kind === 'divider'
      ? `[${blocks(block.kind)}${block.kind === 'embed' ? `: ${block.title} ${block.href}` : ''}]` : plainText([block]))
    return part[side].length === 0 ? <em className="type-meta not-italic">{t('nothing')}</em> : part[side].map((block, at) => <p key={at}>{named(block)}</p>)
  }
  const value = part[side]
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return <em className="type-meta not-italic">{t('nothing')}</em>
  return <p>{Array.isArray(value) ? value.map((one) => (typeof one === 'string' ? one : one.name)).join(', ') : value}</p>
}
