import { encode } from 'uqr'
import type { ReactNode } from 'react'

interface Props {
  uri: string
  secret: string
  emergency: readonly string[]
  words: { scan: string; picture: string; emergency: string; emergencyWhat: string; finish: string }
  /** The form for the app's first code. */
  children: ReactNode
}

/** What an authenticator app needs, and the codes for the day on which the phone is lost; shown once. */
export function Enrolment({ uri, secret, emergency, words, children }: Props) {
  const { data, size } = encode(uri, { ecc: 'M', border: 2 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <div className="space-y-4">
      <p>{words.scan}</p>
      {/* Black on white in every theme: cameras read nothing else. */}
      <svg viewBox={`0 0 ${size} ${size}`} width="220" height="220" role="img" aria-label={words.picture} shapeRendering="crispEdges">
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <p><code className="break-all" dir="ltr">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code></p>
      <h3 className="type-list">{words.emergency}</h3>
      <p>{words.emergencyWhat}</p>
      <ul className="grid max-w-[26rem] grid-cols-2 gap-x-6">
        {emergency.map((code) => <li key={code}><code dir="ltr">{code}</code></li>)}
      </ul>
      <p>{words.finish}</p>
      {children}
    </div>
  )
}
