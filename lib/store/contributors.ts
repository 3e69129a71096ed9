import type { Contributor } from '@/lib/news/story'
import type { Db } from './transaction'
import { visible } from './visible'

/** The person or desk of that slug, when it has signed at least one published story; else null. */
export async function findContributor(db: Db, slug: string): Promise<Contributor | null> {
  const [contributor] = await db.$queryRaw<Contributor[]>`
    select c.slug, c.name, c.kind::text as kind from contributor c where c.slug = ${slug}
      and exists (select from byline b join story s on s.id = b.story_id where b.contributor_slug = c.slug and ${visible})`
  return contributor ?? null
}

/** Signs a story with these names, in their order, in place of those it had. */
export async function saveBylines(db: Db, storyId: string, contributors: readonly Contributor[]): Promise<void> {
  await db.byline.deleteMany({ where: { storyId } })
  const slugs = new Set<string>()
  for (const contributor of contributors) slugs.add(await contributorSlug(db, contributor))
  await db.byline.createMany({
    data: [...slugs].map((slug, position) => ({ storyId, position, contributorSlug: slug })),
  })
}

/** The slug under which this name is kept: a slug that is known wins, then a name that is. */
async function contributorSlug(db: Db, contributor: Contributor): Promise<string> {
  const known = await db.contributor.findUnique({ where: { slug: contributor.slug } })
    ?? await db.contributor.findUnique({ where: { name: contributor.name } })
  if (known !== null) return known.slug
  await db.contributor.create({ data: { slug: contributor.slug, name: contributor.name, kind: contributor.kind } })
  return contributor.slug
}
