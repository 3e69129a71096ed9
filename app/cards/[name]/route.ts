import { cardFacts, cardRevision } from '@/lib/cards/facts'
import { forgetCards, giveShareCard } from '@/lib/cards/share-card'
import { findStoryForCard } from '@/lib/reading/card'
import { routes } from '@/lib/routes'

export const dynamic = 'force-dynamic'

interface At {
  params: Promise<{ name: string }>
}

const nothing = (status: number, headers: Record<string, string> = {}) => new Response(null, { status, headers: { 'Cache-Control': 'no-store', ...headers } })

/**
 * The share card of a story. Its address names what is on it, so a copy may be kept for ever; the address of an earlier
 * card leads to today's, and that of a withdrawn story says that it has gone.
 */
export async function GET(_: Request, { params }: At): Promise<Response> {
  const [id = '', revision] = (await params).name.replace(/\.jpg$/, '').split('-')
  const story = await findStoryForCard(id)
  if (story.status === 'withdrawn') {
    await forgetCards([id])
    return nothing(410)
  }
  if (story.status === 'unavailable') return nothing(503, { 'Retry-After': '30' })
  if (story.status !== 'found') return nothing(404)
  const facts = cardFacts(story.value)
  const current = cardRevision(facts)
  if (revision !== current) return nothing(302, { Location: routes.card(id, current), 'Cache-Control': 'public, max-age=60' })
  const card = await giveShareCard(facts)
  if (card === 'busy') return nothing(503, { 'Retry-After': '10' })
  return new Response(new Uint8Array(card), {
    headers: { 'Content-Type': 'image/jpeg', 'Content-Length': String(card.length), 'Cache-Control': 'public, max-age=31536000, immutable' },
  })
}
