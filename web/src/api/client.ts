import createClient from 'openapi-fetch'
import { Problem, Unreachable } from './problem'
import type { paths } from './schema'

/** The typed API: paths, parameters, bodies and answers all come from the contract. */
export const api = createClient<paths>({
  baseUrl: '/api/v1',
  credentials: 'same-origin',
  // Looked up at each call; the library would hold on to the fetch of the moment it was loaded.
  fetch: (request) => globalThis.fetch(request),
})

const safe = new Set(['GET', 'HEAD'])
let onSessionEnd: () => void = () => {}

/** Called when the server no longer knows this session, whichever call found out. */
export function whenSessionEnds(listener: () => void) {
  onSessionEnd = listener
}

api.use({
  onRequest({ request }) {
    // Another site can make a browser send the cookie, but not this header.
    if (!safe.has(request.method)) request.headers.set('X-Careline-CSRF', '1')
    return request
  },
})

interface Answer<T> {
  data?: T
  error?: unknown
  response: Response
}

/** Unwraps an answer: the data, or a thrown Problem (refused) or Unreachable (nothing known). */
export async function ask<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>
  try {
    answer = await call
  } catch {
    throw new Unreachable()
  }
  if (answer.response.ok) return answer.data as T
  throw problemOf(answer.response.status, answer.error)
}

/** Files go as they are, with their own type, and so past the typed JSON client. */
export async function upload<T>(path: string, file: File): Promise<T> {
  let response: Response
  try {
    response = await fetch(`/api/v1${path}?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      body: file,
      headers: { 'Content-Type': file.type || 'application/octet-stream', 'X-Careline-CSRF': '1' },
    })
  } catch {
    throw new Unreachable()
  }
  const body: unknown = await response.json().catch(() => ({}))
  if (response.ok) return body as T
  throw problemOf(response.status, body)
}

/** A file's bytes, with the headers that its door asks for; a plain link could not send them. */
export async function download(path: string, headers: Record<string, string>): Promise<Blob> {
  let response: Response
  try {
    response = await fetch(`/api/v1${path}`, { headers })
    if (response.ok) return await response.blob()
  } catch {
    throw new Unreachable()
  }
  throw problemOf(response.status, await response.json().catch(() => ({})))
}

function problemOf(status: number, said: unknown): Problem {
  const body = (typeof said === 'object' && said !== null ? said : {}) as Record<string, unknown>
  const text = (name: string) => (typeof body[name] === 'string' ? (body[name] as string) : '')
  // A proxy that answers for a server that is away speaks no problem+json; it counts as not having been reached.
  if ([502, 503, 504].includes(status) && !body.type) throw new Unreachable()
  if (status === 401) onSessionEnd()
  return new Problem(status, text('type'), text('detail'), (body.errors as Problem['errors']) ?? [], text('requestId'), body)
}
