import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum, type ColumnType, type SqlQuery } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { clientConfig, type Connection } from './connection'
import { openSchemaEngine } from './schema-engine'

/** The schema, seen from the project's folder. */
export const schemaFile = join(process.cwd(), 'prisma', 'schema.prisma')

/**
 * The SQL that would bring a database to what the schema says: null when the two agree. The database is only read. With
 * a database to which every migration was applied, this is the text of the next migration. Needs the development
 * dependency @prisma/schema-engine-wasm.
 */
export async function findDrift(connection: Connection, schema: string = readFileSync(schemaFile, 'utf8')): Promise<string | null> {
  const client = new pg.Client({ ...clientConfig(connection), connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('set default_transaction_read_only = on')
    const files = [{ path: 'schema.prisma', content: schema }]
    const engine = await openSchemaEngine(schema, bindMigrationAwareSqlAdapterFactory(readerOf(client)))
    const { stdout, exitCode } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: process.cwd() },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    })
    return exitCode === 0 ? null : (stdout ?? '')
  } finally {
    await client.end()
  }
}

type Factory = Parameters<typeof bindMigrationAwareSqlAdapterFactory>[0]
type Adapter = Awaited<ReturnType<Factory['connect']>>

// What the engine's questions about a catalogue can answer with. Prisma's own adapter lacks the type "char" (18), which
// they contain, so it cannot be used here.
const columnTypes: Record<number, ColumnType> = {
  16: ColumnTypeEnum.Boolean,
  18: ColumnTypeEnum.Character,
  19: ColumnTypeEnum.Text,
  20: ColumnTypeEnum.Int64,
  21: ColumnTypeEnum.Int32,
  23: ColumnTypeEnum.Int32,
  25: ColumnTypeEnum.Text,
  26: ColumnTypeEnum.Int64,
  1000: ColumnTypeEnum.BooleanArray,
  1002: ColumnTypeEnum.CharacterArray,
  1003: ColumnTypeEnum.TextArray,
  1005: ColumnTypeEnum.Int32Array,
  1007: ColumnTypeEnum.Int32Array,
  1009: ColumnTypeEnum.TextArray,
  1043: ColumnTypeEnum.Text,
  1015: ColumnTypeEnum.TextArray,
}

// A driver adapter that only reads; the engine is never asked to change anything.
function readerOf(client: pg.Client): Factory {
  const refuse = () => Promise.reject(new Error('The comparison of schema and database only reads.'))
  const adapter = {
    provider: 'postgres',
    adapterName: 'pathok-reader',
    async queryRaw({ sql, args }: SqlQuery) {
      const { fields, rows } = await client.query<unknown[]>({ text: sql, values: args, rowMode: 'array' })
      return {
        columnNames: fields.map(({ name }) => name),
        columnTypes: fields.map(({ name, dataTypeID }) => {
          const type = columnTypes[dataTypeID] ?? (dataTypeID >= 16384 ? ColumnTypeEnum.Text : undefined)
          if (type === undefined) throw new Error(`The catalogue column ${name} has a type (${dataTypeID}) that is not known here.`)
          return type
        }),
        rows,
      }
    },
    executeRaw: refuse,
    executeScript: refuse,
    startTransaction: refuse,
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
    dispose: async () => {},
  } as unknown as Adapter
  return {
    provider: 'postgres',
    adapterName: 'pathok-reader',
    connect: async () => adapter,
    connectToShadowDb: refuse,
  }
}
