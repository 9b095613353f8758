import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { SearchSort } from '@/api/model'

/** The order of what was found, as the address keeps it; lists have a word of their own for theirs. */
export const sortIn = ({ by }: LocationQuery): SearchSort => (by === 'newest' ? '-updatedAt' : 'relevance')
export const withSort = (query: LocationQuery, sort: SearchSort): LocationQueryRaw => ({ ...query, by: sort === 'relevance' ? undefined : 'newest' })

/** The address of a question, so that it can be opened and sent. */
export const searchPath = (q: string, sort: SearchSort) => ({ path: '/', query: { q, ...(sort === 'relevance' ? {} : { by: 'newest' }) } })
