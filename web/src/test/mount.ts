import axe from 'axe-core'
import { createApp, h, nextTick, type App, type Component } from 'vue'

let app: App | null = null

/** Puts a component on the page, with what it needs from above; the one before it goes. */
export function mount(component: Component, props: object = {}, prepare: (app: App) => void = () => {}): HTMLElement {
  unmount()
  const place = document.body.appendChild(document.createElement('main'))
  app = createApp({ render: () => h(component, props) })
  prepare(app)
  app.mount(place)
  return place
}
export function unmount() {
  app?.unmount()
  app = null
  document.body.innerHTML = ''
}

export async function settled() {
  for (let round = 0; round < 8; round++) {
    await nextTick()
    await new Promise((done) => setTimeout(done))
  }
}

export async function press(key: string, target: Element | null = document.activeElement) {
  target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  await settled()
}

export async function type(field: HTMLInputElement, text: string) {
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await settled()
}

/** What axe finds; colours are the business of another test, since there is no layout here. */
export async function faultsOf(place: HTMLElement): Promise<string[]> {
  const { violations } = await axe.run(place, { rules: { 'color-contrast': { enabled: false } } })
  return violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)
}
