import { FileExclamationPoint, Inbox, KeyRound, LayoutDashboard, ScrollText, Send, Users } from '@lucide/vue'
import type { Component } from 'vue'
import { createRouter, createWebHistory } from 'vue-router'

export const sections = ['overview', 'people', 'tokens', 'mailboxes', 'outbox', 'quarantine', 'audit'] as const
export type Section = (typeof sections)[number]

export const sectionIcon: Record<Section, Component> = {
  overview: LayoutDashboard, people: Users, tokens: KeyRound, mailboxes: Inbox, outbox: Send, quarantine: FileExclamationPoint, audit: ScrollText,
}

export function adminRouter() {
  return createRouter({
    history: createWebHistory('/admin'),
    routes: [
      { path: '/', name: 'overview', component: () => import('./OverviewPage.vue') },
      { path: '/people', name: 'people', component: () => import('./PeoplePage.vue') },
      { path: '/tokens', name: 'tokens', component: () => import('./TokensPage.vue') },
      { path: '/mailboxes', name: 'mailboxes', component: () => import('./MailboxesPage.vue') },
      { path: '/outbox', name: 'outbox', component: () => import('./OutboxPage.vue') },
      { path: '/quarantine', name: 'quarantine', component: () => import('./QuarantinePage.vue') },
      { path: '/audit', name: 'audit', component: () => import('./AuditPage.vue') },
      { path: '/:rest(.*)*', redirect: '/' },
    ],
  })
}
