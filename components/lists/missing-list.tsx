/** Stands where a list could not be had. Readers see nothing; a page that holds it is not kept for the next one. */
export function MissingList() {
  return <div hidden data-missing="" />
}
