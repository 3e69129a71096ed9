import type { DeviceDrafts, KeptDraft } from './kept-draft'

const database = 'pathok-newsroom'
const table = 'drafts'

/** The drafts that this browser keeps: one record a story and tab, in IndexedDB. */
export const deviceDrafts: DeviceDrafts = {
  async keep(draft) {
    await inTable('readwrite', (drafts) => drafts.put(draft))
  },
  async forget(story, tab) {
    await inTable('readwrite', (drafts) => drafts.delete([story, tab]))
  },
  async list(story) {
    const all = await inTable('readonly', (drafts) => drafts.getAll(IDBKeyRange.bound([story], [story, []])))
    return all as KeptDraft[]
  },
}

let opened: Promise<IDBDatabase> | null = null

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(database, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(table, { keyPath: ['story', 'tab'] })
    request.onsuccess = () => {
      // Another tab with a newer form of the table waits for this; the next use opens again.
      request.result.onversionchange = () => {
        request.result.close()
        opened = null
      }
      request.result.onclose = () => { opened = null }
      resolve(request.result)
    }
    request.onerror = () => reject(request.error ?? new Error('IndexedDB does not open'))
    request.onblocked = () => reject(new Error('Another tab holds an older IndexedDB open'))
  })
  opened.catch(() => { opened = null })
  return opened
}

async function inTable<Value>(mode: IDBTransactionMode, work: (drafts: IDBObjectStore) => IDBRequest<Value>): Promise<Value> {
  const transaction = (await open()).transaction(table, mode)
  const request = work(transaction.objectStore(table))
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('The draft could not be kept'))
  })
}
