import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { settled } from '@/test/mount'
import { problem, serve, type Answerer } from '@/test/server'
import { bring, setLocale } from '@/text'
import { consoleBook } from '@/text/books/console'
import { openingBook } from '@/text/books/opening'
import { sample } from '@/ticket/sample'
import { questionOf } from './openingQuestion'
import { blank } from './openingDraft'
import { useOpening } from './useOpening'

const call = { phone: '+86 138-0013-8000', subject: 'Parcel', text: 'It never came.' }
const created: Answerer = () => ({ status: 201, body: sample() })
const keys = (asked: { headers: Headers }[]) => asked.map(({ headers }) => headers.get('Idempotency-Key'))

function begun(answer: Answerer, words: object = call) {
  const asked = serve(answer)
  const opening = useOpening('maya')
  Object.assign(opening.form, words)
  return { asked, ...opening }
}

describe('a new ticket', () => {
  beforeEach(() => (bring(consoleBook), bring(openingBook), setLocale('en'), localStorage.clear()))
  afterEach(() => (vi.unstubAllGlobals(), localStorage.clear()))

  it('is created once by a double click, and nothing of it is left in the form', async () => {
    const { asked, create, form } = begun(created)
    const both = await Promise.all([create(), create()])
    expect([both.filter(Boolean).length, asked.length]).toEqual([1, 1])
    expect(asked[0]!.body).toEqual({ subject: 'Parcel', text: 'It never came.', customer: { phone: '+86 138-0013-8000' }, channel: 'voice', priority: 'normal' })
    await settled()
    expect({ ...form }).toEqual(blank())
    expect(useOpening('maya').written()).toBe(false)
  })

  it('that may have got through is sent again under the same key, also after a reload; other words are another ticket', async () => {
    const { asked, create, fault } = begun(() => 'unreachable')
    await create()
    await create()
    expect(fault.value).toContain('cannot be reached')
    const again = useOpening('maya')
    await again.create()
    again.form.text = 'It never came, neither did the other one.'
    await again.create()
    const [first, second, third, fourth] = keys(asked)
    expect([second, third]).toEqual([first, first])
    expect(fourth).not.toBe(first)
  })

  it('is kept while it is written, for its writer alone', async () => {
    const { form } = begun(created, { email: 'ann@mill.example' })
    form.text = 'She rings about'
    expect(useOpening('maya').form).toMatchObject({ email: 'ann@mill.example', text: 'She rings about' })
    expect(useOpening('li').written()).toBe(false)
  })

  it('says what is missing at its field, and sends nothing', async () => {
    const { asked, create, faults, form } = begun(created, { email: 'ann', phone: 'x1' })
    expect(await create()).toBeNull()
    expect(Object.keys(faults.value)).toEqual(['email', 'phone', 'subject', 'text'])
    form.subject = 'Parcel'
    await nextTick()
    expect(faults.value.subject).toBeUndefined()
    Object.assign(form, { email: '', phone: '', text: 'x' })
    await create()
    expect(Object.keys(faults.value)).toEqual(['email'])
    expect(asked).toEqual([])
  })

  it('shows what the server finds wrong at its field, and loses nothing', async () => {
    const { create, faults, fault, form } = begun(() => problem(422, 'invalid-fields', { detail: 'Two are wrong.', errors: [{ pointer: '/customer/phone', detail: 'No such number.' }, { pointer: '/team', detail: 'No such team.' }] }))
    await create()
    expect(faults.value).toEqual({ phone: 'No such number.', team: 'No such team.' })
    expect(fault.value).toBe('Two are wrong.')
    expect(form.text).toBe('It never came.')
  })

  it('comes back when it was cleared by mistake', async () => {
    const { clear, restore, form } = begun(created)
    const before = clear()
    expect(form.text).toBe('')
    restore(before)
    expect(useOpening('maya').form.text).toBe('It never came.')
  })
})

describe('what is compared while somebody writes', () => {
  it('is nothing for a letter or two, then the words and who it is, once that can be told', () => {
    expect(questionOf({ ...blank(), subject: 'Pa' })).toBeNull()
    expect(questionOf({ ...blank(), subject: 'Parcel', email: 'ann@' })).toEqual({ text: 'Parcel' })
    expect(questionOf({ ...blank(), subject: 'Parcel', text: 'Late', email: 'ann@mill.example', phone: '12' })).toEqual({ subject: 'Parcel', text: 'Late', customer: { email: 'ann@mill.example' } })
  })
})
