import { groupDigits } from '@/lib/bangla/numbers'

/** A count as the interface's language writes it. */
export function countIn(locale: string, n: number): string {
  return locale === 'bn' ? groupDigits(n) : n.toLocaleString('en-IN')
}
