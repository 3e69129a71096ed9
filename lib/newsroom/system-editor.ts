import type { Editor } from '@/lib/news/roles'

/** Who acts when somebody with a terminal on the server does: they may do everything, and sign nothing. */
export const systemEditor: Editor = { id: 'system', name: 'npm run story', role: 'administrator' }
