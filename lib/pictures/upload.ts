/** What an uploaded picture may be at most. A megabyte is 2^20 bytes here, and a "50 megapixel" camera makes up to 50.4 million. */
export const uploadLimits = { bytes: 25 * 2 ** 20, pixels: 50 * 2 ** 20, heightToWidth: 10 } as const

/**
 * Why an upload is no picture of the newspaper: it has no bytes; more bytes or more pixels than are taken; is not JPEG,
 * PNG or WebP by its own content; moves; is so tall that no page can show it; is damaged; or could not be decoded
 * within its memory and time.
 */
export type UploadRefusal = 'empty' | 'bytes' | 'pixels' | 'format' | 'animated' | 'shape' | 'damaged' | 'unreadable'

export const uploadRefusals: readonly UploadRefusal[] = ['empty', 'bytes', 'pixels', 'format', 'animated', 'shape', 'damaged', 'unreadable']
