// `npm run bench:newsroom [-- --only NAME,NAME --rounds N --seed N --short]`: that no text is lost which somebody was told
// is saved, and that no upload does harm. Ends red when a promise was broken.

import { laterFaultStore } from './faults/fault-store'
import { tryAll } from './faults/try-all'
import { interleavings } from './newsroom/interleavings'
import { kill } from './newsroom/kill'
import { losses } from './newsroom/losses'
import { uploads } from './newsroom/uploads'

await tryAll({ faults: [kill, interleavings, uploads], store: async () => laterFaultStore(20, 1), summary: losses })
