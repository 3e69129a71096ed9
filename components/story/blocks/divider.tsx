/** Five dots, as between two thoughts. */
export function Divider() {
  return (
    <div role="separator" className="flex justify-center gap-x-3 py-3">
      {[0, 1, 2, 3, 4].map((dot) => <span key={dot} className="size-1 rounded-[50%] bg-alta" />)}
    </div>
  )
}
