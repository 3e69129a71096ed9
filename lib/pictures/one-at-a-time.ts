/**
 * Lets work through one at a time, in the order in which it came. Who finds `most` before it, or has waited for
 * `patience` ms without its turn coming, gets `busy`, and its work is never begun.
 */
export function oneAtATime(most: number, patience: number): <Value>(work: () => Promise<Value>) => Promise<Value | 'busy'> {
  const waiting: ((turn: boolean) => void)[] = []
  let working = false

  const turn = () => new Promise<boolean>((resolve) => {
    const answer = (mine: boolean) => {
      clearTimeout(timer)
      resolve(mine)
    }
    const timer = setTimeout(() => {
      waiting.splice(waiting.indexOf(answer), 1)
      answer(false)
    }, patience)
    waiting.push(answer)
  })

  return async (work) => {
    if (working) {
      if (waiting.length >= most || !await turn()) return 'busy'
    }
    working = true
    try {
      return await work()
    } finally {
      // Handed on while it is still taken, so that nobody who comes just now overtakes.
      const next = waiting.shift()
      if (next) next(true)
      else working = false
    }
  }
}
