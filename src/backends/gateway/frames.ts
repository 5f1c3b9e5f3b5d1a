/**
 * One seat's facts as frames of Webex, in the order in which the service sends them. Each frame of a task holds the whole
 * interaction: the SDK forgets what a newer one leaves out.
 */
import type { Agent, Fact, Interaction, Timestamp } from '../../core/index.js';
import { DESTINATION_TYPES } from '../webex/names.js';
import type { SdkFrame, SdkTaskData } from '../webex/sdk.js';
import { agentFrame, agentRefused } from './agent-frames.js';
import type { AgentFrameKind, GatewayLists } from './agent-frames.js';
import { departed } from './departed.js';
import { askerOf, isConference, keyOf, partyOf, toSdkInteraction } from './interaction.js';
import type { GatewayAgent } from './interaction.js';
import { arrival, change, departure, Told } from './steps.js';
import type { Step } from './steps.js';

export type { GatewayAgent } from './interaction.js';
export type { AgentFrameKind, GatewayLists } from './agent-frames.js';

export class FrameWriter {
  readonly #agent: GatewayAgent;
  readonly #lists: GatewayLists;
  readonly #known = new Map<string, Interaction>();
  /** How long pauses of recordings last, in seconds, by interaction. */
  readonly #pauses = new Map<string, number>();
  #self: Agent | null = null;
  #now: Timestamp = 0;
  #count = 0;

  constructor(agent: GatewayAgent, lists: GatewayLists = {}) {
    this.#agent = agent;
    this.#lists = lists;
  }

