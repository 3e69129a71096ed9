import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Draft } from '@/lib/news/draft'
import type { Contributor, StoryId, Topic } from '@/lib/news/story'
import { ChosenList } from './chosen-list.client'
import { GrowingField, Labelled, LineField } from './fields.client'
import { ProposedSection, ProposedTopics, useProposals } from './proposals.client'
import type { NamedStory, Suggest } from './story-material.client'

interface Props {
  id: StoryId
  /** The words of the body. */
  text: string
  content: Draft
  sections: readonly { slug: string; name: string }[]
  suggest: Suggest
  stories: Readonly<Record<StoryId, NamedStory>>
  readOnly: boolean
  onChange(part: Partial<Draft>): void
  onStory(story: NamedStory): void
}

const mostTopics = 12

const orNull = (text: string) => (text === '' ? null : text)

/** What is not the text: where the story belongs, who wrote it, what goes with it. The rarer fields are folded. */
export function StoryDetails({ id, text, content, sections, suggest, stories, readOnly, onChange, onStory }: Props) {
  const t = useTranslations('newsroom.writing.fields')
  // Opened for what is there at first; whoever empties a field is still in it.
  const [isUnfolded, setUnfolded] = useState(isRareUsed(content))
  const proposals = useProposals({ id, headline: content.headline, standfirst: content.standfirst ?? '', text }, suggest.proposals, readOnly)
  const known = sections.some(({ slug }) => slug === content.section)
  return (
    <div className="mt-6 space-y-4">
      <Labelled label={t('section')}>
        {(field) => (
          <select id={field} className="control w-full" disabled={readOnly} value={content.section} onChange={(event) => onChange({ section: event.target.value })}>
            {!known && <option value={content.section}>{content.section}</option>}
            {sections.map(({ slug, name }) => <option key={slug} value={slug}>{name}</option>)}
          </select>
        )}
      </Labelled>
      <ProposedSection slug={proposals.section} chosen={content.section} sections={sections} onTake={(section) => onChange({ section })} />
      <ChosenList<Contributor>
        label={t('bylines')} chosen={content.bylines} most={12} readOnly={readOnly} suggest={suggest.contributors}
        nameOf={(one) => one.name} keyOf={(one) => one.slug} onChange={(bylines) => onChange({ bylines })}
      />
      <LineField label={t('place')} value={content.place ?? ''} most={500} readOnly={readOnly} onChange={(place) => onChange({ place: orNull(place) })} />
      <ChosenList<Topic>
        label={t('topics')} chosen={content.topics} most={mostTopics} readOnly={readOnly} suggest={suggest.topics}
        nameOf={(one) => one.name} keyOf={(one) => one.slug} onChange={(topics) => onChange({ topics })}
      />
      {!readOnly && content.topics.length < mostTopics && (
        <ProposedTopics proposals={proposals} chosen={content.topics} onTake={(topic) => onChange({ topics: [...content.topics, topic] })} />
      )}
      <GrowingField label={t('note')} hint={t('noteHint')} value={content.note} most={5_000} readOnly={readOnly} className="control" onChange={(note) => onChange({ note })} />
      <details className="fold" open={isUnfolded} onToggle={(event) => setUnfolded(event.currentTarget.open)}>
        <summary>{t('more')}</summary>
        <div className="space-y-4">
          <GrowingField
            label={t('shortHeadline')} hint={t('shortHeadlineHint')} value={content.shortHeadline ?? ''} most={500} readOnly={readOnly} isLine className="control"
            onChange={(text) => onChange({ shortHeadline: orNull(text) })}
          />
          <ChosenList<NamedStory>
            label={t('related')}
            chosen={content.related.map((id) => stories[id] ?? { id, headline: id })}
            most={12}
            readOnly={readOnly}
            suggest={suggest.stories}
            nameOf={(one) => one.headline}
            keyOf={(one) => one.id}
            onChange={(chosen) => {
              chosen.forEach(onStory)
              onChange({ related: chosen.map(({ id }) => id) })
            }}
          />
          <LineField label={t('sourceLine')} hint={t('sourceLineHint')} value={content.sourceLine ?? ''} most={500} readOnly={readOnly} onChange={(text) => onChange({ sourceLine: orNull(text) })} />
          <LineField label={t('signOff')} hint={t('signOffHint')} value={content.signOff ?? ''} most={500} readOnly={readOnly} onChange={(text) => onChange({ signOff: orNull(text) })} />
          <Breaking until={content.breakingUntil} readOnly={readOnly} onChange={(breakingUntil) => onChange({ breakingUntil })} />
        </div>
      </details>
    </div>
  )
}

function isRareUsed({ shortHeadline, related, sourceLine, signOff, breakingUntil }: Draft): boolean {
  return related.length > 0 || [shortHeadline, sourceLine, signOff, breakingUntil].some((value) => value !== null)
}

/** Dhaka keeps the same six hours before UTC all year. */
const dhakaOffset = 6 * 60 * 60 * 1000
const toField = (iso: string) => new Date(Date.parse(iso) + dhakaOffset).toISOString().slice(0, 16)
const fromField = (text: string) => new Date(Date.parse(`${text}:00Z`) - dhakaOffset).toISOString()

/** Breaking news ends by itself, so the mark always has an end. */
function Breaking({ until, readOnly, onChange }: { until: string | null; readOnly: boolean; onChange(until: string | null): void }) {
  const t = useTranslations('newsroom.writing.fields')
  return (
    <div>
      <label className="check">
        <input
          type="checkbox"
          disabled={readOnly}
          checked={until !== null}
          onChange={(event) => onChange(event.target.checked ? inTwoHours(Date.now()) : null)}
        />
        <span>{t('breaking')}</span>
      </label>
      {until !== null && (
        <Labelled label={t('breakingUntil')}>
          {(id) => (
            <input
              id={id}
              type="datetime-local"
              className="control w-full"
              readOnly={readOnly}
              value={toField(until)}
              onChange={(event) => event.target.value !== '' && onChange(fromField(event.target.value))}
            />
          )}
        </Labelled>
      )}
    </div>
  )
}

function inTwoHours(now: number): string {
  const minute = 60_000
  return new Date(Math.ceil((now + 120 * minute) / minute) * minute).toISOString()
}
