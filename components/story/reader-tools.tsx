import { useLocale, useTranslations } from 'next-intl'
import { PictureChoices, SizeChoices, ThemeChoices } from '@/components/paper/reading-choices'
import { toBanglaDigits } from '@/lib/bangla/digits'
import { paper } from '@/lib/news/paper'
import { siteOrigin } from '@/lib/news/site-origin'
import type { Story } from '@/lib/news/story'
import { inLocale, routes } from '@/lib/routes'
import { SaveStory } from './save-story'
import { ShareStory } from './share-story'

/**
 * What a reader can do with a story, as one row of words: size and colours, listen, keep, pass on, print. What needs a
 * script, or something the browser may lack, is hidden until a script has seen that it works. Lite keeps the ways to pass on.
 */
export function ReaderTools({ story }: { story: Story }) {
  const t = useTranslations('tools')
  return (
    <reader-tools class="tools" role="group" aria-label={t('title')}>
      <details name="tool" data-full="">
        <summary className="tap type-meta">{t('look')}</summary>
        <div className="tool-panel"><Look /></div>
      </details>
      {story.kind === 'full' && <button type="button" hidden data-full="" data-tool="listen" data-script={process.env.BROWSER_LISTEN} className="tap type-meta cursor-pointer">{t('listen')}</button>}
      <SaveStory />
      <ShareStory story={story} origin={siteOrigin} isOwn={paper.siteAddress !== null} script={process.env.BROWSER_SHARE_STORY} />
      <button type="button" hidden data-full="" data-tool="print" className="tap type-meta cursor-pointer">{t('print')}</button>
      {story.kind === 'full' && <Player />}
    </reader-tools>
  )
}

/** The reading settings, here where their effect is seen; without scripts a form like that of their own page. */
function Look() {
  const locale = useLocale()
  const t = useTranslations('settings')
  return (
    <reading-settings data-kept={t('kept')} class="block pb-3">
      <form method="post" action={inLocale(locale, routes.settings())}>
        <SizeChoices />
        <ThemeChoices />
        <PictureChoices />
        <button type="submit" className="command mt-4" data-without-scripts="">{t('submit')}</button>
      </form>
      <p role="status" className="type-meta" />
    </reading-settings>
  )
}

const speeds = ['0.75', '1', '1.25', '1.5', '2'] as const

/** At the foot of the window while a story is read aloud (browser/listen.ts), wherever the reader has scrolled. */
function Player() {
  const locale = useLocale()
  const t = useTranslations('tools')
  const times = (speed: string) => (locale === 'bn' ? toBanglaDigits(speed) : speed)
  const word = 'tap type-meta cursor-pointer'
  return (
    <div className="player" role="group" aria-label={t('listening')} hidden data-full="" data-player="" data-title={paper.name}>
      <button type="button" className={`${word} min-w-12`} data-act="play"><span>{t('pause')}</span><span hidden>{t('play')}</span></button>
      <button type="button" className={word} data-act="back" aria-label={t('back')}>{t('backShort')}</button>
      <button type="button" className={word} data-act="on" aria-label={t('on')}>{t('onShort')}</button>
      <select className="control type-meta" aria-label={t('speed')} defaultValue="1" data-act="speed">
        {speeds.map((speed) => <option key={speed} value={speed}>{t('times', { n: times(speed) })}</option>)}
      </select>
      <button type="button" className={`${word} ml-auto`} data-act="stop">{t('stop')}</button>
    </div>
  )
}
