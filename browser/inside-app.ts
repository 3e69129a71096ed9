/**
 * Whether the page stands inside another app (Facebook, Messenger, or any of Android's that shows pages). There a voice is
 * silent, printing does nothing, and links to other apps lead to an error.
 */
export const insideApp = (): boolean => /FBA[NV]|FB_IAB|Messenger|; wv\)/.test(navigator.userAgent)
