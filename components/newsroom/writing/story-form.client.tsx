'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useCallback, useMemo, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { toBanglaDigits } from '@/lib/bangla/digits'
import { countWords, readingMinutes } from '@/lib/bangla/reading-time'
import { picturesIn, plainText } from '@/lib/news/blocks'
import type { Draft } from '@/lib/news/draft'
import type { NewsroomPicture } from '@/lib/news/newsroom-picture'
import type { StoryId } from '@/lib/news/story'
import { newsroomRoutes } from '@/lib/routes'
import { RightsNotices } from '../pictures/rights-notices.client'
import { BodyEditor } from './body-editor.client'
import { ConflictView } from './conflict-view.client'
import { GrowingField } from './fields.client'
import { LeadPicture } from './lead-picture.client'
import { usePictureChoice } from './picture-choice.client'
import { SaveLine } from './save-line.client'
import { saveDraftOverHttp, type SaveDraft } from './save-draft.client'
import { StoryDetails } from './story-details.client'
import { MaterialContext, type NamedStory, type Suggest } from './story-material.client'
import { StoryInHandContext } from './story-in-hand.client'
import { TypingSwitch } from './typing-switch.client'
import { useKeptStory } from './use-kept-story.client'
import './writing.css'

export interface StoryFormProps {
  id: StoryId
  draft: { version: number; content: Draft }
  /** With their names in the editor's language. */
  sections: readonly { slug: string; name: string }[]
  readOnly?: boolean
  /** Server actions. */
  suggest: Suggest
  /** What the draft names: its pictures, and the stories that it relates to or boxes. */
  pictures?: Readonly<Record<string, NewsroomPicture>>
  stories?: Readonly<Record<StoryId, NamedStory>>
  actions?: { save?: SaveDraft }
  /**
   * What can be done with the story: forms, links, a preview. A form here is sent after the text is saved, its field
   * `version` set to what was saved; a component here reads the version with `useStoryInHand`.
   */
  children?: ReactNode
}

/** Where a story is written: its text as it will stand, and beside it what it is filed under. */
export function StoryForm(props: StoryFormProps) {
  const { id, draft, readOnly = false, sections, suggest, children } = props
  const t = useTranslations('newsroom.writing')
  const locale = useLocale()
  const save = useMemo(() => props.actions?.save ?? saveDraftOverHttp(id), [props.actions?.save, id])
  const story = useKeptStory({ id, version: draft.version, content: draft.content, readOnly, save })
  const { content, change, flush } = story
  const [pictures, setPictures] = useState(props.pictures ?? {})
  const [stories, setStories] = useState(props.stories ?? {})
  const [notSent, setNotSent] = useState(false)
  const chosen = usePictureChoice()
  const chooseOne = chosen.choose
  const choosePicture = useCallback(async (file?: File) => {
    const picture = await chooseOne(file)
    if (picture !== null) setPictures((known) => ({ ...known, [picture.id]: picture }))
    return picture
  }, [chooseOne])
  const material = useMemo(() => ({ pictures, stories, choosePicture }), [pictures, stories, choosePicture])
  const knowStory = useCallback((one: NamedStory) => setStories((known) => ({ ...known, [one.id]: one })), [])

  const isSent = useRef<HTMLFormElement | null>(null)
  const sendSaved = (event: FormEvent) => {
    const form = event.target as HTMLFormElement
    const field = form.elements.namedItem('version')
    if (readOnly || !(field instanceof HTMLInputElement) || isSent.current === form) {
      isSent.current = null
      return
    }
    event.preventDefault()
    event.stopPropagation()
    const submitter = (event.nativeEvent as SubmitEvent).submitter
    void flush().then(async (version) => {
      // Where nothing had to be saved, the event that brought us here is not over yet, and a form takes no other meanwhile.
      await new Promise((later) => setTimeout(later))
      setNotSent(version === null)
      if (version === null) return
      field.value = String(version)
      isSent.current = form
      form.requestSubmit(submitter)
    })
  }

  const isLocked = readOnly || !story.isReady
  const [isUnwritten] = useState(draft.content.headline === '' && draft.content.body.length === 0)
  const text = useMemo(() => plainText(content.body), [content.body])
  const shown = [...new Set([...(content.picture === null ? [] : [content.picture]), ...picturesIn(content.body)])].flatMap((one) => pictures[one] ?? [])
  const digits = (n: number) => (locale === 'bn' ? toBanglaDigits(n) : String(n))
  return (
    <MaterialContext value={material}>
      <StoryInHandContext value={{ id, version: story.version, isSaved: story.state.server === 'saved' }}>
        <div className="desk:grid desk:grid-cols-12 desk:gap-x-6">
          <div className="min-w-0 desk:col-span-8">
            <div className="writing-line flex flex-wrap items-center justify-between gap-x-4">
              {!readOnly && <SaveLine state={story.state} signIn={newsroomRoutes.signIn()} onRetry={story.retry} />}
              <div className="ml-auto flex items-center gap-x-4">
                {!readOnly && <TypingSwitch words={suggest.words} />}
                <p className="type-meta">{t('count', { words: digits(countWords(text)), minutes: digits(readingMinutes(text)) })}</p>
              </div>
            </div>
            {story.isElsewhere && <p role="status" className="notice mb-3">{t('elsewhere')}</p>}
            {story.conflict !== null ? <ConflictView conflict={story.conflict} onDecide={story.decide} /> : (
              <>
                <GrowingField
                  label={t('fields.headline')} value={content.headline} most={500} readOnly={isLocked} isQuiet isLine
                  isFirst={!isLocked && isUnwritten}
                  className="writing-plain type-headline" onChange={(headline) => change({ headline })}
                />
                <GrowingField
                  label={t('fields.standfirst')} value={content.standfirst ?? ''} most={2_000} readOnly={isLocked} isQuiet
                  className="writing-plain type-standfirst mt-3" onChange={(standfirst) => change({ standfirst: standfirst === '' ? null : standfirst })}
                />
                <LeadPicture id={content.picture} readOnly={isLocked} onChange={(picture) => change({ picture })} />
                {story.isReady && (
                  <BodyEditor
                    key={story.generation} body={content.body} readOnly={readOnly} stories={suggest.stories}
                    onChange={(body) => change({ body })} onStory={knowStory}
                  />
                )}
              </>
            )}
          </div>
          <div className="mt-6 min-w-0 desk:col-span-4 desk:mt-0">
            {notSent && <p role="alert" className="notice mb-3">{t('notSent')}</p>}
            {!readOnly && <RightsNotices pictures={shown} />}
            <div onSubmitCapture={sendSaved}>{children}</div>
            {story.conflict === null && (
              <StoryDetails
                id={id} text={text} content={content} sections={sections} suggest={suggest} stories={stories} readOnly={isLocked} onChange={change} onStory={knowStory}
              />
            )}
          </div>
        </div>
        {chosen.dialog}
      </StoryInHandContext>
    </MaterialContext>
  )
}
