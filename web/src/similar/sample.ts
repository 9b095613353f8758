import type { SimilarTicket } from '@/api/model'
import { sample } from '@/ticket/sample'

/** A ticket like another, for tests; only what a test is about is named in it. */
export function alike({ why, ...more }: Partial<Omit<SimilarTicket, 'why'>> & { why?: Partial<SimilarTicket['why']> } = {}): SimilarTicket {
  return { ...sample({ number: '10054', subject: 'Parcel still missing' }), score: 1, duplicate: false, ...more, why: { nearness: null, words: [], codes: [], sameCustomer: false, ...why } }
}
