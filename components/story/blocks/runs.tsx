import { Fragment } from 'react'
import type { Inline } from '@/lib/news/blocks'

/** Runs of text with their marks. A line that the writer ended ends here too, as in a poem. */
export function Runs({ runs }: { runs: readonly Inline[] }) {
  return runs.map((run, at) => {
    const text = run.strong === true ? <strong>{lines(run.text)}</strong> : lines(run.text)
    return <Fragment key={at}>{run.href === undefined ? text : <a href={run.href}>{text}</a>}</Fragment>
  })
}

function lines(text: string) {
  if (!text.includes('\n')) return text
  return text.split('\n').map((line, at) => <Fragment key={at}>{at > 0 && <br />}{line}</Fragment>)
}
