import type { IncomingMessage, ServerResponse } from 'node:http'
import { send, type Answer } from './answer'
import type { Site } from './site'

/**
 * Whoever keeps the connection open is to find another server, or this one when it is there again. Asked again behind
 * whatever was waited for: one who is not told asks once more, over a connection that is closed meanwhile.
 */
export function closeIfStopping(response: ServerResponse, { isStopping }: Site): void {
  if (isStopping()) response.shouldKeepAlive = false
}

/** The same for an answer that another writes, at the moment at which its head is written. */
export function closeIfStoppingAtLast(response: ServerResponse, site: Site): void {
  const writeHead = response.writeHead.bind(response) as (...parts: unknown[]) => ServerResponse
  response.writeHead = ((...parts: unknown[]) => {
    closeIfStopping(response, site)
    return writeHead(...parts)
  }) as ServerResponse['writeHead']
}

/** Sets every header of a kind of answer. */
export function setAll(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
}

/** Sends a text with the headers that all of this site's answers have. */
export async function answerWith(request: IncomingMessage, response: ServerResponse, one: Answer, site: Site): Promise<void> {
  closeIfStopping(response, site)
  setAll(response, site.pageHeaders.common)
  await send(request, response, one)
}
