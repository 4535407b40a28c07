/** Where a profile lives and how its name is made. All names are invented combinations. */
export interface Region {
  readonly language: string
  readonly country: string
  readonly timeZone: string
  readonly cities: readonly string[]
  readonly given: readonly string[]
  readonly family: readonly string[]
  /** Written family name first, without a space where the script has none. */
  readonly familyFirst?: boolean
  readonly joiner?: string
  readonly phone: 'us' | 'gb' | 'se'
}

const words = (text: string) => text.split(' ')

export const swedish: Region = {
  language: 'sv',
  country: 'SE',
  timeZone: 'Europe/Stockholm',
  phone: 'se',
  cities: ['Stockholm', 'Göteborg', 'Malmö', 'Umeå', 'Örebro', 'Västerås'],
  given: words('Astrid Björn Elsa Åke Märta Sören Linnéa Göran Tuva Östen Saga Nils Ebba Vidar Ylva Love'),
  family: words('Havsrönn Björkdala Granåker Snövik Ängslid Lingonstig Mossfjärd Åsvinter'),
}

export const regions: readonly (readonly [weight: number, region: Region])[] = [
  [26, swedish],
  [
    12,
    {
      language: 'nb',
      country: 'NO',
      timeZone: 'Europe/Oslo',
      phone: 'gb',
      cities: ['Oslo', 'Bergen', 'Tromsø', 'Ålesund', 'Bodø'],
      given: words('Sindre Øyvind Åse Solveig Håkon Ragnhild Bård Tiril Jørgen Sunniva'),
      family: words('Fjordlykke Bærheim Skoglund-Vik Tindebø Nordskjær Røyrvann'),
    },
  ],
  [
    10,
    {
      language: 'da',
      country: 'DK',
      timeZone: 'Europe/Copenhagen',
      phone: 'gb',
      cities: ['København', 'Aarhus', 'Odense', 'Aalborg', 'Rønne'],
      given: words('Søren Freja Mads Signe Asger Mille Jeppe Maja Bjarke Ærna'),
      family: words('Klitmose Bøgelund Strandeng Havrekær Lyngbæksø'),
    },
  ],
  [
    10,
    {
      language: 'fi',
      country: 'FI',
      timeZone: 'Europe/Helsinki',
      phone: 'gb',
      cities: ['Helsinki', 'Jyväskylä', 'Hämeenlinna', 'Oulu', 'Turku'],
      given: words('Väinö Päivi Eino Säde Ilmari Tyyne Onni Hilja Urho Aamu'),
      family: words('Järvikoivu Lumipolku Ääniranta Metsätähti Hiljamäki'),
    },
  ],
  [
    3,
    {
      language: 'is',
      country: 'IS',
      timeZone: 'Atlantic/Reykjavik',
      phone: 'gb',
      cities: ['Reykjavík', 'Akureyri', 'Ísafjörður'],
      given: words('Þórdís Guðrún Ásgeir Æsa Örn Sólveig'),
      family: words('Fossárdóttir Hraunbergsson Þokudóttir Mosfellsson'),
    },
  ],
  [
    9,
    {
      language: 'en',
      country: 'GB',
      timeZone: 'Europe/London',
      phone: 'gb',
      cities: ['London', 'Leeds', 'Glasgow', 'St Ives', "King's Lynn"],
      given: words('Maud Rowan Ivy Alfie Nell Jude Siân Zoë Ciarán'),
      family: words("Thistlecombe Marlowick O'Fennimore Brackenhurst Wren-Hollis"),
    },
  ],
  [
    6,
    {
      language: 'en',
      country: 'US',
      timeZone: 'America/Chicago',
      phone: 'us',
      cities: ['Minneapolis', 'Duluth', 'Chicago', 'Fargo'],
      given: words('June Wyatt Hazel Otis Marisol Dashiell'),
      family: words('Larkmere Prairieson Quillfeather Nuñez-Vale'),
    },
  ],
  [
    4,
    {
      language: 'de',
      country: 'DE',
      timeZone: 'Europe/Berlin',
      phone: 'gb',
      cities: ['Kiel', 'Flensburg', 'München', 'Köln'],
      given: words('Jörg Käthe Änne Matthäus Ute Rüdiger'),
      family: words('Weißdornhöfer Übersee-Grün Möwenstieg Nebelstraß'),
    },
  ],
  [
    3,
    {
      language: 'pl',
      country: 'PL',
      timeZone: 'Europe/Warsaw',
      phone: 'gb',
      cities: ['Gdańsk', 'Łódź', 'Wrocław'],
      given: words('Zbyszko Łucja Świętosław Bożena Żaneta'),
      family: words('Mgłowska Śnieżnicki Źródlana Wrzosowy'),
    },
  ],
  [
    2,
    {
      language: 'fr',
      country: 'FR',
      timeZone: 'Europe/Paris',
      phone: 'gb',
      cities: ['Nîmes', 'Besançon', 'Lille'],
      given: words('Anaïs Loïc Zélie François'),
      family: words("Fontbrûlée d'Aubépine Grèvenoix"),
    },
  ],
  [
    2,
    {
      language: 'tr',
      country: 'TR',
      timeZone: 'Europe/Istanbul',
      phone: 'gb',
      cities: ['İstanbul', 'İzmir', 'Iğdır'],
      given: words('Işıl İrem Çağan Gülşah'),
      family: words('Yağmurçeşme Şimşekdere Gökırmak'),
    },
  ],
  [
    1,
    {
      language: 'vi',
      country: 'VN',
      timeZone: 'Asia/Ho_Chi_Minh',
      phone: 'us',
      cities: ['Hà Nội', 'Đà Nẵng'],
      given: words('Hằng Tuệ Thảo'),
      family: words('Đỗ Mây'),
      familyFirst: true,
    },
  ],
  [
    4,
    {
      language: 'ar',
      country: 'AE',
      timeZone: 'Asia/Dubai',
      phone: 'gb',
      cities: ['دبي', 'الشارقة', 'أبوظبي'],
      given: words('ليلى سلمى كريم نور ياسين هدى'),
      family: words('النسيم الربيعي البحري الغدير'),
    },
  ],
  [
    3,
    {
      language: 'he',
      country: 'IL',
      timeZone: 'Asia/Jerusalem',
      phone: 'gb',
      cities: ['חיפה', 'תל אביב', 'באר שבע'],
      given: words('נועה אורי תמר איתן שירה'),
      family: words('גליל-ים אורנית כרמיה'),
    },
  ],
  [
    3,
    {
      language: 'hi',
      country: 'IN',
      timeZone: 'Asia/Kolkata',
      phone: 'us',
      cities: ['मुंबई', 'जयपुर', 'पुणे'],
      given: words('मीरा अर्जुन काव्या ऋषि'),
      family: words('पुष्पवन नदीतट श्रीवन'),
    },
  ],
  [
    2,
    {
      language: 'zh',
      country: 'SG',
      timeZone: 'Asia/Singapore',
      phone: 'us',
      cities: ['新加坡'],
      given: words('雨桐 子墨 晓风 雪'),
      family: words('云 柳 竹'),
      familyFirst: true,
      joiner: '',
    },
  ],
  [
    2,
    {
      language: 'ja',
      country: 'JP',
      timeZone: 'Asia/Tokyo',
      phone: 'us',
      cities: ['東京', '札幌', '京都'],
      given: words('さくら 葵 ユウキ 海斗'),
      family: words('星川原 月見里野 霧ヶ丘'),
      familyFirst: true,
    },
  ],
  [
    2,
    {
      language: 'ko',
      country: 'KR',
      timeZone: 'Asia/Seoul',
      phone: 'us',
      cities: ['서울', '부산'],
      given: words('하늘 서윤 가람 다온'),
      family: words('별 솔 한'),
      familyFirst: true,
      joiner: '',
    },
  ],
  [
    2,
    {
      language: 'th',
      country: 'TH',
      timeZone: 'Asia/Bangkok',
      phone: 'us',
      cities: ['กรุงเทพมหานคร', 'เชียงใหม่'],
      given: words('น้ำฝน ก้อง ดาวเรือง'),
      family: words('ทุ่งแก้วฟ้า สายหมอก'),
    },
  ],
  [
    3,
    {
      language: 'uk',
      country: 'UA',
      timeZone: 'Europe/Kyiv',
      phone: 'gb',
      cities: ['Київ', 'Львів', 'Одеса'],
      given: words('Оксана Єлизавета Тарас Євгенія Ґанна'),
      family: words('Туманова Соловейчик Зоряна Вітрогін'),
    },
  ],
  [
    2,
    {
      language: 'el',
      country: 'GR',
      timeZone: 'Europe/Athens',
      phone: 'gb',
      cities: ['Αθήνα', 'Θεσσαλονίκη'],
      given: words('Ελένη Οδυσσέας Φαίδρα Άρης'),
      family: words('Θαλασσινού Αμυγδαλίδης'),
    },
  ],
]

/** What some people write where a first name is asked for. */
export const oddNames: readonly string[] = [
  '🌸',
  '👩🏽‍🚀 Captain',
  '\u202eflip',
  'Å',
  '-',
  'Test',
  '=1+1',
  '<b>Bo</b>',
  'O\u2019Bri\u00ebn',
  'Zo\u0065\u0308',
  '{{ name }}',
]
