import { afterEach, describe, expect, it, vi } from 'vitest'
import { problem, serve } from '@/test/server'
import { said, sample, whole } from './sample'
import { useConversation } from './useConversation'

afterEach(() => vi.unstubAllGlobals())

const clocks = (state: 'running' | 'paused' | 'breached') => [{ target: 'firstResponse' as const, state, dueAt: null }]

describe('the open ticket', () => {
  it('says the newest interaction that was shown', async () => {
    serve(() => ({ status: 200, body: whole([said(4), said(7)]) }))
    const conversation = useConversation()
    await conversation.open('10009')
    expect(conversation.seen.value).toBe(7)
  })

  it('makes a change on the version that was on the screen', async () => {
    const asked = serve(({ method }) => ({ status: 200, body: method === 'GET' ? whole([said(4)], { version: 3 }) : sample({ version: 4, status: 'solved' }) }))
    const conversation = useConversation()
    await conversation.open('10009')
    expect(await conversation.change({ status: 'solved' })).toBe('done')
    expect(asked.at(-1)!.headers.get('If-Match')).toBe('"3"')
    expect(conversation.ticket.value).toMatchObject({ status: 'solved', version: 4, interactions: [{ id: 4 }] })
  })

  it('repeats a change when only something else has moved on', async () => {
    let version = 3
    serve(({ method, headers }) => {
      if (method === 'GET') return { status: 200, body: whole([said(4)], { version }) }
      if (headers.get('If-Match') === '"5"') return { status: 200, body: sample({ version: 6, priority: 'high' }) }
      version = 5 // a mail came in
      return problem(412, 'stale-version')
    })
    const conversation = useConversation()
    await conversation.open('10009')
    expect(await conversation.change({ priority: 'high' })).toBe('done')
  })

  it('does not undo what someone else changed meanwhile', async () => {
    let status: 'open' | 'pending' = 'open'
    const asked = serve(({ method }) => {
      if (method === 'GET') return { status: 200, body: whole([], { version: status === 'open' ? 3 : 4, status }) }
      status = 'pending'
      return problem(412, 'stale-version')
    })
    const conversation = useConversation()
    await conversation.open('10009')
    expect(await conversation.change({ status: 'solved' })).toBe('stale')
    expect(asked.filter((one) => one.method === 'PATCH')).toHaveLength(1)
    expect(conversation.ticket.value?.status).toBe('pending')
  })

  it('never goes back to an older answer', async () => {
    serve(() => ({ status: 200, body: whole([], { version: 8 }) }))
    const conversation = useConversation()
    await conversation.open('10009')
    conversation.apply(sample({ version: 7, subject: 'Old' }), false)
    expect(conversation.ticket.value?.subject).toBe('Router blinks red')
  })

  it('takes over clocks that moved without a new version, and keeps what was said and what is to do', async () => {
    serve(() => ({ status: 200, body: { ...whole([said(4)], { version: 3 }), tasks: [{ id: 1, title: 'Ring', team: null, createdAt: '', doneAt: null }] } }))
    const conversation = useConversation()
    await conversation.open('10009')
    conversation.apply(sample({ version: 3, sla: clocks('breached') }), false)
    expect(conversation.ticket.value).toMatchObject({ sla: clocks('breached'), interactions: [{ id: 4 }], tasks: [{ title: 'Ring' }] })
  })

  it('does not put clocks back by an answer that was asked for before they moved', async () => {
    let answer: (value: { status: number; body: unknown }) => void = () => {}
    serve(({ method }) => (method === 'GET' ? { status: 200, body: whole([], { version: 3, sla: clocks('running') }) } : new Promise((resolve) => (answer = resolve))))
    const conversation = useConversation()
    await conversation.open('10009')
    const change = conversation.change({ status: 'pending' })
    await vi.waitFor(() => expect(answer.length).toBe(1))
    conversation.apply(sample({ version: 4, status: 'pending', sla: clocks('paused') }), false)
    answer({ status: 200, body: sample({ version: 4, status: 'pending', sla: clocks('running') }) })
    expect(await change).toBe('done')
    expect(conversation.ticket.value?.sla).toEqual(clocks('paused'))
  })
})
