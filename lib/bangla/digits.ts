/**
 * A number or a text with its Latin digits written as Bengali digits; everything else stays as it is. A number is taken
 * as JavaScript prints it, without grouping (`groupDigits` groups). For visible text only: addresses, form values and
 * `datetime` attributes keep Latin digits.
 */
export function toBanglaDigits(value: string | number): string {
  return String(value).replace(/[0-9]/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0x9b6))
}

/** A text with its Bengali digits written as Latin digits, so that either kind may be typed; all else stays. */
export function toLatinDigits(text: string): string {
  return text.replace(/[\u09E6-\u09EF]/g, digit => String.fromCharCode(digit.charCodeAt(0) - 0x9b6))
}
