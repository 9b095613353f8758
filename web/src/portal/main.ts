import { createApp } from 'vue'
import { bring } from '@/text'
import { portalBook } from '@/text/books/portal'
import { followPreferences } from '@/ui/preferences'
import '@/ui/base.css'
import PortalPage from './PortalPage.vue'
import RequestForm from './RequestForm.vue'
import TrackPage from './TrackPage.vue'

// Two addresses, one small page: most customers come from the form straight to the tracking.
bring(portalBook)
followPreferences()
createApp(PortalPage, { content: location.pathname.startsWith('/track') ? TrackPage : RequestForm }).mount('#app')
