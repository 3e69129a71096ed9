import type { CrawledPage } from '@/lib/intake/crawled-page'
import type { Feature } from '@/lib/intake/feature'
import { paragraph } from '@/lib/news/blocks'

/** A crawled page of our own making; what a test is about it says itself. */
export function aPage(fields: Partial<CrawledPage> = {}): CrawledPage {
  const paragraphs = fields.paragraphs ?? ['নদীর ধারে আজ সারা দিন মেলা বসেছিল।']
  return {
    file: 'page.txt',
    sourceKey: 'a1b2c3d4e5f60718',
    headline: 'নদীর ধারে মেলা',
    bylines: [],
    place: null,
    published: new Date('2022-12-04T14:37:00Z'),
    updated: null,
    section: 'news',
    paragraphs,
    body: paragraphs.map(paragraph),
    signOff: null,
    sourceLine: null,
    related: [],
    latest: [],
    mostRead: [],
    pageDate: null,
    warnings: [],
    ...fields,
  }
}

/** A piece of a sample paper. */
export function aFeature(fields: Partial<Feature> = {}): Feature {
  return {
    sourceKey: 'sample-paper/ilish',
    slug: 'ilish',
    headline: 'ইলিশ কেন উজানে যায়',
    standfirst: 'সাগরের মাছ, অথচ ডিম ছাড়ে নদীতে',
    section: 'environment',
    published: new Date('2022-11-25T03:00:00Z'),
    place: null,
    topics: [{ slug: 'rivers', name: 'নদী' }],
    picture: null,
    body: [paragraph('ইলিশ বছরের বেশির ভাগ সময় সাগরে থাকে।')],
    sources: [],
    ...fields,
  } as Feature
}
