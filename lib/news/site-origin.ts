import { paper } from './paper'

/** The site's own address for what must be absolute (canonical links, feeds); this machine until `paper.json` names one. */
export const siteOrigin: string = paper.siteAddress ?? 'http://localhost:3000'
