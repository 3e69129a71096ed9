import type { Db } from './transaction'

/** Whether the seeds have once been put in, or taken away by a person: then an empty store is meant to be empty. */
export async function wasSeeded(db: Db): Promise<boolean> {
  const row = await db.installation.findUnique({ where: { id: 1 } })
  return row !== null && row.seeded !== null
}

/** Remembers that the seeds have had their turn. */
export async function recordSeeding(db: Db, now: Date): Promise<void> {
  await db.installation.upsert({ where: { id: 1 }, create: { id: 1, seeded: now }, update: { seeded: now } })
}
