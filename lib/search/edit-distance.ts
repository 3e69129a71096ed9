/** How many letters to put in, leave out or replace to come from one text to the other; more than `most` is `most` + 1. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before = Array.from({ length: b.length + 1 }, (_, place) => place)
  for (let i = 1; i <= a.length; i += 1) {
    const now = [i]
    let least = i
    for (let j = 1; j <= b.length; j += 1) {
      const cost = Math.min(before[j]! + 1, now[j - 1]! + 1, before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
      now.push(cost)
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    before = now
  }
  return Math.min(most + 1, before[b.length]!)
}
