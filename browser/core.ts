import './date-line'
import './reading-settings'
import './slow-line'
import { applyPreferences, keptPreferences } from './preferences'

// A page that comes back from the browser's memory, or stands open in another tab, follows what was chosen meanwhile.
const follow = () => applyPreferences(keptPreferences())
addEventListener('pageshow', (event) => event.persisted && follow())
addEventListener('storage', (event) => event.key === 'pathok.prefs' && follow())

// What suggests while somebody searches comes when they begin to.
const search = document.querySelector<HTMLElement>('search-box[data-script]')
search?.addEventListener('focusin', () => void import(search.dataset.script!), { once: true })
