import type { Found } from '@/lib/reading/found'

/** Says to the press that the answer is a document, which it keeps like a page, and which stories it tells of. */
const documentHeader = 'X-Document-Stories'

interface Written {
  text: string
  type: string
  stories: readonly string[]
}

/**
 * The answer for a document that was written of what was found. What is not there is said in a line; a database that is
 * away is a failed rendering, so that the last good document goes on being served.
 */
export function documentAnswer<Value>(found: Found<Value>, write: (value: Value) => Written): Response {
  if (found.status === 'unavailable') return new Response(null, { status: 503, headers: { [documentHeader]: '' } })
  if (found.status !== 'found') {
    return new Response('এই ঠিকানায় কিছু নেই।\n', { status: 404, headers: { 'Content-Type': 'text/plain; charset=utf-8', [documentHeader]: '' } })
  }
  const { text, type, stories } = write(found.value)
  // Of what is in it no date tells when it changed: a withdrawal leaves the newest date as it is, or makes it older.
  return new Response(text, { headers: { 'Content-Type': type, [documentHeader]: stories.join(' '), 'Last-Modified': new Date().toUTCString() } })
}
