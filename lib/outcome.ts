/**
 * Expected outcomes as values. A verb either did its work or refused it for a reason that a person can act on;
 * whatever nobody expects (the database gone, a bug) stays an exception.
 */
export type Outcome<Value, Code extends string = string> =
  | { ok: true; value: Value }
  | { ok: false; code: Code; field: string | null }

/** The work is done; `value` is what came of it. */
export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

/**
 * The work is refused and nothing was changed. `code` names the reason (it is also the last part of a message key),
 * `field` the input it is about, or null when it is about the whole.
 */
export function refused<Code extends string>(code: Code, field: string | null = null): { ok: false; code: Code; field: string | null } {
  return { ok: false, code, field }
}
