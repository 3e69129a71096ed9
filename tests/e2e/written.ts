import { openStore } from '@/lib/store/open'

// `node --import tsx tests/e2e/written.ts STORY EMAIL`: prints all that the store has of one story, what nobody known has
// made, and who has come in or was asked to under an address, so that a journey can tell whether anything was written.

const [id = '', email = ''] = process.argv.slice(2)
const store = await openStore()
try {
  const rows = (sql: string, ...values: string[]) => store.db.$queryRawUnsafe<{ row: unknown }[]>(sql, ...values)
  const ofStory = async (table: string, column: string) =>
    (await rows(`select to_jsonb(t) as row from "${table}" t where ${column} = $1 order by to_jsonb(t)::text`, id)).map(({ row }) => row)
  console.log(JSON.stringify({
    story: await ofStory('story', 'id'),
    draft: await ofStory('draft', 'story_id'),
    revisions: await ofStory('revision', 'story_id'),
    links: await ofStory('preview_link', 'story_id'),
    corrections: await ofStory('correction', 'story_id'),
    audit: await ofStory('audit', 'story_id'),
    begunByNobody: await rows(`select count(*)::int as row from story where created_by is null and created is not null`),
    uploadedByNobody: await rows(`select count(*)::int as row from picture where uploaded is not null and uploaded_by is null`),
    invited: await rows(`select count(*)::int as row from invitation where email = $1`, email),
  }))
} finally {
  await store.close()
}
