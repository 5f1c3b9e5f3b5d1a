/** The people of the example organisation: who works there, and who contacts it. */
import type { OrganisationInput } from './settings.js';

type AgentInput = OrganisationInput['agents'][number];
type CustomerInput = OrganisationInput['customers'][number];

const BILLING = 'billing-west';
const ORDERS = 'orders-and-delivery';
const SUPPORT = 'technical-support';
const REFUNDS = 'refunds-and-chargebacks';
const CLAIMS = 'claims-and-retention';

type AgentRest = Omit<AgentInput, 'id' | 'name' | 'teams' | 'station'>;

const AVAILABLE: AgentRest = {};
const IDLE: AgentRest = { begins: 'idle' };
const OFFLINE: AgentRest = { begins: 'offline' };

/** The phone tells the kind of station: none is a browser, with a plus it is a dial number, the rest are extensions. */
function agent(id: string, name: string, teams: string[], phone: string, rest: AgentRest = AVAILABLE): AgentInput {
  const kind = phone === '' ? 'browser' : phone.startsWith('+') ? 'dial-number' : 'extension';
  return { id, name, teams, station: { kind, number: phone }, ...rest };
}

/** Noise removal goes with the premium licence, which few have [NOI-01]. */
const PREMIUM: AgentRest = { noiseRemoval: true };

export const agents: AgentInput[] = [
  // Somebody sits at the first agent's desk, so the centre does not play him.
  agent('tomasz-wojcik', 'Tomasz Wójcik-Lewandowski', [BILLING, ORDERS], '2214', { ...OFFLINE, ...PREMIUM }),
  agent('priya-raman', 'Priya Raman', [BILLING], '+14155550161', PREMIUM),
  agent('hannah-lindqvist', 'Hannah Lindqvist', [BILLING, CLAIMS], '2201', { supervisor: true, ...PREMIUM }),
  agent('kiran-bhattacharya', 'Kiran Bhattacharya', [BILLING], '2216', IDLE),
  agent('stephanie-roux', 'Stephanie Roux', [BILLING], '2217', IDLE),
  agent('marcus-delgado', 'Marcus Delgado', [BILLING], '2218'),
  agent('aroha-ngata', 'Aroha Ngata', [BILLING], '2219', PREMIUM),
  agent('lin-yu-ting', 'Lin Yu-ting', [BILLING], '2221'),
  agent('obinna-chukwuemeka', 'Obinna Chukwuemeka', [BILLING, REFUNDS], '2222'),
  agent('siobhan-mccarthy', 'Siobhán McCarthy-O’Donoghue', [BILLING], '2223', OFFLINE),
  agent('yusuf-demir', 'Yusuf Demir', [BILLING], ''),

  agent('ngozi-eze', 'Ngozi Eze-Whitfield', [ORDERS], '2301', { supervisor: true }),
  agent('freja-mikkelsen', 'Freja Mikkelsen', [ORDERS], '2312'),
  agent('arjun-venkataraman', 'Arjun Venkataraman', [ORDERS], '2313'),
  agent('chloe-beaumont', 'Chloé Beaumont', [ORDERS], '2314', IDLE),
  agent('mateus-figueiredo', 'Mateus Figueiredo de Albuquerque', [ORDERS], '2315'),
  agent('hana-kobayashi', 'Hana Kobayashi', [ORDERS], '2316'),
  agent('jakub-horak', 'Jakub Horák', [ORDERS, SUPPORT], '2317'),
  agent('leila-haddad', 'Leila Haddad', [ORDERS], '2318', OFFLINE),
  agent('samuel-okoro', 'Samuel Okoro', [ORDERS], '2319'),
  agent('erin-gallagher', 'Erin Gallagher', [ORDERS], '+12015550168'),

  agent('sipho-nkosi', 'Sipho Nkosi', [SUPPORT], '2411'),
  agent('greta-vogelsang', 'Greta Vogelsang', [SUPPORT], '2412', PREMIUM),
  agent('dimitrios-papadopoulos', 'Dimitrios Papadopoulos', [SUPPORT], '2413'),
  agent('nur-aisyah', 'Nur Aisyah binti Rahman', [SUPPORT], '2414', IDLE),
  agent('callum-fraser', 'Callum Fraser', [SUPPORT], ''),
  agent('elif-yilmaz', 'Elif Yılmaz', [SUPPORT], '2416'),
  agent('viktor-szabo', 'Viktor Szabó', [SUPPORT], '2417', OFFLINE),
  agent('thandiwe-mokoena', 'Thandiwe Mokoena', [SUPPORT], '2418'),

  agent('ana-sofia-etxeberria', 'Ana Sofía Etxeberria Goikoetxea', [REFUNDS], '+34944555018', PREMIUM),
  agent('mikel-arrizabalaga', 'Mikel Arrizabalaga Uriarte', [REFUNDS], '2501', { supervisor: true }),
  agent('daniel-osei', 'Daniel Osei', [REFUNDS], '2511'),
  agent('juan-carlos-villanueva', 'Juan Carlos Villanueva', [REFUNDS], '2512', IDLE),
  agent('irati-zubizarreta', 'Irati Zubizarreta', [REFUNDS], '2513'),
  agent('camille-nguyen', 'Camille Nguyễn', [REFUNDS], '2514'),
  agent('piotr-krawczyk', 'Piotr Krawczyk', [REFUNDS], '2515', OFFLINE),
  agent('noor-van-der-berg', 'Noor van der Berg', [REFUNDS, BILLING], '2516'),

  agent('adaeze-nwosu', 'Adaeze Nwosu', [CLAIMS], '2611'),
  agent('benjamin-achterhof', 'Benjamin Achterhof', [CLAIMS], '2612'),
  agent('rosa-quispe', 'Rosa Quispe Mamani', [CLAIMS], '2613'),
  agent('anneliese-schwarzenberger', 'Anneliese Schwarzenberger', [CLAIMS], '2614', IDLE),
  agent('tariq-al-mansouri', 'Tariq Al-Mansouri', [CLAIMS], ''),
  agent('juliette-tremblay', 'Juliette Tremblay', [CLAIMS, REFUNDS], '2616'),
  agent('henrik-aaltonen', 'Henrik Aaltonen', [CLAIMS], '2617', OFFLINE),
];

