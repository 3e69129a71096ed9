import { dateOfFeed } from './feed-dates'
import { paper } from '@/lib/news/paper'
import { siteOrigin } from '@/lib/news/site-origin'
import type { Story } from '@/lib/news/story'
import { routes } from '@/lib/routes'
import { element, elementAround, emptyElement } from './markup'
import { passedOn, storyHtml } from './story-html'

/** A list of stories for who does not come to the site to read it. Text in stored form. */
export interface Feed {
  /** What the list is called, without the newspaper's name; null for all stories. */
  title: string | null
  /** Path of the list's page. */
  path: string
  /** The newest first; full stories. */
  stories: readonly Story[]
}

/** The forms in which a feed is given, each with the file that its list has. */
export const feedForms = {
  rss: { file: 'feed.xml', type: 'application/rss+xml; charset=utf-8' },
  atom: { file: 'atom.xml', type: 'application/atom+xml; charset=utf-8' },
  json: { file: 'feed.json', type: 'application/feed+json; charset=utf-8' },
} as const

export type FeedForm = keyof typeof feedForms

/** A feed in one form, as text. */
export function writeFeed(feed: Feed, form: FeedForm): string {
  return { rss, atom, json }[form](feed)
}

/** When the newest thing in a feed changed; null for an empty one. */
export function feedChanged({ stories }: Feed): Date | null {
  const times = stories.map((story) => dateOfFeed(story).changed.getTime())
  return times.length === 0 ? null : new Date(Math.max(...times))
}

const address = (path: string) => siteOrigin + path
const titleOf = ({ title }: Feed) => (title === null ? paper.name : `${paper.name}: ${title}`)
const ownAddress = (feed: Feed, form: FeedForm) => address(`${feed.path === '/' ? '' : feed.path}/${feedForms[form].file}`)
const summaryOf = (story: Story) => story.standfirst ?? story.opening
const heading = '<?xml version="1.0" encoding="utf-8"?>\n'

function rss(feed: Feed): string {
  const changed = feedChanged(feed)
  const items = feed.stories.map((story) => {
    const { published } = dateOfFeed(story)
    const picture = story.picture === null ? null : passedOn(story.picture)
    return elementAround('item', [
      element('title', story.headline),
      element('link', address(routes.story(story))),
      element('guid', address(routes.shortStory(story.id)), { isPermaLink: 'false' }),
      element('pubDate', published.toUTCString()),
      ...story.bylines.map(({ name }) => element('dc:creator', name)),
      ...story.topics.map(({ name }) => element('category', name)),
      element('description', summaryOf(story)),
      paper.feeds === 'full' ? element('content:encoded', storyHtml(story)) : '',
      picture === null ? '' : emptyElement('enclosure', { url: address(routes.picture(picture.file)), type: 'image/jpeg', length: String(picture.bytes) }),
    ].join(''))
  })
  return heading + elementAround('rss', elementAround('channel', [
    element('title', titleOf(feed)),
    element('link', address(feed.path)),
    element('description', paper.tagline === '' ? titleOf(feed) : paper.tagline),
    element('language', 'bn'),
    changed === null ? '' : element('lastBuildDate', changed.toUTCString()),
    emptyElement('atom:link', { href: ownAddress(feed, 'rss'), rel: 'self', type: 'application/rss+xml' }),
    elementAround('image', element('url', address('/icons/icon-192.png')) + element('title', titleOf(feed)) + element('link', address(feed.path))),
    ...items,
  ].join('\n')), {
    version: '2.0', 'xmlns:atom': 'http://www.w3.org/2005/Atom', 'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  })
}

function atom(feed: Feed): string {
  const entries = feed.stories.map((story) => {
    const { published, changed } = dateOfFeed(story)
    return elementAround('entry', [
      element('title', story.headline),
      emptyElement('link', { href: address(routes.story(story)), rel: 'alternate', type: 'text/html' }),
      element('id', address(routes.shortStory(story.id))),
      element('published', published.toISOString()),
      element('updated', changed.toISOString()),
      ...(story.bylines.length === 0 ? [paper.name] : story.bylines.map(({ name }) => name)).map((name) => elementAround('author', element('name', name))),
      ...story.topics.map(({ slug, name }) => emptyElement('category', { term: slug, label: name })),
      element('summary', summaryOf(story)),
      paper.feeds === 'full' ? element('content', storyHtml(story), { type: 'html' }) : '',
    ].join(''))
  })
  return heading + elementAround('feed', [
    element('title', titleOf(feed)),
    element('id', address(feed.path)),
    element('updated', (feedChanged(feed) ?? new Date(0)).toISOString()),
    emptyElement('link', { href: address(feed.path), rel: 'alternate', type: 'text/html' }),
    emptyElement('link', { href: ownAddress(feed, 'atom'), rel: 'self', type: 'application/atom+xml' }),
    element('icon', address('/icons/icon-192.png')),
    ...entries,
  ].join('\n'), { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'bn' })
}

function json(feed: Feed): string {
  return `${JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: titleOf(feed),
    home_page_url: address(feed.path),
    feed_url: ownAddress(feed, 'json'),
    icon: address('/icons/icon-512.png'),
    language: 'bn',
    items: feed.stories.map((story) => {
      const { published, changed } = dateOfFeed(story)
      const picture = story.picture === null ? null : passedOn(story.picture)
      const summary = summaryOf(story)
      return {
        id: address(routes.shortStory(story.id)),
        url: address(routes.story(story)),
        title: story.headline,
        ...(summary !== null && { summary }),
        ...(paper.feeds === 'full' ? { content_html: storyHtml(story) } : { content_text: summary ?? story.headline }),
        ...(picture !== null && { image: address(routes.picture(picture.file)) }),
        date_published: published.toISOString(),
        date_modified: changed.toISOString(),
        ...(story.bylines.length > 0 && { authors: story.bylines.map(({ slug, name }) => ({ name, url: address(routes.desk(slug)) })) }),
        ...(story.topics.length > 0 && { tags: story.topics.map(({ name }) => name) }),
      }
    }),
  }, null, 1)}\n`
}
