/** Agents at desks of an embedded centre, and beside each what Webex would have them see: facts → frames → facts. */
import { FrameWriter } from '../../../src/backends/gateway/frames.js';
import { EmbeddedCentre } from '../../../src/backends/simulator/index.js';
import type { OrganisationInput } from '../../../src/backends/simulator/index.js';
import { DEVICE_TYPES } from '../../../src/backends/webex/names.js';
import type { SdkFrame, SdkTaskData } from '../../../src/backends/webex/sdk.js';
import { Translator } from '../../../src/backends/webex/translate.js';
import { ManualClock } from '../../../src/core/index.js';
import type {
  Agent,
  Backend,
  BackendListener,
  Command,
  Fact,
  Happening,
  Interaction,
  Participant,
  Settings,
  World,
} from '../../../src/core/index.js';
import { needs, Player, QUIET } from '../../contract/player.js';
import type { Stage, Subject } from '../../contract/player.js';

/** A seat, and its double behind the wire. */
export class Desk {
  readonly writer: FrameWriter;
  readonly translator: Translator;
  readonly dropped: string[] = [];
  readonly happenings: Happening[] = [];
  frames: SdkFrame[] = [];
  /** What becomes of frames on their way. */
  deliver = (frames: readonly SdkFrame[]): readonly unknown[] => frames;
  /** Asked for the present, by an impossible frame. */
  resyncs = 0;

  constructor(fact: Fact, settings: Settings, agent: Agent, autoSeconds: number | null) {
    this.writer = new FrameWriter({ id: agent.id, orgId: 'org-1' }, {});
    this.writer.frames(fact);
    this.translator = new Translator({
      profile: profileOf(settings, agent, autoSeconds),
      lists: { entryPoints: places },
      now: fact.now,
      onDropped: (what) => this.dropped.push(what),
    });
  }

  hear(fact: Fact): void {
    const made = this.writer.frames(fact);
    this.frames.push(...made);
    // As over a wire.
    const sent = JSON.parse(JSON.stringify(this.deliver(made))) as unknown[];
    for (const one of sent) this.take(one, fact.now);
  }

  take(frame: unknown, now: number): void {
    const { happenings, resync } = this.translator.frame(frame, now);
    this.happenings.push(...happenings);
    if (resync) this.resyncs += 1;
  }

  /** Asks for everything anew. */
  resync(now: number): void {
    this.translator.beginResync();
    for (const one of [...this.writer.relogin(), ...this.writer.contacts()])
      this.take(JSON.parse(JSON.stringify(one)), now);
    this.translator.endResync(now);
  }

  /** Kinds of the frames since this was asked last. */
  kinds(): string[] {
    return this.taken().map((one) => one.data.type ?? one.type);
  }

  taken(): SdkFrame[] {
    return this.frames.splice(0);
  }

  /** The frames about tasks since this was asked last, by their insides. */
  tasks(): SdkTaskData[] {
    return this.taken().flatMap(({ type, data }) => (type === 'RoutingMessage' ? [data as SdkTaskData] : []));
  }
}

let places: { id: string; name: string }[] = [];

export class Line {
  readonly clock = new ManualClock();
  readonly desks = new Map<string, Desk>();
  readonly centre: EmbeddedCentre;
  readonly players: Player[] = [];
  readonly #autoSeconds: number | null;

  constructor(settings: Partial<OrganisationInput> = {}) {
    const organisation = { ...QUIET, ...settings };
    places = organisation.entryPoints.map(({ id, name }) => ({ id, name }));
    this.#autoSeconds = organisation.wrapUp?.autoSeconds ?? null;
    this.centre = new EmbeddedCentre({ organisation, clock: this.clock });
  }

  sit(index: number): Player {
    const subject: Subject = {
      clock: this.clock,
      seat: (agentId) => this.#tapped(agentId),
      advance: (milliseconds) => this.advance(milliseconds),
    };
    const player = new Player(subject, this.centre.agentIds[index] ?? '');
    this.players.push(player);
    return player;
  }

  async advance(milliseconds: number): Promise<void> {
    this.clock.advance(milliseconds);
    for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
  }

  desk(player: Player): Desk {
    const desk = this.desks.get(player.state.agent?.id ?? '');
    if (!desk) throw new Error('Nobody sits there.');
    return desk;
  }

