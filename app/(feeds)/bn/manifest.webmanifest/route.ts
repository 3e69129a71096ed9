import { documentAnswer } from '@/app/(feeds)/answer'
import { found } from '@/lib/reading/found'
import { webManifestType, writeWebManifest } from '@/lib/syndication/web-manifest'

export const dynamic = 'force-dynamic'

export function GET(): Response {
  return documentAnswer(found(null), () => ({ text: writeWebManifest(), type: `${webManifestType}; charset=utf-8`, stories: [] }))
}
