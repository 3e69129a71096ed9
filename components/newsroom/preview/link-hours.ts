/** How long a link can be made to open, in hours; the middle one is usual. */
export const linkHours = [24, 72, 168] as const

/** How long one opens that the newsroom makes for its own frames. Those are told from the others by it. */
export const ownHours = 1

/** Whether a link was made for one of the newsroom's own frames. */
export function isOwnLink({ created, expires }: { created: Date; expires: Date }): boolean {
  return expires.getTime() - created.getTime() <= ownHours * 3_600_000
}
