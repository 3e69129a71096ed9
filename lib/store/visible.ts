import { Prisma } from './generated/client'

/**
 * Whether readers see a story, for a query in which it stands as `s`: it is published, or it is scheduled and its time
 * has come by the clock of the database, stamped already or not. This is the only place that says so.
 */
export const visible = Prisma.sql`(s.state = 'published' or (s.state = 'scheduled' and s.due <= now()))`
