import { expect, it } from 'vitest'
import { stepOf, trackAddress } from './track'

const message = (kind: 'customer' | 'reply') => ({ id: 1, kind, author: 'x', text: '', attachments: [], createdAt: '' })

it('shows the way of a request in the words of its customer', () => {
  expect(stepOf({ status: 'new', assigned: false, interactions: [message('customer')] })).toBe('received')
  expect(stepOf({ status: 'open', assigned: true, interactions: [message('customer')] })).toBe('assigned')
  expect(stepOf({ status: 'open', assigned: true, interactions: [message('customer'), message('reply')] })).toBe('inProgress')
  expect(stepOf({ status: 'onHold', assigned: true, interactions: [] })).toBe('inProgress')
  expect(stepOf({ status: 'pending', assigned: true, interactions: [] })).toBe('waiting')
  expect(stepOf({ status: 'closed', assigned: true, interactions: [] })).toBe('solved')
})
it('makes an address that survives any secret', () => {
  expect(trackAddress('10009', 'a+b&c')).toBe('/track?number=10009&secret=a%2Bb%26c')
})
