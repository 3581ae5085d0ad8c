/** Where a ZIP ends, and where the list of its parts begins: the last of the former is what programs go by. */
const end = { sign: 0x06054b50, size: 22, longestComment: 0xffff } as const;
const entry = { sign: 0x02014b50, size: 46 } as const;
const mostParts = 10_000;

/** Parts that run or bring what may: macros, controls, objects of other programs. */
const runs = /vba(project|data)|activex|macrosheets?|(^|\/)customui|embeddings\/(?!.*\.(docx|xlsx|pptx)$)/iu;

/** Where its end begins; undefined where something stands behind it. */
function endOf(bytes: Buffer): number | undefined {
  const first = Math.max(0, bytes.length - end.size - end.longestComment);
  for (let at = bytes.length - end.size; at >= first; at -= 1)
    if (bytes.readUInt32LE(at) === end.sign)
      return at + end.size + bytes.readUInt16LE(at + 20) === bytes.length ? at : undefined;
  return undefined;
}

/** The names of all parts; undefined where the list cannot be read to its end. */
function partsIn(bytes: Buffer): readonly string[] | undefined {
  const last = endOf(bytes);
  if (last === undefined) return undefined;
  const count = bytes.readUInt16LE(last + 10);
  if (count === 0 || count > mostParts) return undefined;
  const names: string[] = [];
  let at = bytes.readUInt32LE(last + 16);
  for (let part = 0; part < count; part += 1) {
    if (at + entry.size > last || bytes.readUInt32LE(at) !== entry.sign) return undefined;
    const [name, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    const behind = at + entry.size + (name ?? 0);
    names.push(bytes.toString('utf8', at + entry.size, behind));
    at = behind + (extra ?? 0) + (comment ?? 0);
  }
  return at === last ? names : undefined;
}

/** Whether a paper of Word or Excel has nothing in it that runs when it is opened: no macros, no controls, no objects of other programs. */
export function nothingRunsIn(content: Uint8Array): boolean {
  const names = partsIn(Buffer.from(content.buffer, content.byteOffset, content.byteLength));
  return names !== undefined && !names.some((name) => runs.test(name));
}
