/** The red point that says: here. Decoration beside words, never in place of them. */
export function Bead({ className = '' }: { className?: string }) {
  return <span aria-hidden="true" className={`bead ${className}`} />
}
