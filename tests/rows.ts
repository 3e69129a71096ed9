import type { PrismaClient } from '@/lib/store/client'

/** Every row of every table of the store, for telling whether anything was written; versions of rows included. */
export async function everyRow(db: PrismaClient): Promise<Record<string, unknown[]>> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    select table_name::text as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`
  const rows: Record<string, unknown[]> = {}
  for (const { name } of tables) {
    rows[name] = await db.$queryRawUnsafe(`select xmin::text as version, to_jsonb(t) as row from "${name}" t order by to_jsonb(t)::text`)
  }
  return rows
}
