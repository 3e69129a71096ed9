import { encode } from 'uqr'
import { paper } from '@/lib/news/paper'
import { siteOrigin } from '@/lib/news/site-origin'
import type { Story } from '@/lib/news/story'
import { routes } from '@/lib/routes'

/** On paper only: where the story stands, to type and, when the newspaper has an address of its own, to scan. */
export function PrintedAddress({ story }: { story: Pick<Story, 'id' | 'section'> }) {
  const short = siteOrigin + routes.shortStory(story.id)
  return (
    <div className="printed-address" lang="en" data-full="">
      {paper.siteAddress !== null && <Code text={short} />}
      <p>{siteOrigin + routes.story(story)}</p>
    </div>
  )
}

/** A QR code of 22 mm, one path of dark runs. */
function Code({ text }: { text: string }) {
  const { size, data } = encode(text, { border: 2 })
  const runs = data.flatMap((row, y) => [...row.map((dark) => (dark ? '1' : '0')).join('').matchAll(/1+/g)]
    .map((run) => `M${run.index},${y}h${run[0].length}v1h-${run[0].length}z`))
  return (
    <svg viewBox={`0 0 ${size} ${size}`} width="22mm" height="22mm" aria-hidden="true" shapeRendering="crispEdges">
      <path d={runs.join('')} fill="#000" />
    </svg>
  )
}
