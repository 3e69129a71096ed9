'use client'

import { useTranslations } from 'next-intl'
import { useState, useSyncExternalStore } from 'react'

interface Props {
  /** Signing in asks any passkey of this site; adding makes one. */
  use: 'sign-in' | 'add'
  word: string
  /** Where to go afterwards. */
  next: string
}

const never = () => () => {}

/** Asks the browser for a passkey. It is a script's affair alone, so without scripts, or passkeys, nothing stands here. */
export function PasskeyButton({ use, word, next }: Props) {
  const t = useTranslations('newsroom.people')
  const able = useSyncExternalStore(never, () => 'PublicKeyCredential' in window && window.isSecureContext, () => false)
  const [state, setState] = useState<'idle' | 'asking' | 'failed'>('idle')
  if (!able) return null

  async function press() {
    if (state === 'asking') return
    setState('asking')
    try {
      await (use === 'add' ? add() : signIn())
      window.location.assign(next)
    } catch {
      // Also where the person said no; why, the browser does not tell.
      setState('failed')
    }
  }
  return (
    <div>
      <div role="alert">{state === 'failed' && <p className="notice mb-3">{t('refusals.passkey')}</p>}</div>
      <button type="button" className="command command-quiet" aria-disabled={state === 'asking' || undefined} onClick={() => void press()}>{word}</button>
      <div role="status" className="type-meta">{state === 'asking' && t('account.passkeyReady')}</div>
    </div>
  )
}

async function signIn() {
  const options = await asked('/api/auth/passkey/generate-authenticate-options')
  const publicKey = {
    ...options, challenge: bytesOf(options.challenge), userVerification: 'required' as const,
    allowCredentials: (options.allowCredentials ?? []).map((one) => ({ ...one, id: bytesOf(one.id) })),
  }
  const credential = await navigator.credentials.get({ publicKey: publicKey as unknown as PublicKeyCredentialRequestOptions }) as PublicKeyCredential | null
  if (credential === null) throw new Error('No passkey was given.')
  const response = credential.response as AuthenticatorAssertionResponse
  await asked('/api/auth/passkey/verify-authentication', {
    response: {
      ...commonOf(credential),
      response: {
        clientDataJSON: textOf(response.clientDataJSON), authenticatorData: textOf(response.authenticatorData), signature: textOf(response.signature),
        userHandle: response.userHandle === null ? undefined : textOf(response.userHandle),
      },
    },
  })
}

async function add() {
  const options = await asked('/api/auth/passkey/generate-register-options')
  const publicKey = {
    ...options, challenge: bytesOf(options.challenge), user: { ...options.user, id: bytesOf(options.user!.id) },
    excludeCredentials: (options.excludeCredentials ?? []).map((one) => ({ ...one, id: bytesOf(one.id) })),
  }
  const credential = await navigator.credentials.create({ publicKey: publicKey as unknown as PublicKeyCredentialCreationOptions }) as PublicKeyCredential | null
  if (credential === null) throw new Error('No passkey was made.')
  const response = credential.response as AuthenticatorAttestationResponse
  await asked('/api/auth/passkey/verify-registration', {
    response: {
      ...commonOf(credential),
      response: { clientDataJSON: textOf(response.clientDataJSON), attestationObject: textOf(response.attestationObject), transports: response.getTransports() },
    },
  })
}

interface Options {
  challenge: string
  user?: { id: string }
  allowCredentials?: { id: string; type: string }[]
  excludeCredentials?: { id: string; type: string }[]
}

async function asked(address: string, body?: unknown): Promise<Options> {
  const answer = await fetch(address, body === undefined
    ? { cache: 'no-store' }
    : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}.`)
  return await answer.json() as Options
}

function commonOf(credential: PublicKeyCredential) {
  return { id: credential.id, rawId: textOf(credential.rawId), type: credential.type, clientExtensionResults: {}, authenticatorAttachment: credential.authenticatorAttachment ?? undefined }
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))
}

function textOf(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
