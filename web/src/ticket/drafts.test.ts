import { beforeEach, expect, it } from 'vitest'
import { drafts } from './drafts'

beforeEach(() => localStorage.clear())
const draft = (text: string) => ({ text, attachments: [] })

it('keeps notes and replies of a ticket apart', () => {
  drafts.set('maya', '10009', 'note', draft('ask the warehouse'))
  expect(drafts.get('maya', '10009', 'reply').text).toBe('')
  expect(drafts.get('maya', '10009', 'note').text).toBe('ask the warehouse')
  expect(drafts.get('li', '10009', 'note').text).toBe('')
})
it('leaves nothing behind when emptied', () => {
  drafts.set('maya', '10009', 'reply', draft('x'))
  drafts.set('maya', '10009', 'reply', draft('  '))
  expect(localStorage.length).toBe(0)
})
it('gives unsent text back before what was begun since', () => {
  drafts.set('maya', '10009', 'reply', draft('and one more thing'))
  drafts.giveBack('maya', '10009', 'reply', draft('Dear Anna'))
  expect(drafts.get('maya', '10009', 'reply').text).toBe('Dear Anna\n\nand one more thing')
})
