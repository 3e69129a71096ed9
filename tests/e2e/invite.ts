import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { openStore } from '@/lib/store/open'
import { createInvitation } from '@/lib/store/invitations'
import type { Role } from '@/lib/news/roles'

// `node --import tsx tests/e2e/invite.ts ROLE`: writes an invitation into the store of a run and prints its token, so
// that any number of journeys have people of their own and none waits for the one first administrator.

const role = process.argv[2] as Role
const store = await openStore()
try {
  const token = randomBytes(32).toString('base64url')
  const by = { id: randomUUID(), name: 'যাত্রা', role: 'administrator' as const }
  await createInvitation(store.db, {
    id: randomUUID(), tokenHash: createHash('sha256').update(token).digest('hex'), role, name: null, email: null, by,
    expires: new Date(Date.now() + 3_600_000),
  }, new Date())
  console.log(token)
} finally {
  await store.close()
}
