/**
 * The line, from 1, on which the value at `path` stands in a JSON text; of a path that the text does not hold in full, the
 * line of the part that it does. `json` must be valid JSON, and of repeated keys the last counts, as for `JSON.parse`.
 */
export function lineOfValue(json: string, path: readonly PropertyKey[]): number {
  const target = new Finder(json).find(path)
  let line = 1
  for (let at = json.indexOf('\n'); at >= 0 && at < target; at = json.indexOf('\n', at + 1)) line += 1
  return line
}

/**
 * The line on which reading a JSON text stopped, from the message of the error. Not every message names a place; then the
 * last line, where a file that was cut off ends.
 */
export function lineOfFault(json: string, message: string): number {
  const position = /at position (\d+)/.exec(message)
  const until = position === null ? json.trimEnd() : json.slice(0, Number(position[1]))
  return until.split('\n').length
}

/** Walks valid JSON without building anything. Depth is that of the nearest path, so recursion is shallow. */
class Finder {
  readonly #json: string
  #at = 0

  constructor(json: string) {
    this.#json = json
  }

  find(path: readonly PropertyKey[]): number {
    this.#space()
    const start = this.#at
    const [next, ...rest] = path
    if (next === undefined) return start
    const opening = this.#json[this.#at]
    if (opening !== '{' && opening !== '[') return start
    this.#at += 1
    let found: number | null = null
    for (let index = 0; ; index += 1) {
      this.#space()
      const sign = this.#json[this.#at]
      if (sign === undefined || sign === '}' || sign === ']') return found ?? start
      if (sign === ',') this.#at += 1
      this.#space()
      const name = opening === '{' ? this.#key() : index
      this.#space()
      const value = this.#at
      if (name === next) found = new Finder(this.#json).#from(value).find(rest)
      this.#skip()
    }
  }

  #from(at: number): this {
    this.#at = at
    return this
  }

  #space(): void {
    while (/\s/.test(this.#json[this.#at] ?? '')) this.#at += 1
  }

  #key(): string {
    const start = this.#at
    this.#string()
    const name: string = JSON.parse(this.#json.slice(start, this.#at))
    this.#space()
    this.#at += 1
    return name
  }

  #string(): void {
    this.#at += 1
    while (this.#at < this.#json.length && this.#json[this.#at] !== '"') this.#at += this.#json[this.#at] === '\\' ? 2 : 1
    this.#at += 1
  }

  /** Past the value that begins here. */
  #skip(): void {
    let depth = 0
    do {
      const sign = this.#json[this.#at]
      if (sign === undefined) return
      if (sign === '"') {
        this.#string()
        continue
      }
      if (sign === '{' || sign === '[') depth += 1
      if (sign === '}' || sign === ']') {
        if (depth === 0) return
        depth -= 1
      }
      if (sign === ',' && depth === 0) return
      this.#at += 1
    } while (depth > 0 || !/[,}\]]/.test(this.#json[this.#at] ?? '}'))
  }
}
