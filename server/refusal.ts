/** The server cannot start, for a reason that the operator can act on; the message is written for the terminal. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal'
}
