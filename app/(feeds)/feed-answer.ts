import { findFeed, type FeedList } from '@/lib/reading/machine-lists'
import { feedForms, writeFeed, type FeedForm } from '@/lib/syndication/feed'
import { storiesToldOf } from '@/lib/syndication/story-html'
import { documentAnswer } from './answer'

/** The feed of a list in one form. */
export async function feedAnswer(list: FeedList, form: FeedForm): Promise<Response> {
  return documentAnswer(await findFeed(list), (feed) => ({
    text: writeFeed(feed, form), type: feedForms[form].type, stories: storiesToldOf(feed.stories),
  }))
}
