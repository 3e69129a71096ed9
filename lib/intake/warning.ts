/** A doubt about one line of a file that was read all the same. `code` is stable, `message` is for who imports. */
export interface Warning {
  line: number
  code: string
  message: string
}
