import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { createClient, type PrismaClient } from '@/lib/store/client'
import { clientConfig, withDatabase, type Connection } from '@/lib/store/connection'

/** A database of a test's own. */
export interface TestDatabase {
  db: PrismaClient
  connection: Connection
  close(): Promise<void>
}

/**
 * A migrated, empty database on the cluster of this test run, copied from the template in some 30 ms. Close it in
 * `afterAll` or `afterEach`. Given `from`, a copy of that database, in which nobody may be working meanwhile.
 */
export async function freshDatabase(from?: Connection): Promise<TestDatabase> {
  const template = from ?? inject('templateDatabase')
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(template, `create database ${name} template ${databaseName(template)}`)
  const connection = withDatabase(template, name)
  const db = createClient(connection, { poolSize: 4 })
  return {
    db,
    connection,
    async close() {
      await db.$disconnect()
      await onServer(template, `drop database if exists ${name} with (force)`)
    },
  }
}

function databaseName(connection: Connection): string {
  if ('url' in connection) throw new Error('A test database lies on the cluster of the test run.')
  return connection.database
}

async function onServer(connection: Connection, sql: string): Promise<void> {
  const client = new pg.Client(clientConfig(withDatabase(connection, 'postgres')))
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
