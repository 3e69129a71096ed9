import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { Topic } from '@/lib/news/story'
import type { Proposals, WrittenSoFar } from '@/lib/news/proposals'
import type { Suggest } from './story-material.client'

const nothing: Proposals = { section: null, topics: [], newTopics: [] }

/** How long one must have stopped writing before anything is proposed, in milliseconds. */
const pause = 1_500

/** What may be proposed of a story as it stands, asked anew after each pause. What cannot be asked proposes nothing. */
export function useProposals({ id, headline, standfirst, text }: WrittenSoFar, ask: Suggest['proposals'], readOnly: boolean): Proposals {
  const [proposals, setProposals] = useState(nothing)
  const asking = useRef(ask)
  useEffect(() => { asking.current = ask })
  const isWritten = !readOnly && headline.trim() !== ''
  useEffect(() => {
    if (!isWritten) return
    let current = true
    const timer = setTimeout(() => {
      asking.current({ id, headline, standfirst, text }).then((found) => {
        if (current && found !== null) setProposals(found)
      }, () => {})
    }, pause)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [id, headline, standfirst, text, isWritten])
  return isWritten ? proposals : nothing
}

interface SectionProps {
  slug: string | null
  chosen: string
  sections: readonly { slug: string; name: string }[]
  onTake(slug: string): void
}

/** The section in which stories like this one stand, where it is another than the chosen one. */
export function ProposedSection({ slug, chosen, sections, onTake }: SectionProps) {
  const t = useTranslations('newsroom.writing.proposals')
  const row = useRef<HTMLParagraphElement>(null)
  const section = sections.find((one) => one.slug === slug)
  if (section === undefined || section.slug === chosen) return null
  return (
    <p ref={row} className="proposals">
      <span className="type-meta">{t('title')}</span>
      <button
        type="button"
        className="proposal"
        aria-label={t('takeSection', { name: section.name })}
        onClick={() => {
          // The button goes with what it proposed; its field stands before it.
          row.current?.previousElementSibling?.querySelector('select')?.focus()
          onTake(section.slug)
        }}
      >
        {section.name}
      </button>
    </p>
  )
}

/** Topics that the story names and is not filed under yet, each added by one press. */
export function ProposedTopics({ proposals, chosen, onTake }: { proposals: Proposals; chosen: readonly Topic[]; onTake(topic: Topic): void }) {
  const t = useTranslations('newsroom.writing.proposals')
  const row = useRef<HTMLDivElement>(null)
  const isTaken = ({ slug }: Topic) => chosen.some((one) => one.slug === slug)
  const shown = [...proposals.topics.map((topic) => ({ topic, isNew: false })), ...proposals.newTopics.map((topic) => ({ topic, isNew: true }))]
    .filter(({ topic }) => !isTaken(topic))
  if (shown.length === 0) return null
  return (
    <div ref={row} role="group" aria-label={t('topics')} className="proposals">
      <span className="type-meta" aria-hidden>{t('title')}</span>
      {shown.map(({ topic, isNew }, at) => (
        <button
          key={topic.slug}
          type="button"
          className="proposal"
          aria-label={t(isNew ? 'addNew' : 'add', { name: topic.name })}
          onClick={() => {
            onTake(topic)
            // The button goes: on to the next one, or back to the field for topics.
            const list = row.current?.previousElementSibling
            requestAnimationFrame(() => {
              const left = row.current?.querySelectorAll('button') ?? []
              const next = left[Math.min(at, left.length - 1)] ?? list?.querySelector<HTMLElement>('input')
              next?.focus()
            })
          }}
        >
          <span aria-hidden>+</span> <span lang="bn">{topic.name}</span>
          {isNew && <span className="type-meta">{t('isNew')}</span>}
        </button>
      ))}
    </div>
  )
}
