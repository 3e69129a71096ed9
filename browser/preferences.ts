/** A reader's choices, kept on the device. What is not chosen, or not ours, is absent. */
export interface Preferences {
  theme?: string
  size?: string
  pictures?: string
}

const offered: Record<keyof Preferences, readonly string[]> = {
  theme: ['paper', 'sepia', 'night', 'system'],
  size: ['1', '2', '3', '4'],
  pictures: ['all', 'fewer'],
}

const groups = Object.keys(offered) as (keyof Preferences)[]

/** The kept choices. Storage may be closed to us or hold something else; then nothing is chosen. */
export function keptPreferences(): Preferences {
  const kept: Preferences = {}
  try {
    const found = JSON.parse(localStorage.getItem('pathok.prefs') ?? '{}') as Record<string, unknown>
    for (const group of groups) if (offered[group].includes(String(found[group]))) kept[group] = String(found[group])
  } catch {}
  return kept
}

/** Keeps the choices; where storage is closed they last as long as the page. */
export function keepPreferences(chosen: Preferences): void {
  try {
    localStorage.setItem('pathok.prefs', JSON.stringify(chosen))
  } catch {}
}

/** Shows the choices on the document; style sheets do the rest. What the system decides leaves no mark. */
export function applyPreferences(chosen: Preferences): void {
  const { dataset } = document.documentElement
  for (const group of groups) {
    const value = chosen[group]
    if (value === undefined || value === 'system') delete dataset[group]
    else dataset[group] = value
  }
}
