import { defineConfig } from 'prisma/config'

// `generate` and `validate` never run the engine, but insist on fetching it; any file that exists keeps them offline.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
