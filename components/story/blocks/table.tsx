interface Props {
  caption: string | null
  header: string[]
  rows: string[][]
}

/** A table; a wide one scrolls inside its own frame and can be reached by keyboard for that. */
export function Table({ caption, header, rows }: Props) {
  return (
    <div className="overflow-x-auto font-desk" tabIndex={0} role="group" aria-label={caption ?? header.join(', ')}>
      <table className="type-list w-full border-collapse text-left">
        {caption !== null && <caption className="type-meta pb-2 text-left">{caption}</caption>}
        <thead>
          <tr>{header.map((cell, at) => <th key={at} scope="col" className="border-b border-ink py-2 pr-4 align-top font-[500]">{cell}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => column === 0
                ? <th key={column} scope="row" className="border-b border-rule py-2 pr-4 align-top font-[500]">{cell}</th>
                : <td key={column} className="border-b border-rule py-2 pr-4 align-top">{cell}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