  /**
   * What a fact means in frames; among them the answers to requests about the agent. A snapshot only refreshes what is
   * known: whoever comes back asks for it (`relogin`, `contacts`).
   */
  frames(fact: Fact): SdkFrame[] {
    this.#now = fact.now;
    if (fact.snapshot) {
      this.#known.clear();
      for (const one of fact.interactions) this.#keep(one);
      this.#self = fact.agent ?? this.#self;
      return [];
    }
    const before = this.#self;
    this.#self = fact.agent ?? before;
    const frames: SdkFrame[] = [];
    if (fact.happenings.some((one) => one.name === 'signed-in')) frames.push(...this.answer('login'));
    for (const one of fact.interactions) frames.push(...this.#changed(one, fact));
    for (const { id } of fact.gone) frames.push(...this.#gone(id, fact));
    if (fact.happenings.some((one) => one.name === 'signed-out')) frames.push(...this.answer('logout'));
    else if (this.#isOtherState(before, fact)) frames.push(...this.answer('state'));
    return frames;
  }

  /** Every task as it is now, for a desktop that came back (`POST /v1/agents/reload`). */
  contacts(): SdkFrame[] {
    return [...this.#known.values()].map((view) => this.#frame(view, { type: 'AgentContact' }));
  }

  /** Who the socket belongs to: the first frame on it. */
  welcome(): SdkFrame {
    const { id, orgId } = this.#agent;
    return { type: 'Welcome', orgId, data: { agentId: id, orgId, eventTime: this.#now } };
  }

  /** A desktop came back: `AgentReloginSuccess`, or that this agent is not signed in, which is no fault. */
  relogin(): SdkFrame[] {
    return this.#self?.signedIn ? this.answer('relogin') : [this.refusal('relogin', 'AGENT_NOT_FOUND')];
  }

  /** The answer to a request about the agent, with what is so now. */
  answer(kind: AgentFrameKind): SdkFrame[] {
    if (!this.#self) return [];
    return [agentFrame(kind, this.#agent, this.#self, this.#lists, this.#now, [...this.#known.keys()])];
  }

  /** That a request about the agent was refused, where the service does that by a frame. */
  refusal(kind: AgentFrameKind, reason: string): SdkFrame {
    return agentRefused(kind, this.#agent, reason, this.#now);
  }

  /** That a request about a task failed after it was taken: `AgentContactHoldFailed`. */
  taskFailed(type: string, interactionId: string, reason: string): SdkFrame[] {
    const view = this.#known.get(interactionId);
    return view ? [this.#frame(view, { type, extra: { reason } })] : [];
  }

  /** This agent's view of a task, as the facts had it last. */
  view(interactionId: string): Interaction | undefined {
    return this.#known.get(interactionId);
  }

  #changed(after: Interaction, fact: Fact): SdkFrame[] {
    const before = this.#known.get(after.id);
    // It went, and came back at once.
    if (before && isAnew(before, after)) return [...this.#gone(after.id, fact), ...this.#changed(after, fact)];
    const told = new Told(fact.happenings, after.id);
    const agentId = this.#agent.id;
    const written = before && this.#written(before);
    this.#keep(after);
    const steps = before ? change(before, after, told, agentId) : arrival(after, agentId);
    // What no frame has a name for is a change all the same.
    if (steps.length === 0 && written !== this.#written(after)) steps.push({ type: 'ContactUpdated' });
    return steps.map((step) => this.#frame(after, step, { before }));
  }

  #gone(id: string, fact: Fact): SdkFrame[] {
    const before = this.#known.get(id);
    if (!before) return [];
    this.#known.delete(id);
    const told = new Told(fact.happenings, id);
    const isBlind = told.of('missed')?.missed.kind === 'transfer';
    const steps = departure(before, told, this.#agent.id);
    const frames = steps.map((step, index) => {
      const view = departed(before, step.type, this.#agent.id, fact.now);
      // The SDK forgets a task that names its agent nowhere any more, and stumbles over the frame after that.
      const isLast = index === steps.length - 1;
      return this.#frame(view, step, { before, isBlind, isStillIn: !isLast });
    });
    this.#pauses.delete(id);
    return frames;
  }

  #keep(view: Interaction): void {
    this.#known.set(view.id, view);
    const { state, resumesAt } = view.recording;
    if (state !== 'paused') this.#pauses.delete(view.id);
    else if (resumesAt !== null && !this.#pauses.has(view.id)) {
      this.#pauses.set(view.id, Math.round((resumesAt - this.#now) / 1000));
    }
  }

  #written(view: Interaction): string {
    return JSON.stringify(toSdkInteraction(view, this.#agent));
  }

  #isOtherState(before: Agent | null, { agent, happenings }: Fact): boolean {
    // What was chosen is answered, also where it is what was so before.
    if (happenings.some((one) => one.name === 'state-changed')) return true;
    if (!agent || happenings.some((one) => one.name === 'signed-in')) return false;
    const is = (one: Agent | null): string => JSON.stringify([one?.state, one?.next, one?.team, one?.station]);
    return is(before) !== is(agent);
  }

  #frame(
    view: Interaction,
    { type, extra }: Step,
    { before, isBlind = false, isStillIn = false }: Around = {},
  ): SdkFrame {
    const { id: agentId, orgId } = this.#agent;
    this.#count += 1;
    const trackingId = `${view.id}-${String(this.#now)}-${String(this.#count)}`;
    const pauseSeconds = this.#pauses.get(view.id);
    const interaction = toSdkInteraction(view, this.#agent, { pauseSeconds, isBlind, isStillIn });
    const { request } = view;
    const data: SdkTaskData = {
      type,
      eventType: 'RoutingMessage',
      eventTime: this.#now,
      interactionId: view.id,
      mediaResourceId: view.id,
      agentId,
      orgId,
      trackingId,
      queueMgr: 'aqm',
      owner: interaction.owner ?? '',
      isConferencing: isConference(view),
      isConsulted: request?.kind === 'consult' || partyOf(view)?.agentId === agentId,
      ...(request?.expiresAt != null ? { ronaTimeout: (request.expiresAt - request.since) / 1000 } : {}),
      ...consultOf(view.consult ? view : before?.consult ? before : null),
      ...extra,
      interaction,
    };
    return { type: 'RoutingMessage', orgId, trackingId, data };
  }
}

/** Whether a request is another one than before. */
function isAnew({ request: was }: Interaction, { request: is }: Interaction): boolean {
  if (!is) return false;
  return was?.kind !== is.kind || (was.stage === is.stage ? was.since !== is.since : is.stage === 'connecting');
}

/** What a frame needs to know beside the view that it shows. */
interface Around {
  readonly before?: Interaction | undefined;
  readonly isBlind?: boolean;
  readonly isStillIn?: boolean;
}

/** Who asks whom. */
function consultOf(view: Interaction | null): Partial<SdkTaskData> {
  if (!view?.consult) return {};
  const { id, to } = view.consult;
  const asker = askerOf(view);
  const party = partyOf(view);
  const isAgent = to.kind === 'agent';
  return {
    consultMediaResourceId: id,
    destAgentId: isAgent && party ? keyOf(party) : to.id,
    destinationType: DESTINATION_TYPES[to.kind],
    ...(asker?.agentId ? { consultingAgentId: asker.agentId } : {}),
    ...(to.kind === 'queue' ? { queueName: to.name } : {}),
  };
}
