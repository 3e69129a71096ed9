import { useTranslations } from 'next-intl'

export type Jump = 'sudden' | 'few-networks' | null

/** Says that a story is suddenly read much more, and whether by whom is doubtful. */
export function JumpNote({ jump }: { jump: Jump }) {
  const t = useTranslations('newsroom.desk.figures.jump')
  if (jump === null) return null
  return <p className={`type-meta mt-1 ${jump === 'few-networks' ? 'text-alta' : 'text-ink'}`}><span aria-hidden="true" className="bead bg-alta" /> {t(jump)}</p>
}
