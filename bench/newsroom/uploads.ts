import { join } from 'node:path'
import { root } from '../../commands/prepare.mjs'
import type { Fault } from '../faults/fault'
import { runToEnd } from '../processes'

/** The tests of uploads in their long form: every file cut off at every tenth, and this many damaged ones of each kind. */
export const uploads: Fault = {
  name: 'uploads',
  promise: 'What is no good picture is refused and leaves nothing behind; of a good one nothing is kept but its pixels',
  unit: 'damaged files of each of three kinds',
  rounds: { short: 2, long: 40 },
  async run({ rounds, note }) {
    // One round is the short form.
    const said = await runToEnd(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', 'lib/newsroom/take-picture.test.ts'], {
      cwd: root, env: { NODE_ENV: 'test', UPLOAD_ROUNDS: String(Math.max(2, rounds)) },
    })
    note('tests', /Tests\s+(.*\d+ passed.*)/.exec(said.replace(/\u001B\[[\d;]*m/g, ''))?.[1] ?? 'passed')
    note('damaged files', /Damaged pictures: (\{.*\})/.exec(said)?.[1] ?? 'not told')
  },
}
