// The process that serves the newspaper: `node --import tsx server/start.ts [--dev]`, in the project's folder.

const dev = process.argv.includes('--dev')
Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' })

/** Faults that a person can mend are written for that person; their stack would only hide the sentence. */
const plain = new Set(['EnvError', 'StoreRefusal', 'StartRefusal'])

// Imported only now, so that a wrong variable or paper.json ends in a sentence too.
try {
  const { run } = await import('./run')
  await run(dev)
} catch (error) {
  const known = error instanceof Error && (plain.has(error.name) || error.message.includes('paper.json'))
  console.error(known ? `\n${error.message}\n` : error)
  process.exit(1)
}

export {}
