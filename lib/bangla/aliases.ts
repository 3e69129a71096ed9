import { classes, fromLatin } from './alias-table'

const byWord: ReadonlyMap<string, readonly string[]> = /* @__PURE__ */ classes.reduce((all, group) => {
  for (const word of group) all.set(word, [...all.get(word) ?? [], ...group.filter(other => other !== word)])
  return all
}, new Map<string, string[]>())

/**
 * Other names of what a key names, as Bengali keys, the commonest first: of an English name or word (`dacca`: ঢাকা, `un`:
 * জাতিসংঘ), of an abbreviation or another spelling that no rule joins (মো: মোহাম্মদ and its relatives). Takes a stem;
 * empty for what is not in the table. The answers need not occur in an installation's stories.
 */
export function aliasesOf(key: string): readonly string[] {
  return fromLatin.get(key) ?? byWord.get(key) ?? []
}
