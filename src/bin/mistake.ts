/** What an administrator can put right: a wrong option, a file that cannot be read, a port in use. */
export class Mistake extends Error {
  override readonly name: string = 'Mistake';
}

/** A mistake in how the command was called: the help is a word away. */
export class WrongUsage extends Mistake {
  override readonly name = 'WrongUsage';
}

/** What the system says of a file or a port, in words. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return (code && WORDS[code]) ?? (error instanceof Error ? error.message : String(error));
}

export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be opened by this user',
  EPERM: 'it may not be opened by this user',
  EISDIR: 'it is a folder',
  ENOTDIR: 'it is not a folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk can only be read',
};
