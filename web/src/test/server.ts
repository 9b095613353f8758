import { vi } from 'vitest'

export interface Asked {
  method: string
  path: string
  headers: Headers
  body: unknown
}
export type Answerer = (asked: Asked) => { status: number; body?: unknown } | 'unreachable' | Promise<{ status: number; body?: unknown }>

/** The other end of `fetch`, by hand; answers what a test says and remembers what was asked. */
export function serve(answer: Answerer): Asked[] {
  const asked: Asked[] = []
  vi.stubGlobal('fetch', async (input: Request | string, init?: RequestInit) => {
    const request = input instanceof Request ? input : new Request(new URL(input, location.href), init)
    const text = await request.text()
    const one = { method: request.method, path: new URL(request.url).pathname.replace('/api/v1', '') + new URL(request.url).search, headers: request.headers, body: text ? (JSON.parse(text) as unknown) : undefined }
    asked.push(one)
    const said = await answer(one)
    if (said === 'unreachable') throw new TypeError('fetch failed')
    const type = said.status >= 400 ? 'application/problem+json' : 'application/json'
    return new Response(said.body === undefined ? null : JSON.stringify(said.body), { status: said.status, headers: { 'Content-Type': type } })
  })
  return asked
}

export const problem = (status: number, type: string, more: object = {}) => ({ status, body: { type: `/problems/${type}`, title: type, status, detail: type, ...more } })
