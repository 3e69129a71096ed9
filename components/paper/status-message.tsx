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
    <div className="pt-6 desk:pt-9">
      <h1 className="type-headline">{title}</h1>
      <p className="type-second mt-3 max-w-[33em] text-soft">{body}</p>
      <p className="mt-3"><a className="tap border-b border-alta" href={action.href}>{action.word}</a></p>
      <Alpona id={address} size={160} className="mt-9 text-alta" />
    </div>
  )
}
