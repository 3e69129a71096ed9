import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'

type Glue = { SchemaEngine: typeof SchemaEngine; __wbg_set_wasm(exports: unknown): void }

let glue: Promise<Glue> | null = null

// Node 20 cannot import a .wasm file, and the package's glue keeps one global instance that a second one would spoil:
// it is put together by hand, once a process.
async function loadGlue(): Promise<Glue> {
  const require = createRequire(join(process.cwd(), 'package.json'))
  const bg = (await import('@prisma/schema-engine-wasm/schema_engine_bg' as string)) as Glue
  const bytes = readFileSync(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bg as never })
  bg.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
  return bg
}

/**
 * Prisma's schema engine as WebAssembly, which needs no download. A tool of development only: the package is a
 * development dependency. `factory` is a Prisma driver adapter factory; the engine asks it for the database's version
 * even when it only compares files.
 */
export async function openSchemaEngine(schema: string, factory: object): Promise<SchemaEngine> {
  glue ??= loadGlue()
  const { SchemaEngine } = await glue
  return SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => {}, factory)
}
