/**
 * What the contract asks for and Webex cannot do, as far as its SDK, its frames and the description of its public API
 * tell; docs/webex.md says more. The parts `monitoring` and `sound` are not played at all: no act of the first is offered,
 * and the gateway has no sound.
 */
import type { ContractOptions } from '../contract/suite.js';

export const LIMITS: ContractOptions = {
  reasons: 'words',
  lacks: {
    'agent-watch': 'the buddy list is as of when it was asked for, and no frame tells of other agents',
    'browser-station': 'a log-in with BROWSER needs Webex Calling, which the gateway has not',
    'callback-details':
      'no frame says how a callback was asked for, whether it may be called off, or that its customer’s phone rings',
    'cancelled-callbacks': 'scheduled callbacks can be deleted before their time alone, and none that is being placed',
    'chosen-meanwhile': 'frames have one state of an agent, and none that was chosen for after a request',
    'consult-queues': 'a queue has no flag for consults; consultToQueue of the profile is for all of them',
    'destination-settings':
      'the profile has consultToQueue and whose lists are open, nothing for kinds of transfers or numbers',
    'entry-point-numbers': 'an entry point in the list has no number, only how many (dnEpMappingCount)',
    'hang-up': 'frames do not tell whether a telephone is off the hook',
    messages: 'no frame tells that a customer wrote, or how often',
    monitoring:
      '/v1/monitor takes scopes beyond cjp:user, and only /v1/tasks, which is no stream, names calls of others',
    notes: 'nothing in a task holds notes: an attribute for them would be one of our own',
    participants: 'hold takes a medium, conference/exit whoever asks: there is no act on one participant',
    'party-names': 'whoever was called by number has only that in a frame',
    people: 'users can be had one by one, by id: there is no search',
    replay: '/v1/agents/reload tells what is so, and not what happened before the page opened',
    reveal: 'values of secure variables are for the desktop of Webex alone: no public call has them',
    'ring-time': 'how long a request rings comes with the offer, and in no setting',
    'same-revisions': 'frames number nothing: each page counts',
    supervisors: 'the buddy list does not say who supervises',
    tones: 'neither the API nor the SDK keys tones into a call at a telephone',
    versions: 'a PATCH of attributes names no version: of two saves the service takes the last',
    'who-ended': 'ContactEnded does not say which agent, or which telephone, ended a call of several',
  },
};
