'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useStoryInHand } from '@/components/newsroom/writing/story-in-hand.client'
import { newsroomRoutes } from '@/lib/routes'
import { useFrameLink, type OpenFrame } from './frame-link.client'
import { FrameRefused } from './frame-refused'
import { LiveFrame } from './live-frame.client'
import { OneOf } from './one-of.client'
import { previewAddress, themes, type Theme } from './preview-forms'

interface Props {
  id: string
  /** The version on the page; within a writing surface that of the last save takes its place. */
  version: number
  open: OpenFrame
}

/**
 * Beside the text: the story as a phone shows it, loaded anew after each save. It is folded until somebody wants it, so
 * that nobody on a small line loads pages that they do not look at.
 */
export function PreviewPane({ id, version, open }: Props) {
  const t = useTranslations('newsroom.preview')
  const inHand = useStoryInHand()
  const [unfolded, setUnfolded] = useState(false)
  const [theme, setTheme] = useState<Theme>('paper')
  const { address, refused, retry } = useFrameLink(id, open, unfolded)
  return (
    <details className="fold row-rule" onToggle={(event) => setUnfolded(event.currentTarget.open)}>
      <summary>{t('beside')}</summary>
      {unfolded && (
        <div className="pb-3">
          <OneOf legend={t('themeLegend')} name="pane-theme" words="theme" values={themes} chosen={theme} onChoose={setTheme} />
          {refused !== null && <FrameRefused code={refused} onRetry={retry} />}
          {address !== null && (
            <LiveFrame address={previewAddress(address, 'page', theme)} version={inHand?.version ?? version} title={t('phoneFrame')} width={360} height={640} />
          )}
          <p><a className="tap" href={newsroomRoutes.preview(id)}>{t('allForms')}</a></p>
        </div>
      )}
    </details>
  )
}
