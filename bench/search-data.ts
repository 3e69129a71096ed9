import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** A query of a set, and the stories that answer it. */
export interface MeasuredQuery {
  id: string
  /** A story that must not be among the results: the one that is asked about. */
  without: string | null
  text: string
  relevant: ReadonlySet<string>
}

export interface QuerySet {
  name: string
  index: string
  queries: MeasuredQuery[]
}

const lines = (path: string) => gunzipSync(readFileSync(path)).toString('utf8').split('\n').filter((line) => line !== '')

/**
 * The sets of a folder: every `<set>.queries.gz` in it, or those that `only` names. A line is: id, index, id to leave out
 * or "-", query, relevant ids parted by commas, parted by tabs. Throws for a set that is asked for and not there.
 */
export function readSets(folder: string, only: readonly string[] | null): QuerySet[] {
  const names = readdirSync(folder).flatMap((file) => file.endsWith('.queries.gz') ? [file.slice(0, -'.queries.gz'.length)] : []).sort()
  for (const name of only ?? []) if (!names.includes(name)) throw new Error(`There is no ${name}.queries.gz in ${folder}.`)
  return names.filter((name) => only === null || only.includes(name)).flatMap((name) => {
    const byIndex = new Map<string, MeasuredQuery[]>()
    for (const line of lines(join(folder, `${name}.queries.gz`))) {
      const [id = '', index = '', without = '-', text = '', relevant = ''] = line.split('\t')
      if (!byIndex.has(index)) byIndex.set(index, [])
      byIndex.get(index)!.push({ id, without: without === '-' ? null : without, text, relevant: new Set(relevant.split(',')) })
    }
    if (byIndex.size > 1) throw new Error(`The queries of ${name} ask more than one index.`)
    return [...byIndex].map(([index, queries]) => ({ name, index, queries }))
  })
}

/** The documents of an index, `[id, text]` each: the lines of `<index>.docs.gz`. Throws where there is no such file. */
export function readDocuments(folder: string, index: string): [string, string][] {
  const path = join(folder, `${index}.docs.gz`)
  if (!existsSync(path)) throw new Error(`There is no ${index}.docs.gz in ${folder}.`)
  return lines(path).map((line) => {
    const tab = line.indexOf('\t')
    return [line.slice(0, tab), line.slice(tab + 1)]
  })
}
