import type { FormatId } from '#shared/sample/formats'

/** A small file of every format. A new format needs one here. */
export const smallFiles: Readonly<Record<FormatId, string>> = {
  'clevertap-upload': '{"identity":"a","type":"profile","profileData":{}}\n',
  'clevertap-profiles': '{"records":[{"identity":"a","platformInfo":[]}]}',
  'clevertap-events': '{"records":[{"profile":{"identity":"a"},"ts":20260101054937,"event_props":{}}]}',
  'clevertap-export': 'Buy\n{"profile":{"identity":"a"},"ts":20260101054937,"eventProps":{}}\n',
  'clevertap-export-csv':
    'ts,eventName,profile.identity,profile.objectId,eventProps.price\n20260101054937,Buy,a,,39.75\n',
  'clevertap-export-xml':
    '<Event><ts>20260101054937</ts><eventName>Buy</eventName><profile><identity>a</identity></profile><eventProps><entry><key>price</key><value>39.75</value></entry></eventProps></Event>\n',
  'clevertap-webhook': '{"targetId":1,"profiles":[{"identity":"a","event_properties":{"x":1}}]}',
  'clevertap-answer':
    '{"status":"partial","processed":0,"unprocessed":[{"error":"x","record":{"identity":"a","type":"event","evtName":"Buy"}}]}',
  'mparticle-batches': '{"user_identities":{"email":"a"},"events":[]}',
  'mparticle-profiles': '{"mpid":1,"user_identities":[],"audience_memberships":null}',
  'csv-profiles': 'identity,plan\na,gold\n',
  'csv-events': 'identity,evtName,ts\na,Buy,1\n',
  catalog: 'Identity,Name,ImageURL\na,b,c\n',
  rejects: '{"line":1,"reason":"x","raw":"identity,plan\\na,gold","format":"csv-profiles"}\n',
  recommendations: 'identity,rank,item\na,1,x\n',
}
