import { isIPv4, isIPv6 } from 'node:net'

/**
 * The key under which attempts from a sender are counted. One line of a provider has a whole IPv6 network of 2^64
 * addresses, so of IPv6 the first half counts; an IPv4 address in IPv6 form is the address it is. What is no address
 * shares one key: a sender that cannot be told must not escape counting.
 */
export function addressKey(address: string): string {
  const bare = address.split('%', 1)[0]!.toLowerCase()
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1]
  if (mapped !== undefined && isIPv4(mapped)) return mapped
  if (isIPv4(bare)) return bare
  if (!isIPv6(bare)) return 'unknown'
  return `${groupsOf(bare).slice(0, 4).join(':')}::/64`
}

/** The eight groups of an IPv6 address, without leading zeros. */
function groupsOf(address: string): string[] {
  // The last four bytes may be written as IPv4.
  const text = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, a, b, c, d) =>
    [(Number(a) << 8) | Number(b), (Number(c) << 8) | Number(d)].map((group) => group.toString(16)).join(':'))
  const [head = '', tail] = text.split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === undefined || tail === '' ? [] : tail.split(':')
  const gap = tail === undefined ? [] : Array.from({ length: 8 - front.length - back.length }, () => '0')
  return [...front, ...gap, ...back].map((group) => Number.parseInt(group, 16).toString(16))
}
