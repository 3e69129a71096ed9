import { Alpona } from './alpona'

interface Props {
  title: string
  body: string
  /** The drawing is that of the address that failed. */
  address: string
  action: { href: string; word: string }
}

/** What a page says when it has no story to show: one sentence, one way on, and its own alpona. */
export function StatusMessage({ title, body, address, action }: Props) {
  return (
    <div className="pt-4 desk:pt-6">
      <h1 className="type-headline">{title}</h1>
      <p className="type-second mt-3 max-w-[33em] text-soft">{body}</p>
      <p className="mt-3"><a className="tap" href={action.href}><span className="border-b border-alta">{action.word}</span></a></p>
      <Alpona id={address} size={160} className="mt-9 text-alta" />
    </div>
  )
}
