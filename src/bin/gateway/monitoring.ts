/** Supervisors who listen to calls. What the centre does not know of is refused, as one that is not set up for it would. */
import type { SdkFrame } from '../../backends/webex/sdk.js';
import type { Interaction } from '../../core/index.js';
import { ACCEPTED, textIn } from './handlers.js';
import type { Answer, Ask, Handler, Handlers } from './handlers.js';
import { forbidden, Refusal } from './refusals.js';

const precondition = (message: string): Refusal => new Refusal(412, 'PRECONDITION_FAILED', message);

/** Only for supervisors. */
const supervisor =
  (handler: Handler): Handler =>
  (ask) => {
    if (!ask.desk.agent.supervisor) throw forbidden('This is for supervisors.');
    return handler(ask);
  };

/** Which request began the listening, by agent: it ends by its id too. */
export class Monitoring {
  readonly #requests = new Map<string, { readonly id: string; readonly taskId: string }>();

  readonly handlers: Handlers = {
    'POST /v1/monitor': supervisor((ask) => this.#begin(ask)),
    'POST /v1/monitor/{taskId}/bargeIn': supervisor((ask) => this.#act(ask, 'barge-in')),
    'POST /v1/monitor/{taskId}/end': supervisor((ask) => this.#act(ask, 'stop-monitoring')),
    'POST /v1/monitor/{taskId}/hold': supervisor((ask) => this.#cannotHold(ask)),
    'POST /v1/monitor/{taskId}/unhold': supervisor((ask) => this.#cannotHold(ask)),
    'GET /v1/monitor/sessions': supervisor((ask) => this.#sessions(ask)),
    'DELETE /v1/monitor/{requestId}': supervisor((ask) => this.#remove(ask)),
  };

  async #begin({ desk, body }: Ask): Promise<Answer> {
    const [id, taskId] = [textIn(body, 'id'), textIn(body, 'taskId')];
    if (textIn(body, 'monitorType') !== 'midcall' || taskId === '')
      throw precondition('Only a call that is going on can be monitored: monitorType midcall, with its taskId.');
    await desk.send('monitor', { interactionId: taskId });
    this.#requests.set(desk.agentId, { id, taskId });
    return ACCEPTED;
  }

  async #act(ask: Ask, name: 'barge-in' | 'stop-monitoring'): Promise<Answer> {
    await ask.desk.send(name, { interactionId: this.#listened(ask, ask.params['taskId']).id });
    return ACCEPTED;
  }

  #cannotHold(ask: Ask): Answer {
    this.#listened(ask, ask.params['taskId']);
    throw precondition('Listening cannot be put on hold in this centre.');
  }

  /** The answer comes as a frame, as all answers do that are taken for processing. */
  #sessions({ desk, configuration }: Ask): Answer {
    const { orgId } = configuration;
    const { agentId } = desk;
    for (const one of desk.interactions.filter((interaction) => interaction.monitoring !== null)) {
      const data = { type: 'AgentMonitorStateChanged', interactionId: one.id, agentId, orgId };
      desk.post([{ type: 'RoutingMessage', orgId, data } satisfies SdkFrame]);
    }
    return ACCEPTED;
  }

  async #remove(ask: Ask): Promise<Answer> {
    const request = this.#requests.get(ask.desk.agentId);
    if (!request || request.id !== ask.params['requestId']) throw precondition('There is no such request.');
    await ask.desk.send('stop-monitoring', { interactionId: this.#listened(ask, request.taskId).id });
    this.#requests.delete(ask.desk.agentId);
    return ACCEPTED;
  }

  #listened({ desk }: Ask, taskId: string | undefined): Interaction {
    const task = desk.interactions.find((one) => one.id === taskId && one.monitoring !== null);
    if (!task) throw precondition('This call is not being monitored.');
    return task;
  }
}
