/** What the contract asks for and Webex cannot do, through its SDK and public API; docs/webex.md says more. */
import type { ContractOptions } from '../contract/suite.js';

export const LIMITS: ContractOptions = {
  reasons: 'words',
  lacks: {
    'agent-watch': 'Webex does not tell of other agents as they change',
    'consult-queues': 'Webex does not say which queues take consults',
    'customer-ids': 'Webex has no ids of customers',
    'destination-settings': 'of the destinations Webex names only whether queues can be consulted',
    'entry-point-numbers': 'lists of Webex hold no numbers of entry points',
    'party-names': 'Webex knows whom it called by number alone',
    'browser-station': 'a browser as the station needs WebRTC through the servers of Webex',
    'callback-details': 'Webex does not say of which kind a callback is',
    'cancelled-callbacks': 'the API has no way to call off a callback that is being placed',
    'chosen-meanwhile': 'Webex does not tell which state was chosen for after a request',
    participants: 'the API cannot hold or remove one participant',
    'same-revisions': 'Webex numbers nothing: each page counts',
    'hang-up': 'Webex does not tell whether a telephone is off the hook',
    messages: 'the SDK does not count what a customer writes',
    monitoring: 'nothing tells a page which calls can be listened to',
    notes: 'Webex has no notes in a call',
    people: 'Webex has no search for people of the organisation',
    replay: 'Webex does not repeat what happened before a page opened',
    reveal: 'Webex gives values of secure variables to its own desktop alone',
    'ring-time': 'Webex tells how long a request rings with the request',
    supervisors: 'the buddy list does not say who supervises',
    tones: 'the SDK keys tones only into calls in the browser',
    'who-ended': 'Webex does not say which agent, or which telephone, ended a call of several',
    versions: 'Webex keeps no versions of variables, nor who saved them',
  },
};
