import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadAssociations } from '../../src/association/load.ts';
import { isFault } from '../../src/kernel/errors.ts';
import { productRoot } from '../../src/kernel/paths.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packs-'));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

async function faultOf(file: string, from: string | RegExp, to: string): Promise<string> {
  const parent = await mkdtemp(join(folder, 'broken-'));
  await cp(join(productRoot(), 'associations/awdat-sudair'), join(parent, 'awdat-sudair'), {
    recursive: true,
  });
  const path = join(parent, 'awdat-sudair', file);
  const text = await readFile(path, 'utf8');
  expect(from instanceof RegExp ? from.test(text) : text.includes(from)).toBe(true);
  await writeFile(path, text.replace(from, to));
  const fault = await loadAssociations(parent).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(isFault(fault, 'wrongPack')).toBe(true);
  return (fault as Error).message.replaceAll(parent, '');
}

describe('a broken pack is refused with the file, the line, the column and the mend', () => {
  test.each<[string, string, string | RegExp, string, RegExp]>([
    [
      'an unknown key',
      'pack.yaml',
      'address: masculine',
      'adress: masculine',
      /pack\.yaml:\d+:\d+: .*adress.*correct its spelling/s,
    ],
    [
      'an unknown form of address',
      'pack.yaml',
      'address: masculine',
      'address: neuter',
      /pack\.yaml:13:10: address: /,
    ],
    [
      'a committee that cannot reach its quorum',
      'pack.yaml',
      /committee:\n/,
      'committee:\n    members: 2\n    quorum: 3\n',
      /procedure\.committee\.quorum: .*more must vote than sit in it.*Lower it/s,
    ],
    [
      'a committee that cannot reach so many approvals',
      'pack.yaml',
      /committee:\n/,
      'committee:\n    members: 2\n    approvals: 3\n',
      /procedure\.committee\.approvals: .*more must agree than sit in it.*Lower it/s,
    ],
    [
      'appeals that nobody is left to answer',
      'pack.yaml',
      /committee:\n/,
      'appeal: { days: 15, by: [committee], title: { ar: اللجنة } }\n  committee:\n    members: 3\n    quorum: 3\n',
      /procedure\.appeal\.by: every member .* answers no appeal.*Name manager or privacy too/s,
    ],
    [
      'a check by whom the association does not have',
      'pack.yaml',
      /committee:\n/,
      'check: { by: [official] }\n  committee:\n',
      /procedure\.check\.by: nobody has this role.*name researcher or delegate/s,
    ],
    [
      'cases that nobody who may read them can check',
      'services.yaml',
      /( {4})(clauses: )/,
      '$1readBy: [committee]\n$1$2',
      /services\.\d+\.readBy: its cases are checked.*name researcher or delegate/s,
    ],
    [
      'a guide to support that cites a clause which there is not',
      'services.yaml',
      '\n    fields:',
      '\n    guide: [{ when: { ar: أسرة من ثلاثة }, gives: { ar: سلة غذائية }, clause: nowhere }]\n    fields:',
      /services\.yaml:\d+:\d+: services\.0\.guide\.0\.clause: .*there is no clause "nowhere"/s,
    ],
    [
      'a wrong time',
      'pack.yaml',
      "['08:00', '12:00']",
      "['8:00', '12:00']",
      /pack\.yaml:\d+:\d+: hours\.week\.sunday.*HH:MM/,
    ],
    [
      'two spans of a day that overlap',
      'pack.yaml',
      "['08:00', '12:00']",
      "['08:00', '12:00'], ['11:00', '13:00']",
      /pack\.yaml:\d+:\d+: hours\.week\.sunday.*two spans of a day overlap/,
    ],
    [
      'a span that ends before it begins',
      'pack.yaml',
      "['08:00', '12:00']",
      "['14:00', '12:00']",
      /the span must end after it begins/,
    ],
    [
      'a colour on which white cannot be read',
      'pack.yaml',
      /^attestation:/m,
      "brand: { colour: '#7fd6bd' }\nattestation:",
      /pack\.yaml:\d+:\d+: brand\.colour: white letters stand on it, with a contrast of 1\.7 to 1 where 4\.5/,
    ],
    [
      'a sign that is not there',
      'pack.yaml',
      /^attestation:/m,
      'brand: { logo: sign.png }\nattestation:',
      /pack\.yaml:\d+:\d+: brand\.logo: there is no sign\.png in this folder/,
    ],
    [
      'a sign that is no picture',
      'pack.yaml',
      /^attestation:/m,
      'brand: { logo: ../clauses.png }\nattestation:',
      /pack\.yaml:\d+:\d+: brand\.logo: the name of a file in this folder/,
    ],
    [
      'another folder name',
      'pack.yaml',
      'id: awdat-sudair',
      'id: awdat',
      /pack\.yaml:2:5: id: the id must be the folder's name, "awdat-sudair"/,
    ],
    [
      'a clause that is not there',
      'pack.yaml',
      'reply: { kind: promised, notBefore: 14, by: 21, clause: steps-5 }',
      'reply: { kind: promised, notBefore: 14, by: 21, clause: steps-9 }',
      /pack\.yaml:\d+:\d+: procedure\.reply\.clause: there is no clause "steps-9" in clauses\.yaml/,
    ],
    [
      'a promise without its clause',
      'pack.yaml',
      'notBefore: 14, by: 21, clause: steps-5 }',
      'notBefore: 14, by: 21 }',
      /pack\.yaml:\d+:\d+: procedure\.reply/,
    ],
    [
      'a promise without its last day',
      'pack.yaml',
      'notBefore: 14, by: 21,',
      'notBefore: 14,',
      /pack\.yaml:\d+:\d+: procedure\.reply\.by: say within how many days the answer comes at the latest/,
    ],
    [
      'a last day before the period of the policy is over',
      'pack.yaml',
      'notBefore: 14, by: 21,',
      'notBefore: 14, by: 10,',
      /pack\.yaml:\d+:\d+: procedure\.reply\.by: the last day must not come before notBefore is over/,
    ],
    [
      'the period as it was written before',
      'pack.yaml',
      'notBefore: 14, by: 21,',
      'days: 14,',
      /pack\.yaml:\d+:\d+: procedure\.reply\.days: was replaced: say notBefore .* and by/,
    ],
    [
      'YAML that is none',
      'pack.yaml',
      'id: awdat-sudair',
      'id: "awdat-sudair',
      /pack\.yaml:\d+:\d+: this is not valid YAML .* Check the indentation and the quotes/,
    ],
    [
      'an unknown type of field',
      'services.yaml',
      'type: nationalId',
      'type: nationalID',
      /services\.yaml:\d+:\d+: services\.0\.fields\.1/,
    ],
    [
      'a field that is asked no more and is asked',
      'services.yaml',
      'retired:\n      - type: attachment\n        name: identity',
      'retired:\n      - type: attachment\n        name: nationalId',
      /services\.yaml:\d+:\d+: services\.2\.retired\.0\.name: the name "nationalId" is used twice/,
    ],
    [
      'a name used twice',
      'services.yaml',
      'name: nationalId',
      'name: fullName',
      /services\.yaml:\d+:\d+: services\.0\.fields\.1\.name: the name "fullName" is used twice/,
    ],
    [
      'the copy of an id without its legal ground',
      'services.yaml',
      'أرفق صورة أو ملف PDF لتعريف الراتب أو مشهد الدخل.',
      'أرفق صورة من هويتك الوطنية.',
      /services\.yaml:\d+:\d+: services\.1\.fields\.\d+\.ask: the copy of an identity document is kept on a legal ground only/,
    ],
    [
      'a case that nobody can end',
      'services.yaml',
      'readBy: [manager]',
      'readBy: [researcher]',
      /services\.yaml:\d+:\d+: services\.\d+\.studiedBy: nobody can conclude its cases/,
    ],
    [
      'a condition on a later field',
      'services.yaml',
      'when: { field: housing, is: [rent] }',
      'when: { field: income, is: [rent] }',
      /services\.yaml:\d+:\d+: .*"income" is not an earlier field/,
    ],
    [
      'a condition on a field that is answered without a button',
      'services.yaml',
      'when: { field: housing, is: [rent] }',
      'when: { field: fullName, is: [rent] }',
      /"fullName" has no buttons: a condition names a field that is answered with a button/,
    ],
    [
      'a condition that can never hold',
      'services.yaml',
      'when: { field: housing, is: [rent] }',
      'when: { field: housing, is: [tent] }',
      /"tent" is no answer that "housing" can have/,
    ],
    [
      'an option id used twice',
      'services.yaml',
      'id: update,',
      'id: certificate,',
      /services\.yaml:\d+:\d+: .*this id is used twice: give each option its own/,
    ],
    [
      'min above max',
      'services.yaml',
      'max: 1000',
      'min: 5\n        max: 2',
      /min is larger than max: swap them/,
    ],
    [
      'an answer to a service that is not there',
      'answers.yaml',
      /service: [a-z-]+/,
      'service: no-such',
      /answers\.yaml:\d+:\d+: answers\.\d+\.service: there is no service "no-such" in services\.yaml/,
    ],
    [
      'two answers with one phrasing',
      'answers.yaml',
      'من يملك قرار قبول الطلب؟',
      'متى يأتي الرد على الطلب',
      /answers\.yaml:\d+:\d+: answers\.1\.phrasings\.msa\.0: "reply-time" has the same phrasing/,
    ],
    [
      'a clause used twice',
      'clauses.yaml',
      'id: steps-2',
      'id: steps-1',
      /clauses\.yaml:\d+:\d+: clauses\.\d+\.id: the id "steps-1" is used twice/,
    ],
  ])('%s', async (_, file, from, to, message) => {
    expect(await faultOf(file, from, to)).toMatch(message);
  });

  test('a missing file', async () => {
    const parent = await mkdtemp(join(folder, 'missing-'));
    await cp(join(productRoot(), 'associations/mord'), join(parent, 'mord'), { recursive: true });
    await rm(join(parent, 'mord/clauses.yaml'));
    await expect(loadAssociations(parent)).rejects.toThrow(
      /clauses\.yaml: this file is missing .* A pack has pack\.yaml/,
    );
  });

  test('a folder without associations, and one that is not there', async () => {
    await expect(loadAssociations(await mkdtemp(join(folder, 'empty-')))).rejects.toThrow(
      /there is no association in this folder/,
    );
    await expect(loadAssociations(join(folder, 'nowhere'))).rejects.toThrow(/ASSOCIATIONS_DIR/);
  });
});
