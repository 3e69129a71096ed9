import { suggestNames } from '@/lib/reading/suggest'
import { answer, atMost, busy, problem, unavailable } from '../answer'

export const dynamic = 'force-dynamic'

const inTurn = atMost(6)
/** The same letters are typed again and again; only the reader's own browser keeps what was asked. */
const caching = { 'Cache-Control': 'private, max-age=60' }

/**
 * What somebody may mean who has typed `?q=`: at most eight headlines, topics, people and desks. With `&form=opensearch`
 * as browsers want it for their own field (application/x-suggestions+json).
 */
export async function GET(request: Request): Promise<Response> {
  const given = new URL(request.url).searchParams
  const typed = given.get('q') ?? ''
  const form = given.get('form')
  if (form !== null && form !== 'opensearch') return problem(400, 'form', 'The only other form is opensearch.')
  const found = await inTurn(() => suggestNames(typed, new Date()))
  if (found === null) return busy()
  if (found.status !== 'found') return unavailable()
  const suggestions = found.value
  if (form === null) return answer(200, { suggestions }, caching)
  return answer(200, [typed.slice(0, 200), suggestions.map(({ text }) => text)], { ...caching, 'Content-Type': 'application/x-suggestions+json; charset=utf-8' })
}
