import type pg from 'pg'

/** A table as backup and restore see it. */
export interface Table {
  readonly name: string
  /** The columns that hold data of their own (generated ones do not), in the table's order. */
  readonly columns: readonly { readonly name: string; readonly type: string }[]
}

/**
 * Tables that no backup holds and no restore is stopped by. Whoever gets hold of an old backup shall not be signed in with
 * it, nor a session that was ended come back; who knocked how often is of the moment; and the search index and the lists of
 * related and of most read stories are made of what else the store holds, by the code that is there when that is brought back.
 */
export const passingTables: readonly string[] = [
  'session', 'verification', 'rate_limit', 'sign_in_attempt',
  'search_word', 'search_story', 'search_fresh', 'search_segment', 'search_block', 'search_waiting', 'search_progress',
  'related_list', 'related_story', 'most_read',
]

/** Every table of the store with its columns, by name; Prisma's bookkeeping is one of them. */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{ table: string; column: string; type: string }>(
    `select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
       from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      order by c.relname, a.attnum`,
  )
  const tables = new Map<string, { name: string; columns: { name: string; type: string }[] }>()
  for (const { table, column, type } of rows) {
    if (!tables.has(table)) tables.set(table, { name: table, columns: [] })
    tables.get(table)!.columns.push({ name: column, type })
  }
  return [...tables.values()]
}

/** Every enumeration of the store, by name. */
export async function listEnums(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select typname as name from pg_type where typnamespace = 'public'::regnamespace and typtype = 'e' order by typname`,
  )
  return rows.map(({ name }) => name)
}

/** Every sequence of the store. A value is a decimal number in text, since it may pass what a double can hold. */
export async function listSequences(client: pg.ClientBase): Promise<{ name: string; value: string; called: boolean }[]> {
  const { rows: names } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname`,
  )
  const sequences: { name: string; value: string; called: boolean }[] = []
  for (const { name } of names) {
    const { rows } = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from public.${quoteName(name)}`,
    )
    sequences.push({ name, ...rows[0]! })
  }
  return sequences
}

/** A name as it stands in SQL. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
