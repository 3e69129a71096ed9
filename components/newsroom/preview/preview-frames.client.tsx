'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { TabMessage } from '@/components/newsroom/writing/tabs.client'
import { useFrameLink, type OpenFrame } from './frame-link.client'
import { FrameRefused } from './frame-refused'
import { LiveFrame } from './live-frame.client'
import { OneOf } from './one-of.client'
import { forms, previewAddress, themes, type Form, type Theme } from './preview-forms'

/** A story as a phone and a desktop show it, in the form and the theme that are chosen; it follows what other tabs save. */
export function PreviewFrames({ id, version: first, open }: { id: string; version: number; open: OpenFrame }) {
  const t = useTranslations('newsroom.preview')
  const [form, setForm] = useState<Form>('page')
  const [theme, setTheme] = useState<Theme>('paper')
  const version = useSavedVersion(id, first)
  const { address, refused, retry } = useFrameLink(id, open, true)
  return (
    <div>
      <div className="flex flex-wrap gap-x-9 gap-y-2">
        <OneOf legend={t('formLegend')} name="form" words="form" values={forms} chosen={form} onChoose={setForm} />
        <OneOf legend={t('themeLegend')} name="theme" words="theme" values={themes} chosen={theme} onChoose={setTheme} />
      </div>
      {refused !== null && <FrameRefused code={refused} onRetry={retry} />}
      {/* The room is there before the link is: what stands below does not jump away under a finger. */}
      {(address !== null || refused === null) && (
        <div className="mt-3 grid gap-6 desk:grid-cols-[22.5rem_minmax(0,1fr)]">
          {([['phoneFrame', 360, 740], ['deskFrame', 1280, 1180]] as const).map(([name, width, height]) => (
            <section key={name} className="min-w-0">
              <h2 className="type-meta mb-1">{t(name)}</h2>
              <LiveFrame address={address && previewAddress(address, form, theme)} version={version} title={t(name)} width={width} height={height} />
            </section>
          ))}
        </div>
      )}
    </div>
  )
}

/** The version that another tab of this browser saved last; the channel is that of the writing surface (`openTab`). */
function useSavedVersion(id: string, first: number): number {
  const [version, setVersion] = useState(first)
  useEffect(() => {
    if (typeof BroadcastChannel === 'undefined') return
    const channel = new BroadcastChannel(`pathok-story-${id}`)
    channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
      if (data.kind === 'saved') setVersion(data.version)
    }
    return () => channel.close()
  }, [id])
  return version
}
