import './date-line'
import './reading-settings'
import { applyPreferences, keptPreferences } from './preferences'

// A page that comes back from the browser's memory, or stands open in another tab, follows what was chosen meanwhile.
const follow = () => applyPreferences(keptPreferences())
addEventListener('pageshow', (event) => event.persisted && follow())
addEventListener('storage', (event) => event.key === 'pathok.prefs' && follow())
