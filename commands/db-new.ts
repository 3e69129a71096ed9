import { relative } from 'node:path'
import { parseArgs } from 'node:util'
import { writeNewMigration } from '@/lib/store/new-migration'
import { runCommand } from './run'

await runCommand(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { empty: { type: 'boolean', default: false } } })
  const made = await writeNewMigration(positionals[0] ?? '', values.empty, new Date())
  switch (made.kind) {
    case 'written':
      console.log(`Wrote ${relative(process.cwd(), made.file)}. Read it, then run: npm run db:migrate && npx prisma generate`)
      return 0
    case 'nothing':
      console.log('The migrations already make what prisma/schema.prisma says. For SQL of your own, add --empty.')
      return 0
    case 'refused':
      console.error(made.message)
      return 1
  }
})
