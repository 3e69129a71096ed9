import { Fragment } from 'react'
import type { Inline } from '@/lib/news/blocks'

/** Runs of text with their marks. */
export function Runs({ runs }: { runs: readonly Inline[] }) {
  return runs.map((run, at) => {
    const text = run.strong === true ? <strong>{run.text}</strong> : run.text
    return <Fragment key={at}>{run.href === undefined ? text : <a href={run.href}>{text}</a>}</Fragment>
  })
}
