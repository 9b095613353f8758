import axe from 'axe-core'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createApp, h, nextTick, ref, type Component } from 'vue'
import { bring } from '@/text'
import { consoleBook } from '@/text/books/console'
import AppButton from './AppButton.vue'
import AppDialog from './AppDialog.vue'
import AppMenu from './AppMenu.vue'
import AppPicker from './AppPicker.vue'
import AppTabs from './AppTabs.vue'
import CheckField from './CheckField.vue'
import DataTable from './DataTable.vue'
import IconButton from './IconButton.vue'
import PaneSplitter from './PaneSplitter.vue'
import SelectField from './SelectField.vue'
import TextField from './TextField.vue'

let unmount = () => {}
beforeAll(() => bring(consoleBook))
afterEach(() => {
  unmount()
  document.body.innerHTML = ''
})

function mount(component: Component, props: object = {}, slots: Record<string, (given: never) => unknown> = {}) {
  const place = document.body.appendChild(document.createElement('main'))
  const app = createApp({ render: () => h(component, props, slots) })
  app.mount(place)
  unmount = () => app.unmount()
  return place
}
async function press(key: string, target: Element | null = document.activeElement, more: KeyboardEventInit & { keyCode?: number } = {}) {
  target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
  await nextTick()
  await nextTick()
}
const settled = async () => {
  for (let tick = 0; tick < 4; tick++) await nextTick()
}

describe('a menu', () => {
  async function opened() {
    const [solve, hold] = [vi.fn(), vi.fn()]
    const place = mount(AppMenu, { label: 'Status', items: [{ key: 's', label: 'Solve', run: solve }, { key: 'h', label: 'Hold', run: hold }] }, {
      default: ({ toggle, attrs }: { toggle: () => void; attrs: object }) => h('button', { ...attrs, onClick: toggle }, 'Status'),
    })
    place.querySelector('button')!.click()
    await settled()
    return { place, solve, hold }
  }

  it('is walked with arrows and letters, and Enter chooses', async () => {
    const { hold } = await opened()
    expect(document.activeElement?.textContent).toContain('Solve')
    await press('ArrowDown')
    expect(document.activeElement?.textContent).toContain('Hold')
    await press('s')
    await press('End')
    ;(document.activeElement as HTMLElement).click()
    expect(hold).toHaveBeenCalledOnce()
  })

  it('closes with Esc and gives the focus back', async () => {
    const { place } = await opened()
    await press('Escape')
    expect(place.querySelector('[role=menu]')).toBeNull()
    expect(document.activeElement).toBe(place.querySelector('button'))
  })
})

describe('a picker', () => {
  async function opened(props: object = {}) {
    const pick = vi.fn()
    const place = mount(AppPicker, { label: 'Assignee', chosen: ['li'], choices: [{ value: 'maya', label: 'Maya Chen' }, { value: 'li', label: '李伟' }], onPick: pick, ...props }, { value: () => '李伟' })
    place.querySelector('button')!.click()
    await settled()
    return { place, pick, field: place.querySelector('input')! }
  }

  it('starts at what is chosen, filters while typing, and Enter picks', async () => {
    const { place, pick, field } = await opened()
    expect(place.querySelector('[data-active=true]')?.textContent).toContain('李伟')
    field.value = 'may'
    field.dispatchEvent(new Event('input', { bubbles: true }))
    await settled()
    expect(place.querySelectorAll('[role=option]')).toHaveLength(1)
    await press('Enter', field)
    expect(pick).toHaveBeenCalledWith('maya')
  })

  it('leaves the Enter of an input method alone', async () => {
    const { pick, field } = await opened()
    await press('Enter', field, { isComposing: true })
    await press('Enter', field, { keyCode: 229 })
    expect(pick).not.toHaveBeenCalled()
  })

  it('offers to make what is not there, where that is allowed', async () => {
    const { pick, field } = await opened({ many: true, create: true })
    field.value = 'VIP'
    field.dispatchEvent(new Event('input', { bubbles: true }))
    await settled()
    await press('Enter', field)
    expect(pick).toHaveBeenCalledWith('vip')
  })
})

it('tabs move and choose with arrows, round the corner', async () => {
  const value = ref('a')
  const place = document.body.appendChild(document.createElement('main'))
  const app = createApp({ render: () => h(AppTabs as Component, { label: 'Write', modelValue: value.value, 'onUpdate:modelValue': (next: string) => (value.value = next), tabs: [{ value: 'a', label: 'Reply' }, { value: 'b', label: 'Note' }] }) })
  app.mount(place)
  unmount = () => app.unmount()
  await press('ArrowLeft', place.querySelector('[role=tab]'))
  expect(value.value).toBe('b')
})

it('a pane is resized with arrows, within its limits', async () => {
  const resize = vi.fn()
  const place = mount(PaneSplitter, { modelValue: 270, min: 200, max: 280, label: 'List', 'onUpdate:modelValue': resize })
  await press('ArrowRight', place.querySelector('[role=separator]'))
  expect(resize).toHaveBeenCalledWith(280)
})

it('a busy button keeps the focus and does nothing', () => {
  const click = vi.fn()
  const button = mount(AppButton, { busy: true, onClick: click }, { default: () => 'Send' }).querySelector('button')!
  button.focus()
  button.click()
  expect(click).not.toHaveBeenCalled()
  expect(document.activeElement).toBe(button)
})

describe('axe finds nothing on', () => {
  const Icon = { render: () => h('svg', { 'aria-hidden': true }) }
  it.each<[string, Component, object, Record<string, () => unknown>]>([
    ['a button', AppButton, {}, { default: () => 'Send' }],
    ['an icon button', IconButton, { icon: Icon, label: 'Attach' }, {}],
    ['a field with an error', TextField, { modelValue: '', label: 'E-mail', error: 'Enter an address' }, {}],
    ['a text area', TextField, { modelValue: '', label: 'Text', rows: 3 }, {}],
    ['a select', SelectField, { modelValue: 'a', label: 'Role', options: [{ value: 'a', label: 'Agent' }] }, {}],
    ['a check box', CheckField, { modelValue: true, label: 'Active', hint: 'Signs out' }, {}],
    ['tabs', AppTabs, { modelValue: 'a', label: 'Write', tabs: [{ value: 'a', label: 'Reply' }] }, {}],
    ['a table', DataTable, { label: 'Agents', columns: [{ key: 'name', label: 'Name' }], rows: [1], keyOf: String }, { name: () => 'Maya' }],
    ['a dialog', AppDialog, { title: 'Revoke' }, { default: () => 'Sure?' }],
    ['a splitter', PaneSplitter, { modelValue: 200, min: 100, max: 300, label: 'List' }, {}],
  ])('%s', async (_, component, props, slots) => {
    const { violations } = await axe.run(mount(component, props, slots), { rules: { 'color-contrast': { enabled: false } } })
    expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([])
  })
})
