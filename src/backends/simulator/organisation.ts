/** The example organisation: a wholesaler of coffee machines and roasting supplies, with customers on four continents. */
import { addressBook } from './organisation-address-book.js';
import { organisationDirectory } from './organisation-directory.js';
import { agents, customers } from './organisation-people.js';
import type { OrganisationInput } from './settings.js';

type VariableInput = NonNullable<OrganisationInput['flows'][number]['variables']>[number];

const variable = (
  name: string,
  label: string,
  type: VariableInput['type'] = 'string',
  rest: Partial<VariableInput> = {},
): VariableInput => ({ name, label, type, ...rest });

const EDITABLE = { editable: true };
/** Carried over into another flow that has a variable of this name and type [XFR-04]. */
const GLOBAL = { global: true };

const caller = variable('caller', 'Caller');
const account = variable('account', 'Account', 'string', GLOBAL);
const order = variable('order', 'Order', 'string', GLOBAL);
const reason = variable('reason', 'Reason', 'string', { ...EDITABLE, ...GLOBAL });
const tier = variable('tier', 'Tier', 'string', { value: 'Standard' });
const language = variable('language', 'Language', 'string', { value: 'English', ...GLOBAL });
const caseNumber = variable('caseNumber', 'Case', 'string', { ...EDITABLE, ...GLOBAL });
const priority = variable('priority', 'Priority', 'integer', { value: '3', ...EDITABLE, ...GLOBAL });
const refundAmount = variable('refundAmount', 'Refund amount', 'decimal', { value: '0.00', ...EDITABLE });
const wantsCallback = variable('wantsCallback', 'Wants callback', 'boolean', { value: 'false', ...EDITABLE });
const callbackAt = variable('callbackAt', 'Callback at', 'date-time', EDITABLE);
const notes = variable('notes', 'Notes', 'string', EDITABLE);
const boxes = variable('boxes', 'Boxes concerned', 'integer', { value: '0', ...EDITABLE });
const page = variable('page', 'Page', 'string', { value: 'Start page' });
const followers = variable('followers', 'Followers', 'integer', { value: '0' });
const machine = variable('machine', 'Machine', 'string', { value: 'Not named', ...EDITABLE });
const serial = variable('serial', 'Serial number', 'string', { value: 'Not given', ...EDITABLE });
const warranty = variable('warranty', 'Under warranty', 'boolean', { value: 'false', ...EDITABLE });
const cardNumber = variable('cardNumber', 'Card number', 'string', { value: '4000 0000 0000 0000', secure: true });
const taxId = variable('taxId', 'Tax ID', 'string', { value: '00-0000000', secure: true, ...EDITABLE });
const securityAnswer = variable('securityAnswer', 'Security answer', 'string', { value: 'Tamper', secure: true });

const openOrder = { id: 'open-order', name: 'Open order' };
const newCase = { id: 'new-case', name: 'New case' };
const crm = 'https://crm.example.com';
const accountLink = { label: 'Account in Fieldbook', href: `${crm}/accounts?name={account}` };
const orderLink = { label: 'Order in Fieldbook', href: `${crm}/orders/{order}` };

