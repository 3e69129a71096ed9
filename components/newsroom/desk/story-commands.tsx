import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { formatDateTime } from '@/lib/bangla/dates'
import { may, type Permission, type Role } from '@/lib/news/roles'
import type { StoryState } from '@/lib/news/story'
import { DueField } from './due-field'

type Action = (form: FormData) => Promise<void>

/** What can be asked for, each a server action that takes a form with `story` and `version`. */
export interface StoryActions {
  submit: Action
  return: Action
  publish: Action
  schedule: Action
  unschedule: Action
  withdraw: Action
  correct: Action
}

interface Props {
  id: string
  /** The version on the page; the writing surface keeps the field at what it has saved. */
  version: number
  state: StoryState
  due: Date | null
  role: Role
  actions: StoryActions
  /** A field that asks for the second factor, where one is enrolled and has not been shown lately. */
  codeField: ReactNode
  now: Date
}

/**
 * What can be done with a story in its state by somebody of this role: the next step as a button, the rest folded.
 * Plain forms, so that they work before and without scripts.
 */
export function StoryCommands({ id, version, state, due, role, actions, codeField, now }: Props) {
  const t = useTranslations('newsroom.desk.commands')
  const locale = useLocale()
  const can = (permission: Permission) => may(role, permission)
  const unseen = state === 'draft' || state === 'review' || state === 'scheduled'
  const form = (action: Action, children: ReactNode) => (
    <form action={action}>
      <input type="hidden" name="story" value={id} />
      <input type="hidden" name="version" value={version} />
      {children}
    </form>
  )
  return (
    <div className="space-y-2">
      {unseen && can('story.publish') && form(actions.publish, <>{codeField}<button type="submit" className="command w-full">{t('publish')}</button></>)}
      {state === 'draft' && can('story.submit') && form(actions.submit,
        <button type="submit" className={`command w-full ${can('story.publish') ? 'command-quiet' : ''}`}>{t('submit')}</button>)}
      {state === 'published' && can('story.publish') && form(actions.publish, (
        <>
          <input type="hidden" name="known" value="yes" />
          <label className="check">
            <input type="checkbox" name="meaning" value="changed" />
            <span>{t('meaningChanged')}</span>
          </label>
          <p className="type-meta mb-2">{t('meaningHint')}</p>
          {codeField}
          <button type="submit" className="command w-full">{t('update')}</button>
        </>
      ))}
      {state === 'withdrawn' && can('story.publish') && form(actions.publish, <>{codeField}<button type="submit" className="command w-full">{t('republish')}</button></>)}

      {state === 'scheduled' && due !== null && (
        <>
          <p className="type-meta">{t('dueAt', { when: formatDateTime(due, locale) })}</p>
          {can('story.schedule') && form(actions.unschedule, <>{codeField}<button type="submit" className="command command-quiet w-full">{t('unschedule')}</button></>)}
        </>
      )}
      {unseen && can('story.schedule') && (
        <Fold word={state === 'scheduled' ? t('reschedule') : t('schedule')}>
          {form(actions.schedule, (
            <>
              <DueField label={t('when')} due={due} now={now} />
              {codeField}
              <button type="submit" className="command command-quiet mt-2">{t('scheduleDo')}</button>
            </>
          ))}
        </Fold>
      )}
      {state === 'review' && can('story.return') && (
        <Fold word={t('return')}>
          {form(actions.return, (
            <>
              <Words name="note" label={t('returnNote')} />
              <button type="submit" className="command command-quiet mt-2">{t('returnDo')}</button>
            </>
          ))}
        </Fold>
      )}
      {state === 'published' && can('story.correct') && (
        <Fold word={t('correct')}>
          {form(actions.correct, (
            <>
              <p className="type-meta mb-2">{t('correctHint')}</p>
              <Words name="text" label={t('correction')} />
              <button type="submit" className="command command-quiet mt-2">{t('correctDo')}</button>
            </>
          ))}
        </Fold>
      )}
      {state === 'published' && can('story.withdraw') && (
        <Fold word={t('withdraw')}>
          {form(actions.withdraw, (
            <>
              <p className="type-meta mb-2">{t('withdrawHint')}</p>
              <Words name="reason" label={t('reason')} />
              <label className="mt-2 block">
                <span className="type-meta block">{t('confirm', { word: t('confirmWord') })}</span>
                <input name="confirm" required autoComplete="off" className="control w-full" />
              </label>
              {codeField}
              <button type="submit" className="command command-alta mt-3">{t('withdrawDo')}</button>
            </>
          ))}
        </Fold>
      )}
    </div>
  )
}

function Fold({ word, children }: { word: string; children: ReactNode }) {
  return (
    <details className="fold row-rule" name="story-commands">
      <summary>{word}</summary>
      <div className="pb-3">{children}</div>
    </details>
  )
}

function Words({ name, label }: { name: string; label: string }) {
  return (
    <label className="block">
      <span className="type-meta block">{label}</span>
      <textarea name={name} required rows={3} maxLength={1_000} lang="bn" className="control voice-paper w-full" />
    </label>
  )
}
