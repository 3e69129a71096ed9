import type { Locale } from '@/lib/routes'
import type bn from './bn.json'

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: typeof bn
  }
}
