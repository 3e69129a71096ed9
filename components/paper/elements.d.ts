import type { HTMLAttributes } from 'react'

/** The custom elements of `browser/`, as the templates write them. */
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'date-line': HTMLAttributes<HTMLElement> & { 'data-locale': string; 'data-sunday': string; 'data-day-start': string; 'data-day': string }
      'save-story': HTMLAttributes<HTMLElement> & { [name: `data-${string}`]: string | undefined }
      'on-device': HTMLAttributes<HTMLElement> & { [name: `data-${string}`]: string | undefined }
      'search-box': HTMLAttributes<HTMLElement> & { [name: `data-${string}`]: string | undefined }
      'reader-tools': HTMLAttributes<HTMLElement> & { class: string }
      'reading-settings': HTMLAttributes<HTMLElement> & { 'data-kept': string; class?: string }
    }
  }
}
