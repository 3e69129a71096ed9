/**
 * What a file is called where it came from: the part of its name between the first `_` and the extension
 * (`000_856c5e2ef2027298.txt` → `856c5e2ef2027298`), or the whole name without extension when it has no such part.
 * `file` may carry folders, with either slash.
 */
export function sourceKeyOf(file: string): string {
  const base = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1).normalize('NFC')
  const dot = base.lastIndexOf('.')
  const name = dot > 0 ? base.slice(0, dot) : base
  const part = name.slice(name.indexOf('_') + 1)
  return name.includes('_') && part !== '' ? part : name
}
