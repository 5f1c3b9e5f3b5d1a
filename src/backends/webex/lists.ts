/** What an agent's profile only names: entry points, and the numbers that customers see. */
import type { CallerId, Named } from '../../core/index.js';
import type { SdkContactCenter, SdkProfile } from './sdk.js';
import type { Lists } from './translate.js';

/** So many entry points are asked for their names. */
const MOST = 100;

/** A desktop works without them, with ids for names. */
export async function fetchLists(cc: SdkContactCenter, profile: SdkProfile): Promise<Lists> {
  const [entryPoints, callerIds] = await Promise.all([
    entryPointsOf(cc).catch(() => []),
    callerIdsOf(cc, profile).catch(() => []),
  ]);
  return { entryPoints, callerIds };
}

async function entryPointsOf(cc: SdkContactCenter): Promise<Named[]> {
  const { data } = await cc.getEntryPoints({ page: 0, pageSize: MOST });
  return data.map(({ id, name }) => ({ id, name }));
}

async function callerIdsOf(cc: SdkContactCenter, { outdialANIId }: SdkProfile): Promise<CallerId[]> {
  if (!outdialANIId) return [];
  const answer = await cc.getOutdialAniEntries({ outdialANI: outdialANIId });
  const entries: readonly unknown[] = Array.isArray(answer) ? answer : [];
  return entries.flatMap((one) => {
    const { name, number } = one as Partial<CallerId>;
    return typeof number === 'string' ? [{ name: name ?? number, number }] : [];
  });
}
