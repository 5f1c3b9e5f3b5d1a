/** The embedded contact centre: a whole contact centre in the page, for building, demonstrating and testing. */
export { EmbeddedCentre, simulator } from './backend.js';
export type { Simulator, SimulatorOptions } from './backend.js';
export { defaultOrganisation } from './organisation.js';
export { organisationSchema, parseOrganisation, SettingsError } from './settings.js';
export type { Organisation, OrganisationInput, SettingsFault } from './settings.js';