  #tapped(agentId: string): Backend & { readonly world: World } {
    const seat = this.centre.seat(agentId);
    const hear = (fact: Fact): void => {
      const desk = this.desks.get(agentId);
      if (desk) desk.hear(fact);
      else if (fact.settings && fact.agent) {
        this.desks.set(agentId, new Desk(fact, fact.settings, fact.agent, this.#autoSeconds));
      }
    };
    return Object.assign(Object.create(seat) as typeof seat, {
      world: seat.world,
      capabilities: seat.capabilities,
      connect: (listener: BackendListener) =>
        seat.connect({
          fact: (fact) => {
            hear(fact);
            listener.fact(fact);
          },
          ended: (failure) => listener.ended(failure),
          link: (link, retryAt) => listener.link(link, retryAt),
        }),
      send: async (command: Command) => {
        const translator = this.desks.get(agentId)?.translator;
        translator?.sent(command);
        try {
          return await seat.send(command);
        } catch (error) {
          translator?.unsent(command);
          throw error;
        }
      },
      resync: seat.resync.bind(seat),
      search: seat.search.bind(seat),
      disconnect: seat.disconnect.bind(seat),
    });
  }
}

/** What scenes of the contract begin with: `start` makes the line that the others sit in. */
export const stageOn = (line: () => Line, start: (settings?: Partial<OrganisationInput>) => Player): Stage => ({
  start: (settings) => Promise.resolve(start(settings)),
  sit: (index = 1) => line().sit(index),
  advance: (milliseconds) => line().advance(milliseconds),
  needs: needs(undefined),
});

/** What `register()` would resolve with for an agent of an embedded centre. */
export function profileOf(settings: Settings, agent: Agent, autoSeconds: number | null = null): unknown {
  return {
    agentId: agent.id,
    agentName: agent.name,
    teams: settings.teams,
    loginVoiceOptions: settings.stations.map((kind) => DEVICE_TYPES[kind]),
    defaultDn: settings.defaultStation.number,
    isAgentLoggedIn: agent.signedIn,
    isCallMonitoringEnabled: agent.supervisor,
    idleCodes: settings.idleCodes,
    wrapupCodes: settings.wrapUpReasons,
    wrapUpData: {
      wrapUpProps: {
        autoWrapup: autoSeconds !== null,
        autoWrapupInterval: autoSeconds ?? 0,
        allowCancelAutoWrapup: true,
      },
    },
    isOutboundEnabledForAgent: settings.outdial !== null,
    outDialEp: settings.outdial?.entryPoints[0]?.id,
    allowConsultToQueue: true,
    maskSensitiveData: settings.protectNumbers,
  };
}

/**
 * What is left of an interaction on its way through Webex:
 *
 * - one part for each agent, the last one, under the agent's id; none in a contact that is only offered to, or listened to by
 *   the agent;
 * - hold of the customer and of whoever is consulted, and of nobody else;
 * - variables without versions and savers, secure ones not editable;
 * - no notes, messages, subject, id of the customer, noise removal;
 * - a callback that every desktop may not end, a called customer without the steps of calling;
 * - a pause without its end, once a page was loaded anew; a wrap-up without reason and telephone.
 */
export function carried(view: Interaction, agentId: string): Interaction {
  const { consult, request } = view;
  const parts = view.participants
    .filter(
      (one, index, all) => one.agentId === null || all.findLastIndex((it) => it.agentId === one.agentId) === index,
    )
    .filter((one) => (request?.kind !== 'contact' && view.monitoring === null) || one.agentId !== agentId);
  const keys = new Map(view.participants.map((one) => [one.id, one.agentId ?? one.id]));
  const party = consult && parts.find((one) => one.leg === 'consult' && one.status !== 'left');
  const part = (one: Participant): Participant => ({
    ...one,
    id: keys.get(one.id) ?? one.id,
    team: one.team || null,
    heldAt: one === party || (one.kind === 'customer' && one.status === 'joined') ? one.heldAt : null,
  });
  const kind = consult?.to.kind === 'organization' ? 'dial-number' : consult?.to.kind;
  return {
    ...view,
    revision: 0,
    subject: null,
    customer: { ...view.customer, id: null },
    participants: parts.map(part),
    consult:
      consult && kind
        ? {
            ...consult,
            by: keys.get(consult.by) ?? '',
            to: { ...consult.to, kind, name: kind === 'entry-point' ? '' : consult.to.name || consult.to.id },
          }
        : null,
    callback: view.callback && { ...view.callback, kind: 'courtesy', cancellable: false },
    dialling: view.dialling && { state: 'dialling', since: 0 },
    variables: view.variables.map((one) => ({
      ...one,
      version: 0,
      saved: null,
      editable: one.editable && !one.secure,
    })),
    recording: { ...view.recording, resumesAt: null },
    noiseRemoval: false,
    messages: 0,
    notes: [],
    wrappingUp: [...view.wrappingUp].sort((a, b) => (a.id < b.id ? -1 : 1)),
    wrapUp: view.wrapUp && { ...view.wrapUp, reasonId: null, hangUp: false, extendable: false },
  };
}

/**
 * What is left of an agent: the choice for later only while there is work, not since when, and nothing of a missed request
 * that was seen to while another rings.
 */
export function carriedAgent(agent: Agent): unknown {
  const { state, next, ...rest } = agent;
  const isOver = state.name === 'engaged' || state.name === 'wrap-up';
  return {
    ...rest,
    missed: null,
    revision: 0,
    state: { name: state.name, codeId: state.codeId },
    next: isOver && next ? { name: next.name, codeId: next.codeId } : null,
  };
}

/** Where two things are not the same; in which order their parts stand is all one. */
export function differences(is: unknown, truth: unknown, path = ''): string[] {
  if (Object.is(is, truth)) return [];
  if (typeof is !== 'object' || typeof truth !== 'object' || !is || !truth) {
    return [`${path} is ${JSON.stringify(is)}, not ${JSON.stringify(truth)}`];
  }
  const keys = new Set([...Object.keys(is), ...Object.keys(truth)]);
  const at = (one: object, key: string): unknown => (one as Record<string, unknown>)[key];
  return [...keys].flatMap((key) => differences(at(is, key), at(truth, key), `${path}.${key}`));
}
