import { currentAsking } from '@/lib/auth/editor'
import { answerAuth } from '@/lib/auth/endpoints'

export const dynamic = 'force-dynamic'

async function answer(request: Request): Promise<Response> {
  return answerAuth(await currentAsking(), request)
}

export { answer as GET, answer as POST, answer as PUT, answer as PATCH, answer as DELETE }
