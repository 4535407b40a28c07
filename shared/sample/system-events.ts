/** The events that CleverTap itself knows (https://docs.clevertap.com/docs/events), by the names that tokens use. */
export const systemEvents: ReadonlySet<string> = new Set([
  'App Installed',
  'App Launched',
  'App Uninstalled',
  'App Version Changed',
  'Channel Unsubscribed',
  'Charged',
  'Notification Clicked',
  'Notification Delivered',
  'Notification Replied',
  'Notification Sent',
  'Notification Viewed',
  'Push Impressions',
  'Reply Sent',
  'Session Concluded',
  'UTM Visited',
])
