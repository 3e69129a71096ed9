import { randomUUID } from 'node:crypto'
import { pino, stdSerializers, stdTimeFunctions, type DestinationStream, type Logger } from 'pino'

/**
 * Where the server writes what happened: one line of JSON each, on stdout. It takes bare words; a line with fields is
 * written by one of the functions below, which pick their fields one by one, so that nothing about a reader (address,
 * headers, what was searched for) can slip in with an object.
 */
export interface Log {
  info(text: string): void
  warn(text: string): void
  error(text: string): void
}

/** How many lines of one kind are written in a window; the rest are counted and told when it ends. */
const windowMs = 10_000
const mostRefusals = 50
/** So many different faults are told apart at a time. More of them share one line, or an inventive client would fill the disk. */
const mostFaults = 100

/** A log that writes lines of `level` and above. Level names are words, times are ISO 8601 in UTC. */
export function createLog({ level, destination }: { level: string; destination?: DestinationStream }): Log {
  const options = {
    level,
    base: { pid: process.pid },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: plainError },
  }
  const log = destination ? pino(options, destination) : pino(options)
  windows.set(log, new Map())
  return log
}

/** Twelve hexadecimal digits by which the lines of one request find each other, and the reader's report finds them. */
export function requestId(): string {
  // The last group of a version 4 UUID is random through and through, and Node draws them in stock.
  return randomUUID().slice(24)
}

export interface RenderingLine {
  id: string
  /** The press's key of the page: path and known arguments. */
  key: string
  status: number
  queuedMs: number
  renderMs: number
  finishMs: number
  bytes: number
}

/** One rendering, with what it took. Answers that were kept are counted (server/metrics.ts) and have no line. */
export function logRendering(log: Log, { id, key, status, queuedMs, renderMs, finishMs, bytes }: RenderingLine): void {
  const line = { id, key: withoutSearch(key), status, queuedMs: tenth(queuedMs), renderMs: tenth(renderMs), finishMs: tenth(finishMs), bytes }
  if (status < 500) fields(log).info(line, 'rendered')
  else fields(log).warn(line, 'rendered')
}

/** One refusal. Of a flood, the first are written and the others counted. */
export function logRefusal(log: Log, { id, status, reason }: { id: string; status: number; reason: string }): void {
  sparingly(
    log, 'refusal', mostRefusals,
    () => fields(log).info({ id, status, reason: withoutQueries(reason) }, 'refused'),
    (repeated) => fields(log).info({ repeated }, 'refused more, not written one by one'),
  )
}

/**
 * Something that should not have happened. The same `fault` is written once in ten seconds, and at the end of them how
 * often it came again: a database that is away must not fill the disk. Queries of addresses in it are left out.
 */
export function logFault(log: Log, { id, fault, error }: { id?: string; fault: string; error?: unknown }): void {
  const text = withoutQueries(fault)
  const open = windows.get(log)!
  const name = open.has(`fault ${text}`) || open.size < mostFaults ? text : 'many different faults'
  sparingly(
    log, `fault ${name}`, 1,
    () => fields(log).error({ ...(id !== undefined && { id }), ...(error !== undefined && { err: error }) }, name),
    (repeated) => fields(log).error({ repeated }, name),
  )
}

/** A text without whatever follows a `?` directly: the queries of addresses that are named in it. */
export function withoutQueries(text: string): string {
  return text.replace(/\?\S+/g, '?…')
}

interface Window {
  written: number
  left: number
}

/** What is being held back, for each log. */
const windows = new WeakMap<Log, Map<string, Window>>()

function sparingly(log: Log, name: string, most: number, write: () => void, tell: (left: number) => void): void {
  const open = windows.get(log)!
  const window = open.get(name)
  if (window === undefined) {
    open.set(name, { written: 1, left: 0 })
    closeLater(open, name, tell)
    write()
  } else if (window.written < most) {
    window.written++
    write()
  } else window.left++
}

/** A window in which something was held back is followed by another, so that a lasting fault has one line in each. */
function closeLater(open: Map<string, Window>, name: string, tell: (left: number) => void): void {
  setTimeout(() => {
    const { left } = open.get(name)!
    if (left === 0) {
      open.delete(name)
      return
    }
    // The line that tells counts as one written.
    open.set(name, { written: 1, left: 0 })
    closeLater(open, name, tell)
    tell(left)
  }, windowMs).unref()
}

function fields(log: Log): Logger {
  return log as Logger
}

/** What was searched for or asked about, and what was typed on the way, is the reader's own affair. */
function withoutSearch(key: string): string {
  const mark = key.indexOf('?')
  if (mark < 0) return key
  const path = key.slice(0, mark)
  return /\/(?:search|suggest|verify)\/?$/i.test(decoded(path)) ? `${path}?…` : key
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/**
 * An error as pino writes it, with its causes, but for its further properties: a broken request's error carries the
 * request itself, and a driver's the values of its query.
 */
function plainError(error: unknown): object | string {
  if (!(error instanceof Error)) return withoutQueries(String(error))
  const { type, message, stack } = stdSerializers.err(error)
  const { code } = error as NodeJS.ErrnoException
  return {
    type,
    message: withoutQueries(message),
    // Positions in our own files may stand behind a `?`; only the lines of words are cleaned.
    stack: stack.replace(/^(?!\s+at ).*$/gm, withoutQueries),
    ...(typeof code === 'string' && { code }),
  }
}

function tenth(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10
}
