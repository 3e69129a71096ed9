import { paper } from '@/lib/news/paper'
import { siteOrigin } from '@/lib/news/site-origin'
import type { Story } from '@/lib/news/story'
import { routes } from '@/lib/routes'
import { QrCode } from './qr-code'

/** On paper only: where the story stands, to type and, when the newspaper has an address of its own, to scan. */
export function PrintedAddress({ story }: { story: Pick<Story, 'id' | 'section'> }) {
  const short = siteOrigin + routes.shortStory(story.id)
  return (
    <div className="printed-address" lang="en" data-full="">
      {paper.siteAddress !== null && <QrCode text={short} size="22mm" id="qr" />}
      <p>{siteOrigin + routes.story(story)}</p>
    </div>
  )
}
