// `npm run bench:faults [-- --only NAME,NAME --rounds N --seed N --short]`: what can go wrong, done to real servers again
// and again. Ends red when a promise was broken.

import { openFaultStore } from './faults/fault-store'
import { faults } from './faults/faults'
import { tryAll } from './faults/try-all'

await tryAll({ faults, store: () => openFaultStore(400, 1) })
