import { createApp } from 'vue'
import { bring } from '@/text'
import { docsBook } from '@/text/books/docs'
import { followPreferences } from '@/ui/preferences'
import '@/ui/base.css'
import DocsApp from './DocsApp.vue'

bring(docsBook)
followPreferences()
createApp(DocsApp).mount('#app')