export const defaultOrganisation: OrganisationInput = {
  name: 'Marlow & Vane Coffee Supply',
  ringSeconds: 20,
  connectSeconds: 1,
  stations: ['dial-number', 'extension', 'browser'],
  noiseRemoval: true,
  wrapUpReasons: [
    { id: 'billing-enquiry', name: 'Billing enquiry', default: true },
    { id: 'refund-agreed', name: 'Refund agreed' },
    { id: 'refund-refused', name: 'Refund refused' },
    { id: 'chargeback-opened', name: 'Chargeback opened' },
    { id: 'order-placed', name: 'Order placed' },
    { id: 'order-change', name: 'Order change' },
    { id: 'delivery-date-given', name: 'Delivery date given' },
    { id: 'address-changed', name: 'Delivery address changed' },
    { id: 'claim-taken', name: 'Claim taken' },
    { id: 'fault-solved', name: 'Technical fault solved' },
    { id: 'technician-booked', name: 'Technician booked' },
    { id: 'contract-kept', name: 'Contract kept' },
    { id: 'contract-ended', name: 'Contract ended' },
    { id: 'complaint', name: 'Complaint, passed to a supervisor' },
    { id: 'wrong-number', name: 'Wrong number' },
  ],
  idleCodes: [
    { id: 'break', name: 'Break', default: true },
    { id: 'lunch', name: 'Lunch' },
    { id: 'team-meeting', name: 'Team meeting' },
    { id: 'training', name: 'Training' },
    { id: 'paperwork', name: 'Paperwork' },
    { id: 'technical-problem', name: 'Technical problem' },
  ],
  // Calls name no variables here: a flow without any shows what every call has [POP-07].
  popovers: {
    call: { actions: [openOrder], links: [accountLink] },
    chat: { variables: ['page', 'order'], actions: [openOrder], links: [orderLink] },
    social: { variables: ['account'], actions: [newCase], links: [accountLink] },
    email: { variables: ['account', 'order'], actions: [openOrder], links: [orderLink] },
  },
  callerIds: [
    { name: 'Customer care', number: '+18005550142' },
    { name: 'Premier line', number: '+18005550199' },
    { name: 'Trade desk, UK', number: '+448004960110' },
  ],
  campaign: {
    name: 'Service contract renewals',
    entryPoint: 'care-outgoing',
    customers: ['harriet-kessler', 'wilhelmina-okonkwo', 'lucia-ferrante', 'ewan-mackenzie', 'babajide-ogunleye'],
    seconds: 60,
  },
  callbacks: { endWebCallbacks: true },
  teams: [
    { id: 'billing-west', name: 'Billing West' },
    { id: 'orders-and-delivery', name: 'Orders and delivery' },
    { id: 'technical-support', name: 'Technical support' },
    { id: 'refunds-and-chargebacks', name: 'Refunds and chargebacks, team Bilbao' },
    { id: 'claims-and-retention', name: 'Claims and retention' },
  ],
  agents,
  queues: [
    { id: 'billing-premier', name: 'Billing Premier', channel: 'call', teams: ['billing-west'], consult: true },
    { id: 'billing', name: 'Billing', channel: 'call', teams: ['billing-west'] },
    { id: 'trade-orders', name: 'Trade orders', channel: 'call', teams: ['orders-and-delivery'] },
    {
      id: 'technical-support',
      name: 'Technical support',
      channel: 'call',
      teams: ['technical-support'],
      consult: true,
    },
    {
      id: 'refunds-and-chargebacks',
      name: 'Refunds and chargebacks',
      channel: 'call',
      teams: ['refunds-and-chargebacks'],
      consult: true,
    },
    { id: 'claims-first-notice', name: 'Claims, first notice', channel: 'call', teams: ['claims-and-retention'] },
    { id: 'delivery', name: 'Delivery', channel: 'chat', teams: ['orders-and-delivery', 'billing-west'] },
    { id: 'social-desk', name: 'Social desk', channel: 'social', teams: ['claims-and-retention', 'billing-west'] },
    {
      id: 'orders-by-email',
      name: 'Orders by email',
      channel: 'email',
      teams: ['orders-and-delivery', 'technical-support', 'billing-west'],
    },
  ],
  flows: [
    {
      id: 'billing-premier',
      name: 'Billing, premier customers',
      queue: 'billing-premier',
      variables: [
        caller,
        account,
        variable('queueName', 'Queue', 'string', { value: 'Billing Premier' }),
        variable('dnis', 'DNIS', 'string', { value: '+18005550199' }),
        reason,
        order,
        tier,
        refundAmount,
        wantsCallback,
        callbackAt,
        caseNumber,
        priority,
        notes,
        cardNumber,
        taxId,
        securityAnswer,
      ],
      popover: ['caller', 'account', 'queueName', 'dnis', 'reason', 'order'],
      pane: [
        'account',
        'cardNumber',
        'taxId',
        'order',
        'reason',
        'refundAmount',
        'wantsCallback',
        'callbackAt',
        'caseNumber',
        'priority',
        'notes',
      ],
    },
    {
      id: 'billing',
      name: 'Billing',
      queue: 'billing',
      variables: [caller, account, reason, order, refundAmount, wantsCallback, callbackAt, notes, cardNumber],
      popover: ['caller', 'account', 'reason', 'order'],
      pane: ['account', 'cardNumber', 'order', 'reason', 'refundAmount', 'wantsCallback', 'callbackAt', 'notes'],
    },
    {
      id: 'trade-orders',
      name: 'Trade orders',
      queue: 'trade-orders',
      variables: [caller, account, order, reason, boxes, language, wantsCallback, callbackAt, notes],
      popover: ['caller', 'account', 'order', 'reason', 'language'],
      pane: ['account', 'order', 'reason', 'boxes', 'wantsCallback', 'callbackAt', 'notes'],
    },
    {
      id: 'technical-support',
      name: 'Technical support',
      queue: 'technical-support',
      variables: [caller, account, machine, serial, warranty, reason, caseNumber, priority, notes],
      popover: ['caller', 'machine', 'serial', 'reason'],
      pane: ['account', 'machine', 'serial', 'warranty', 'reason', 'caseNumber', 'priority', 'notes'],
    },
    {
      id: 'refunds',
      name: 'Refunds and chargebacks',
      queue: 'refunds-and-chargebacks',
      variables: [
        caller,
        account,
        order,
        refundAmount,
        reason,
        caseNumber,
        priority,
        cardNumber,
        securityAnswer,
        notes,
      ],
      popover: ['caller', 'account', 'refundAmount', 'reason'],
      pane: ['account', 'order', 'cardNumber', 'securityAnswer', 'refundAmount', 'reason', 'caseNumber', 'notes'],
    },
    {
      id: 'claims',
      name: 'Claims, first notice',
      queue: 'claims-first-notice',
      // The priority is a word here, so the number of another flow is not carried over [XFR-04].
      variables: [
        language,
        account,
        order,
        reason,
        boxes,
        variable('priority', 'Priority', 'string', { value: 'Normal', ...EDITABLE, ...GLOBAL }),
        variable('noticedAt', 'Damage noticed at', 'date-time', EDITABLE),
        notes,
      ],
      popover: ['language'],
      pane: ['account', 'order', 'language', 'reason', 'boxes', 'noticedAt', 'priority', 'notes'],
    },
    {
      id: 'fraud-desk',
      name: 'Fraud desk',
      queue: 'refunds-and-chargebacks',
      variables: [account, caseNumber, cardNumber, notes],
      pane: ['account', 'cardNumber', 'caseNumber', 'notes'],
    },
    {
      id: 'web-shop-chat',
      name: 'Web shop chat',
      queue: 'delivery',
      variables: [caller, account, page, order, reason, notes],
      popover: ['page', 'order', 'account'],
      pane: ['account', 'order', 'page', 'reason', 'notes'],
    },
    {
      id: 'social-media',
      name: 'Social media',
      queue: 'social-desk',
      variables: [caller, account, followers, language, reason, notes],
      popover: ['account', 'followers', 'language'],
      pane: ['account', 'followers', 'reason', 'notes'],
    },
    {
      id: 'mailbox',
      name: 'Mailbox',
      queue: 'orders-by-email',
      variables: [caller, account, order, reason, boxes, notes],
      popover: ['account', 'order', 'reason'],
      pane: ['account', 'order', 'reason', 'boxes', 'notes'],
    },
  ],
  entryPoints: [
    { id: 'premier-line', name: 'Premier line', channel: 'call', address: '+18005550199', flow: 'billing-premier' },
    { id: 'billing-line', name: 'Billing line', channel: 'call', address: '+18005550142', flow: 'billing' },
    { id: 'trade-line-uk', name: 'Trade line, UK', channel: 'call', address: '+448004960110', flow: 'trade-orders' },
    {
      id: 'trade-line-de',
      name: 'Trade line, Germany',
      channel: 'call',
      address: '+493023125700',
      flow: 'trade-orders',
    },
    { id: 'repair-line', name: 'Repair line', channel: 'call', address: '+18005550126', flow: 'technical-support' },
    { id: 'refund-line', name: 'Refund line', channel: 'call', address: '+18005550173', flow: 'refunds' },
    { id: 'claims-line', name: 'Claims line', channel: 'call', address: '+18005550112', flow: 'claims' },
    { id: 'fraud-desk', name: 'Fraud desk', channel: 'call', address: '+12015550190', flow: 'fraud-desk' },
    {
      id: 'care-outgoing',
      name: 'Customer care, outgoing',
      channel: 'call',
      address: '+18005550161',
      flow: 'billing',
      outdial: true,
    },
    {
      id: 'trade-outgoing',
      name: 'Trade desk, outgoing',
      channel: 'call',
      address: '+448004960161',
      flow: 'trade-orders',
      outdial: true,
    },
    { id: 'web-shop', name: 'Web shop', channel: 'chat', address: 'shop.marlowvane.example', flow: 'web-shop-chat' },
    { id: 'social-profile', name: '@marlowvane', channel: 'social', address: '@marlowvane', flow: 'social-media' },
    { id: 'mailbox', name: 'Mailbox', channel: 'email', address: 'orders@marlowvane.example', flow: 'mailbox' },
  ],
  addressBook,
  organisationDirectory,
  customers,
};
