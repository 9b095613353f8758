import { AlarmClock, Brain, FileExclamationPoint, Inbox, KeyRound, LayoutDashboard, ScrollText, Send, Shapes, Users } from '@lucide/vue'
import type { Component } from 'vue'
import { createRouter, createWebHistory } from 'vue-router'
import { may } from '@/access/session'

export const sections = ['overview', 'people', 'tokens', 'mailboxes', 'topics', 'models', 'sla', 'outbox', 'quarantine', 'audit'] as const
export type Section = (typeof sections)[number]

export const sectionIcon: Record<Section, Component> = {
  overview: LayoutDashboard, people: Users, tokens: KeyRound, mailboxes: Inbox, topics: Shapes, models: Brain, sla: AlarmClock, outbox: Send, quarantine: FileExclamationPoint, audit: ScrollText,
}

/** What a section reads; nobody is shown one that the gate would refuse. */
const needed: Record<Section, string> = {
  overview: 'arrival.manage', people: 'people.write', tokens: 'token.manage', mailboxes: 'mailbox.manage', topics: 'topic.manage', models: 'model.manage', sla: 'sla.read', outbox: 'outbox.manage',
  quarantine: 'arrival.manage', audit: 'audit.read',
}
export const mySections = () => sections.filter((section) => may(needed[section]))

export function adminRouter() {
  return createRouter({
    history: createWebHistory('/admin'),
    routes: [
      { path: '/', name: 'overview', component: () => import('./OverviewPage.vue') },
      { path: '/people', name: 'people', component: () => import('./PeoplePage.vue') },
      { path: '/tokens', name: 'tokens', component: () => import('./TokensPage.vue') },
      { path: '/mailboxes', name: 'mailboxes', component: () => import('./MailboxesPage.vue') },
      { path: '/topics', name: 'topics', component: () => import('./TopicsPage.vue') },
      { path: '/sla', name: 'sla', component: () => import('./SlaPage.vue') },
      { path: '/outbox', name: 'outbox', component: () => import('./OutboxPage.vue') },
      { path: '/quarantine', name: 'quarantine', component: () => import('./QuarantinePage.vue') },
      { path: '/models', name: 'models', component: () => import('./ModelsPage.vue') },
      { path: '/audit', name: 'audit', component: () => import('./AuditPage.vue') },
      { path: '/:rest(.*)*', redirect: '/' },
    ],
  })
}
