import { createRouter, createWebHistory, type RouteLocationRaw } from 'vue-router'
import ConsoleDesk from './ConsoleDesk.vue'

/** The address says what is open, so that a ticket can be sent to a colleague and the back button goes back. */
export function consoleRouter() {
  return createRouter({
    history: createWebHistory('/console'),
    routes: [
      { path: '/', name: 'list', component: ConsoleDesk },
      { path: '/new', name: 'new', component: ConsoleDesk },
      { path: '/tickets/:number', name: 'ticket', component: ConsoleDesk },
      { path: '/:rest(.*)*', redirect: '/' },
    ],
  })
}

export const ticketPath = (number: string, query: Record<string, string> = {}): RouteLocationRaw => ({ name: 'ticket', params: { number }, query })
