/** The configuration, as desktops read it. */
import { found } from './handlers.js';
import type { Ask, Handler, Handlers } from './handlers.js';
import { pageOf } from './lists.js';
import { notFound } from './refusals.js';
import type { Configuration } from './configuration.js';
import type { Row } from './rsql.js';

/** One of a kind, by its id. */
const one =
  (what: string, look: (configuration: Configuration, id: string) => Row | undefined): Handler =>
  ({ configuration, params }) => {
    const row = look(configuration, params['id'] ?? '');
    if (!row) throw notFound(what);
    return found(row);
  };

/** A page of a list. */
const list =
  (look: (ask: Ask) => readonly Row[] | undefined, searched: readonly string[] = ['name', 'description']): Handler =>
  (ask) => {
    const rows = look(ask);
    if (!rows) throw notFound('The list');
    return found(pageOf(rows, ask.query, searched, ask.configuration.orgId, ask.path));
  };

const ORGANIZATION = 'GET /organization/{orgid}';

export const LOOKUPS: Handlers = {
  [ORGANIZATION]: ({ configuration }) => found(configuration.organisation),
  [`${ORGANIZATION}/user/by-ci-user-id/{id}`]: one('The user', (all, id) => all.user(id)),
  [`${ORGANIZATION}/agent-profile/{id}`]: one('The agent profile', (all, id) => all.profile(id)),
  [`${ORGANIZATION}/site/{id}`]: one('The site', (all, id) => all.site(id)),
  [`${ORGANIZATION}/dial-plan`]: ({ configuration }) => found(configuration.dialPlans),
  [`${ORGANIZATION}/v2/organization-setting`]: list((ask) => ask.configuration.organisationSettings),
  [`${ORGANIZATION}/v2/tenant-configuration`]: list((ask) => ask.configuration.tenant),
  [`${ORGANIZATION}/v2/org-url-mapping`]: list(() => []),
  [`${ORGANIZATION}/v2/ai-feature`]: list((ask) => ask.configuration.aiFeatures),
  [`${ORGANIZATION}/v2/team`]: list((ask) => ask.configuration.teams),
  [`${ORGANIZATION}/v2/auxiliary-code`]: list((ask) => ask.configuration.auxiliaryCodes),
  [`${ORGANIZATION}/v2/contact-service-queue`]: list((ask) => ask.configuration.queues),
  [`${ORGANIZATION}/v2/entry-point`]: list((ask) => ask.configuration.entryPoints),
  [`${ORGANIZATION}/v2/address-book/{addressBookId}/entry`]: list(
    (ask) => ask.configuration.addressBook(ask.params['addressBookId'] ?? ''),
    ['name', 'number'],
  ),
  [`${ORGANIZATION}/v2/outdial-ani/{outdialAniId}/entry`]: list(
    (ask) => ask.configuration.outdialAni(ask.params['outdialAniId'] ?? ''),
    ['name', 'number'],
  ),
};
