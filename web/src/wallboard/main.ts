import { createApp } from 'vue'
import { bring } from '@/text'
import { wallboardBook } from '@/text/books/wallboard'
import { followPreferences } from '@/ui/preferences'
import '@/ui/base.css'
import './wallboard.css'
import WallboardApp from './WallboardApp.vue'

bring(wallboardBook)
followPreferences()
createApp(WallboardApp).mount('#app')
