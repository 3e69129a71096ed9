import { actingEditor } from '@/lib/auth/editor'
import type { CardFacts } from '@/lib/cards/facts'
import { cardForms } from '@/lib/cards/forms'
import { drawForm } from '@/lib/cards/share-card'
import { openDraft } from '@/lib/newsroom/open-draft'
import { withStore } from '@/lib/newsroom/with-store'
import { ok, refused, type Outcome } from '@/lib/outcome'
import { refuse } from '../../../../pictures/answer'
import { factsOfDraft } from '../card-facts'

interface At {
  params: Promise<{ id: string; form: string }>
}

/** A card of the working copy as JPEG, for whoever may read that. */
export async function GET(_: Request, { params }: At): Promise<Response> {
  const editor = await actingEditor('story.read')
  if (!editor.ok) return refuse(editor.code, { locale: 'bn' })
  const { locale } = editor.value
  const { id, form: asked } = await params
  const form = cardForms.find((one) => one === asked)
  if (form === undefined) return refuse('unknown', { locale })
  const facts = await withStore(async (db): Promise<Outcome<CardFacts, 'unknown' | 'forbidden'>> => {
    const opened = await openDraft(db, editor.value, id)
    if (!opened.ok) return opened
    const said = await factsOfDraft(db, opened.value, new Date())
    return said === null ? refused('unknown') : ok(said)
  })
  if (!facts.ok) return refuse(facts.code, { locale })
  const card = await drawForm(facts.value, form)
  if (card === 'busy') return refuse('busy', { locale })
  return new Response(new Uint8Array(card), { headers: { 'Content-Type': 'image/jpeg', 'Content-Length': String(card.length), 'Cache-Control': 'private, no-store' } })
}
