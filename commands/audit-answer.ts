import { z } from 'zod'

const severities = ['critical', 'high', 'moderate', 'low', 'info'] as const

/** What npm writes for `npm audit --json`: a report, or what kept it from one. */
const report = z.object({
  vulnerabilities: z.record(z.string(), z.object({
    severity: z.enum(severities),
    range: z.string(),
    via: z.array(z.union([z.string(), z.object({ title: z.string(), url: z.string() })])),
    fixAvailable: z.unknown(),
  })),
  metadata: z.object({ dependencies: z.object({ total: z.number() }) }),
})
const failure = z.object({ message: z.string().optional(), statusCode: z.number().optional(), error: z.object({ summary: z.string().default('') }) })

/** What the audit comes to, in words, and the exit code that says it to a program. */
export interface AuditReading {
  code: 0 | 1
  words: string
}

/** The answers of a registry that has no such address: it keeps packages for somebody and knows nothing about them. */
const noAudit = [400, 404, 405, 410, 501]

/**
 * Reads what `npm audit --json` wrote. High and critical advisories end in 1, lesser ones are told; so does an answer that
 * cannot be read, or none. A registry that offers no audit is no fault of the packages: 0, with a note that says so.
 */
export function readAudit(said: string): AuditReading {
  let answer: unknown
  try {
    answer = JSON.parse(said)
  } catch {
    return { code: 1, words: 'npm’s audit ended without an answer that can be read.' }
  }
  const read = report.safeParse(answer)
  if (read.success) return readReport(read.data)
  const failed = failure.safeParse(answer)
  if (!failed.success) return { code: 1, words: 'npm’s audit ended with an answer that is not known here.' }
  const { statusCode, error } = failed.data
  const message = failed.data.message ?? error.summary
  if (statusCode !== undefined && noAudit.includes(statusCode)) {
    return {
      code: 0,
      words: `Note: nothing was audited. The registry that npm is set to offers no audit (${message}).\nAnother one can be asked: npm run audit -- --registry=https://…`,
    }
  }
  return { code: 1, words: `The audit could not be had: ${message}` }
}

function readReport({ vulnerabilities, metadata }: z.infer<typeof report>): AuditReading {
  const found = Object.entries(vulnerabilities).toSorted(([, a], [, b]) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
  if (found.length === 0) return { code: 0, words: `Of ${metadata.dependencies.total} packages none has a known vulnerability.` }
  const lines = found.map(([name, { severity, range, via, fixAvailable }]) => {
    const why = via.map((one) => (typeof one === 'string' ? `through ${one}` : `${one.title} (${one.url})`)).join('; ')
    return `${severity}: ${name} ${range}: ${why}${fixAvailable === false ? '; there is no fix yet' : ''}`
  })
  const grave = found.filter(([, { severity }]) => severity === 'high' || severity === 'critical').length
  const sum = grave === 0 ? 'None is high or critical.' : `${grave} of ${found.length} are high or critical.`
  return { code: grave === 0 ? 0 : 1, words: [...lines, sum].join('\n') }
}
