/** A number in an address: Latin digits, of at most this length; null for anything else. */
export function addressNumber(text: string, digits: number): number | null {
  return new RegExp(`^\\d{1,${digits}}$`).test(text) ? Number(text) : null
}
