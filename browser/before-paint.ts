import { applyPreferences, keptPreferences } from './preferences'

// Stands in the head itself, so that no page is ever painted in one theme and then in another.
applyPreferences(keptPreferences())
