import { useLocale } from 'next-intl'
import { listHeadline, type StorySummary } from '@/lib/news/story'
import { inLocale, routes } from '@/lib/routes'

/** The headline that lists have as the way to its story; the row around it can be pressed as a whole where it is `pressable`. */
export function StoryLink({ story }: { story: Pick<StorySummary, 'id' | 'kind' | 'section' | 'headline' | 'shortHeadline'> }) {
  const locale = useLocale()
  // What has no text yet is not fetched ahead (browser/todays-ten.ts).
  const bare = story.kind === 'headline-only' ? '' : undefined
  return <a className="stretched" lang="bn" href={inLocale(locale, routes.story(story))} data-headline-only={bare}>{listHeadline(story)}</a>
}