/** `order` and `reason` are what most flows ask for; the subject is how they would put it themselves. */
function customer(
  person: [id: string, name: string, number: string, email: string],
  account: string,
  order: string,
  reason: string,
  subject: string,
  values: Record<string, string> = {},
  called: CustomerInput['called'] = 'answers',
): CustomerInput {
  const [id, name, number, email] = person;
  return { id, name, number, email, subject, values: { caller: name, account, order, reason, ...values }, called };
}

export const customers: CustomerInput[] = [
  customer(
    ['maya-torres', 'Maya Torres', '+14155550134', 'maya.torres@alderfinch.example'],
    'Alder & Finch Roasters Holding Company',
    '48-20917',
    'Charged twice',
    'Charged twice for invoice INV-7731',
    {
      tier: 'Premier, since 2019',
      caseNumber: '00418823',
      refundAmount: '129.90',
      priority: '2',
      cardNumber: '4000 0017 3320 4471',
      taxId: '94-3182207',
      callbackAt: '2026-11-24T09:30:00-08:00',
      machine: 'Espresso grinder, burrs 64 mm',
      serial: 'MV-64-118207',
    },
  ),
  customer(
    ['jonas-weber', 'Jonas Weber', '+493023125417', 'jonas.weber@roesterei-nordlicht.example'],
    'Rösterei Nordlicht GmbH',
    '48-21003',
    'Short delivery',
    'Pallet short by two boxes, order 48-21003',
    { boxes: '2', language: 'German' },
  ),
  customer(
    ['nomvula-dlamini', 'Nomvula Dlamini-Featherstonehaugh', '+442079460713', 'nomvula@thirdwave-deli.example'],
    'Third Wave Deli',
    '48-21188',
    'Delivery date',
    'Can you deliver before nine? The street is closed after that.',
    { page: 'Checkout, step 2' },
  ),
  customer(
    ['kaffeelokal', '@kaffeelokal', '+494066969228', 'hallo@kaffeelokal.example'],
    'Kaffeelokal Altona',
    '48-20850',
    'Standing order',
    'Where is our standing order?',
    { language: 'German', followers: '4120' },
  ),
  customer(
    ['owen-achterberg', 'Owen Achterberg', '+14155550172', 'owen@lanternstreet.example'],
    'Lantern Street Coffee',
    '48-20761',
    'Invoice not clear',
    'What is line 4 on invoice INV-7688?',
    { refundAmount: '46.50' },
  ),
  customer(
    ['theo-marchand', 'Théo Marchand', '+33199004182', 'theo.marchand@atelier-moulu.example'],
    'Atelier Moulu',
    '48-21140',
    'Question before buying',
    'Is the grinder included?',
    { page: 'Two-group machines', language: 'French', followers: '860' },
  ),
  customer(
    ['ingrid-sorensen', 'Ingrid Sørensen', '+4684650046', 'ingrid.sorensen@fjordkaffe.example'],
    'Fjordkaffe AB',
    '48-20990',
    'Standing order',
    'Re: Standing order from December',
  ),
  customer(
    ['keiko-yamashita', 'Keiko Yamashita', '+14155550158', 'k.yamashita@komorebi-kissa.example'],
    'Komorebi Kissa',
    '48-20688',
    'Chargeback',
    'The bank has taken the payment back, I did not ask for that',
    { refundAmount: '1840.00', cardNumber: '5100 0029 7714 0386', caseNumber: '00417902', priority: '1' },
  ),
  customer(
    ['wilhelmina-okonkwo', 'Wilhelmina Featherstonehaugh-Okonkwo', '+442079460958', 'wilhelmina@harbourbean.example'],
    'Harbour Bean Trading Company',
    '48-21055',
    'Change of an order',
    'Please add six cases of filters to 48-21055',
    { tier: 'Premier, since 2022', language: 'English' },
  ),
  customer(
    ['marisol-ibanez', 'Marisol Ibáñez Quintanilla', '+14155550147', 'marisol@cafetallaesquina.example'],
    'Cafetal La Esquina',
    '48-20933',
    'Damaged in transit',
    'The boiler arrived with a dent',
    { language: 'Spanish', machine: 'Two-group machine, steel', serial: 'MV-2G-004415', boxes: '1' },
  ),
  customer(
    ['guest-8841', 'Guest 8841', '+12015550176', 'guest-8841@chat.marlowvane.example'],
    'No account yet',
    'None yet',
    'Question before buying',
    'Do you ship green beans to Canada?',
    { page: 'Green coffee' },
  ),
  customer(
    ['babajide-ogunleye', 'Babajide Ogunleye', '+442079460264', 'babajide@ogunleyeandsons.example'],
    'Ogunleye & Sons Wholesale',
    '48-20877',
    'Credit note missing',
    'No credit note for the returned grinders yet',
    { refundAmount: '612.00', tier: 'Premier, since 2021' },
    'no-answer',
  ),
  customer(
    ['lucia-ferrante', 'Lucia Ferrante', '+12125550119', 'lucia@ferrante-espresso.example'],
    'Ferrante Espresso Bars',
    '48-21072',
    'Machine does not heat',
    'Second group stays cold since Friday',
    { machine: 'Two-group machine, steel', serial: 'MV-2G-003960', warranty: 'true', priority: '1' },
  ),
  customer(
    ['ewan-mackenzie', 'Ewan Mackenzie', '+442079460389', 'ewan@cairnroast.example'],
    'Cairn Roast',
    '48-20814',
    'Drum makes a noise',
    'A scraping sound when the drum is warm',
    { machine: 'Drum roaster, 5 kg', serial: 'MV-R5-000812' },
  ),
  customer(
    ['dang-thi-mai', 'Đặng Thị Mai', '+61491570156', 'mai@haiphongcoffee.example'],
    'Hải Phòng Coffee Melbourne',
    '48-21090',
    'Delivery date',
    'When will the container be in Melbourne?',
    { language: 'Vietnamese', boxes: '36' },
  ),
  customer(
    ['sebastian-krol', 'Sebastian Król', '+493023125088', 'sebastian.krol@palarnia-poludnie.example'],
    'Palarnia Południe',
    '48-20702',
    'Refund not received',
    'Refund of 12 October has not arrived',
    { refundAmount: '284.15', caseNumber: '00416077' },
    'busy',
  ),
  customer(
    ['amelie-dubois', 'Amélie Dubois-Lacroix', '+33199001726', 'amelie@torrefaction-lacroix.example'],
    'Torréfaction Lacroix',
    '48-21011',
    'Change of address',
    'We are moving: new delivery address from 1 December',
    { language: 'French' },
  ),
  customer(
    ['harriet-kessler', 'Harriet Kessler', '+13125550184', 'h.kessler@milkandmortar.example'],
    'Milk & Mortar',
    '48-20799',
    'Wants to cancel',
    'Please end our contract on 31 December',
    { tier: 'Premier, since 2018', priority: '1' },
  ),
  customer(
    ['rafael-montenegro', 'Rafael Montenegro', '+34944555061', 'rafael@tostaderomontenegro.example'],
    'Tostadero Montenegro',
    '48-20958',
    'Damaged in transit',
    'Four sacks wet, photos enclosed',
    { language: 'Spanish', boxes: '4' },
  ),
  customer(
    ['aisha-karimi', 'Aisha Karimi', '+15035550127', 'aisha@sideyardcoffee.example'],
    'Sideyard Coffee',
    '48-21120',
    'Wrong item',
    'Got burrs of 58 mm instead of 64 mm',
    { boxes: '1', followers: '12400', page: 'My orders' },
  ),
  customer(
    ['georgios-anagnostopoulos', 'Georgios Anagnostopoulos', '+14155550193', 'georgios@meltemi-cafes.example'],
    'Meltemi Cafés International Franchise Partners',
    '48-20845',
    'Statement of account',
    'Statement of account for October, please',
    { tier: 'Premier, since 2023' },
  ),
  customer(
    ['shanice-campbell', 'Shanice Campbell', '+442079460146', 'shanice@bluemountaincart.example'],
    'Blue Mountain Cart',
    '48-21101',
    'Descaling light stays on',
    'Descaled twice and the light is still on',
    { machine: 'One-group machine, compact', serial: 'MV-1G-010377', warranty: 'true', followers: '540' },
  ),
  customer(
    ['pieter-de-wit', 'Pieter de Wit', '+31205550149', 'pieter@dewitbranderij.example'],
    'De Wit Branderij',
    '48-20869',
    'VAT number',
    'VAT number missing on four invoices',
  ),
  customer(
    ['zhou-meiling', 'Zhou Meiling', '+14155550118', 'meiling.zhou@quietcup.example'],
    'Quiet Cup Tea & Coffee',
    '48-21066',
    'Card refused',
    'My card is refused at checkout since this morning',
    { cardNumber: '4000 0091 2045 7718', page: 'Checkout, step 3', language: 'Mandarin' },
  ),
];
