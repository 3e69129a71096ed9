import type { Feature } from '@/lib/intake/feature'
import { orderedAt } from '@/lib/news/ordering'
import { findSection } from '@/lib/news/paper'
import type { PictureFile } from '@/lib/news/picture'
import { generalSection } from '@/lib/news/sections'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { saveBylines } from '@/lib/store/contributors'
import { absorbStory, saveImported } from '@/lib/store/imports'
import { savePicture } from '@/lib/store/pictures'
import { saveTopics } from '@/lib/store/topics'
import type { Db, DbClient } from '@/lib/store/transaction'
import { contributorOf } from './byline-slugs'
import type { Imported, ImportRefusal } from './import-page'
import { lookupWords } from './lookup-words'
import { renewDraft } from './renew-draft'
import { importHash, inStoredForm } from './stored-form'
import { importing, type StoryChanges } from './story-changes'
import { findPlace } from './story-place'

/** The files of a feature's picture, which lie in the picture folder already. */
export interface PreparedFiles {
  id: string
  width: number
  height: number
  files: PictureFile[]
}

/** Who signs the sample paper. */
const samplePaper = { name: 'নমুনা সংস্করণ', kind: 'desk' } as const

/**
 * Imports a piece of the sample paper as one transaction, by the rules of `importPage`. `picture` is what became of the
 * feature's picture, null where it has none; it is prepared before, since drawing takes longer than a transaction should.
 */
export async function importFeature(
  db: DbClient, feature: Feature, picture: PreparedFiles | null,
): Promise<Outcome<Imported, ImportRefusal>> {
  return importing(db, (within, changes) => importFeatureWithin(within, changes, feature, picture))
}

/** The same within an import that is under way, whose `changes` hear of every story it writes. */
export async function importFeatureWithin(
  db: Db, changes: StoryChanges, given: Feature, prepared: PreparedFiles | null,
): Promise<Outcome<Imported, ImportRefusal>> {
  const feature = inStoredForm(given)
  const words = lookupWords(feature)
  if (words.headlineKey === '') return refused('headline', 'headline')
  const section = findSection(feature.section) === null ? generalSection : feature.section
  const picture = prepared === null || feature.picture === null
    ? null
    : { ...prepared, alt: feature.picture.alt, caption: feature.picture.caption, credit: null }

  const place = await findPlace(db, feature.sourceKey, words.headlineKey)
  if (place.kind === 'withdrawn') return refused('withdrawn')
  const hash = importHash({ ...feature, section, picture })
  const before = place.kind === 'new' ? null : place.story
  const id = place.kind === 'new' ? place.id : place.story.id
  if (before?.importHash === hash) return ok({ id, change: 'unchanged', headlines: 0 })

  await changes.change([id])
  if (picture !== null) await savePicture(db, picture)
  await saveImported(db, id, {
    ...words,
    sourceKey: feature.sourceKey,
    section,
    headline: feature.headline,
    standfirst: feature.standfirst,
    body: feature.body,
    published: feature.published,
    updated: null,
    captured: before?.captured ?? null,
    ordered: orderedAt({ kind: 'full', published: feature.published, captured: null, place: 0 }),
    place: feature.place,
    signOff: null,
    sourceLine: null,
    sample: 'paper',
    importHash: hash,
    pictureId: picture?.id ?? null,
  })
  if (place.kind === 'known' && place.headline !== null) {
    await changes.change([place.headline.id])
    await absorbStory(db, place.headline.id, id)
  }
  await saveBylines(db, id, [contributorOf(samplePaper)])
  await saveTopics(db, id, feature.topics)
  await renewDraft(db, id)
  return ok({ id, change: before?.full ? 'updated' : 'created', headlines: 0 })
}
