import pg from 'pg'
import { clientConfig, type Connection } from '@/lib/store/connection'

interface Index {
  name: string
  method: string
}

/**
 * What is wrong with a database as it lies there; nothing, where all is well: every row and index read by PostgreSQL's own
 * inspection (amcheck: pages, rows, their order, that each row is in its indexes and unique ones hold none twice), and
 * every row that points to another followed. Only for a server whose owner we are. Everything is undone, so it leaves no
 * trace.
 */
export async function inspect(connection: Connection): Promise<string[]> {
  const client = new pg.Client(clientConfig(connection))
  await client.connect()
  const faults: string[] = []
  try {
    await client.query('begin')
    await client.query('create extension if not exists amcheck schema pg_catalog')
    const { rows: tables } = await client.query<{ name: string }>(
      `select oid::regclass::text as name from pg_class where relkind in ('r', 'm') and relnamespace = 'public'::regnamespace order by 1`,
    )
    for (const { name } of tables) {
      const { rows } = await client.query<{ msg: string }>('select msg from verify_heapam($1::regclass, check_toast => true)', [name])
      faults.push(...rows.map(({ msg }) => `${name}: ${msg}`))
    }
    const { rows: indexes } = await client.query<Index>(
      `select c.oid::regclass::text as name, am.amname as method from pg_class c join pg_am am on am.oid = c.relam
       where c.relkind = 'i' and c.relnamespace = 'public'::regnamespace order by 1`,
    )
    for (const index of indexes) {
      await client.query('savepoint one')
      try {
        await client.query(index.method === 'gin' ? 'select gin_index_check($1::regclass)' : 'select bt_index_parent_check($1::regclass, true, true, true)', [index.name])
      } catch (error) {
        faults.push(`${index.name}: ${(error as Error).message}`)
        await client.query('rollback to savepoint one')
      }
    }
    faults.push(...await orphans(client))
  } finally {
    await client.query('rollback').catch(() => {})
    await client.end()
  }
  return faults
}

/** Rows that name another one that is not there, for every foreign key. */
async function orphans(client: pg.Client): Promise<string[]> {
  const { rows: keys } = await client.query<{ name: string; child: string; parent: string; own: string[]; its: string[] }>(
    `select k.conname as name, k.conrelid::regclass::text as child, k.confrelid::regclass::text as parent,
       (select array_agg(quote_ident(a.attname) order by n) from unnest(k.conkey) with ordinality u(num, n) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num) as own,
       (select array_agg(quote_ident(a.attname) order by n) from unnest(k.confkey) with ordinality u(num, n) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.num) as its
     from pg_constraint k where k.contype = 'f' and k.connamespace = 'public'::regnamespace order by 1`,
  )
  const faults: string[] = []
  for (const { name, child, parent, own, its } of keys) {
    const same = own.map((column, place) => `p.${its[place]} = c.${column}`).join(' and ')
    const named = own.map((column) => `c.${column} is not null`).join(' and ')
    const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${child} c where ${named} and not exists (select from ${parent} p where ${same})`)
    if (rows[0]!.count > 0) faults.push(`${name}: ${rows[0]!.count} rows of ${child} name what is not in ${parent}`)
  }
  return faults
}
