import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createApp, nextTick } from 'vue'
import { problem, serve, type Answerer } from '@/test/server'
import { bring } from '@/text'
import { portalBook } from '@/text/books/portal'
import TrackPage from './TrackPage.vue'

const file = { id: 'a'.repeat(24), name: '照片.png', type: 'image/png', size: 7, sha256: '0' }
const message = { id: 1, kind: 'customer', author: 'Ada', text: 'It broke', attachments: [file], createdAt: '2026-03-02T09:00:00Z' }
const ticket = (status: string) => ({ number: '10008', subject: 'Cups', status, assigned: false, interactions: [message], createdAt: message.createdAt, updatedAt: message.createdAt })
const opened = { number: '10016', secret: 'newsecret', trackUrl: 'http://localhost/track?number=10016&secret=newsecret' }

let unmount = () => {}
beforeEach(() => bring(portalBook))
afterEach(() => {
  unmount()
  document.body.innerHTML = ''
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

async function follow(answer: Answerer) {
  const asked = serve(answer)
  history.replaceState(null, '', '/track?number=10008&secret=oldsecret')
  const page = document.body.appendChild(document.createElement('main'))
  const app = createApp(TrackPage)
  app.mount(page)
  unmount = () => app.unmount()
  await vi.waitFor(() => expect(page.querySelector('article')).not.toBeNull())
  return { page, asked }
}
async function say(page: HTMLElement, text: string) {
  const field = page.querySelector<HTMLTextAreaElement>('textarea[name=reply]')!
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await nextTick()
  page.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
}

it('shows number, code and link of the request that a message to a closed one has opened', async () => {
  const { page } = await follow(({ method }) => (method === 'POST' ? { status: 201, body: { ...message, opened } } : { status: 200, body: ticket('closed') }))
  expect(page.textContent).toContain('Writing opens a new one')
  await say(page, 'It broke again')
  await vi.waitFor(() => expect(page.querySelector('[data-test=number]')?.textContent).toBe('10016'))
  expect(page.querySelector('[data-test=secret]')?.textContent).toBe('newsecret')
  expect(page.querySelector('a')?.getAttribute('href')).toBe('/track?number=10016&secret=newsecret')
  expect(page.querySelector('textarea')).toBeNull()
})
it('says that a message to an open request was sent, and shows no other number', async () => {
  const { page } = await follow(({ method }) => (method === 'POST' ? { status: 201, body: { ...message, opened: null } } : { status: 200, body: ticket('open') }))
  await say(page, 'One more thing')
  await vi.waitFor(() => expect(page.querySelector('[role=status].text-met')?.textContent).toContain('Sent'))
  expect(page.querySelector('[data-test=number]')).toBeNull()
})
it('downloads a file with the code in a header and never in an address', async () => {
  const links: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    links.push(`${this.download} ${this.href}`)
  })
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:here')
  const { page, asked } = await follow(() => ({ status: 200, body: ticket('open') }))
  page.querySelector<HTMLButtonElement>('[role=log] button')!.click()
  await vi.waitFor(() => expect(links).toEqual(['照片.png blob:here']))
  const call = asked.at(-1)!
  expect(call.path).toBe(`/portal/tickets/10008/attachments/${file.id}`)
  expect(call.headers.get('X-Careline-Tracking')).toBe('oldsecret')
})
it('says why a file could not be downloaded', async () => {
  const { page } = await follow(({ path }) => (path.includes('/attachments/') ? problem(404, 'not-found') : { status: 200, body: ticket('open') }))
  page.querySelector<HTMLButtonElement>('[role=log] button')!.click()
  await vi.waitFor(() => expect(page.querySelector('[role=alert]')?.textContent).toContain('照片.png could not be downloaded'))
})
