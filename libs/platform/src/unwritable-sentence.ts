const FILE_CODES = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT', 'EISDIR', 'ENOSPC', 'EDQUOT', 'ENAMETOOLONG', 'ELOOP']);

/** A sentence for an error of the file system that whoever runs the service can mend; `undefined` for any other. */
export function unwritableSentence(error: unknown): string | undefined {
  const { code = '', path } = error as NodeJS.ErrnoException;
  if (path === undefined || !FILE_CODES.has(code)) return undefined;
  return `Stepwise cannot write to ${path} (${code}). Choose another folder with --data, or mend that one.`;
}
