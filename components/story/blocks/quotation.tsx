import { Bead } from '@/components/ui/bead'

export function Quotation({ text, speaker }: { text: string; speaker: string | null }) {
  return (
    <figure className="pl-6">
      <Bead className="mb-1 block" />
      <blockquote className="text-[1.1em] whitespace-pre-line">{text}</blockquote>
      {speaker !== null && <figcaption className="mt-1 font-desk text-[0.9375rem] text-soft">{speaker}</figcaption>}
    </figure>
  )
}
