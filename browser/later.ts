// What every page has in the end and no first paint waits for: fetched with low priority, after the core.

import './count-view'
import './offline-ready'
import './reader-tools'
import './save-story'
