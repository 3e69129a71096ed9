/** A link that opens something once, shown once to whoever passes it on. */
export function ShownLink({ title, address, notes }: { title: string; address: string; notes: readonly string[] }) {
  return (
    <div className="notice">
      <p>{title}</p>
      <input readOnly value={address} aria-label={title} className="control mt-2 w-full" dir="ltr" />
      {notes.map((note) => <p key={note} className="mt-2">{note}</p>)}
    </div>
  )
}
