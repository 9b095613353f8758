import { createApp } from 'vue'
import { bring } from '@/text'
import { adminBook } from '@/text/books/admin'
import { followPreferences } from '@/ui/preferences'
import '@/ui/base.css'
import AdminApp from './AdminApp.vue'
import { adminRouter } from './routes'

bring(adminBook)
followPreferences()
createApp(AdminApp).use(adminRouter()).mount('#app')
