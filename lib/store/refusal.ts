/** Why the store cannot be opened, in one word; the message of a `StoreRefusal` says it to a person. */
export type RefusalCode =
  | 'noPlatform'
  | 'notRunnable'
  | 'otherVersion'
  | 'notReachable'
  | 'notOurs'
  | 'diskFull'
  | 'notMigrated'
  | 'startFailed'

/** The store cannot be opened, for a reason that the operator can act on; the message is written for the terminal. */
export class StoreRefusal extends Error {
  override readonly name = 'StoreRefusal'
  readonly code: RefusalCode

  constructor(code: RefusalCode, message: string) {
    super(message)
    this.code = code
  }
}
