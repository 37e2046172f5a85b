import { PROFILE_IDS, type ProfileId } from '../../../src-shared/ipc/workspaces.routes.ts';
import { textOption, usageError } from '../arguments.ts';
import type { Command } from '../command.ts';
import { readCertificate, readCredential, TOKEN_OPTIONS } from '../credentials.ts';
import { EXIT } from '../exit-codes.ts';

export const connectCommand: Command = {
  name: 'connect',
  usage:
    'connect --cell URL --tenant T --user U (--token-env VAR | --token-stdin | --password-stdin) [--ca FILE] [--profile P]',
  summary: { zh: '连接公司的中心', en: 'Connect to a CRM server' },
  options: {
    ...TOKEN_OPTIONS,
    'password-stdin': { type: 'boolean' },
    cell: { type: 'string' },
    tenant: { type: 'string' },
    user: { type: 'string' },
    ca: { type: 'string' },
    profile: { type: 'string' },
  },
  words: 0,
  run: async (context) => {
    const { options, parts } = context;
    const address = textOption(options, 'cell');
    if (address === undefined) throw usageError('--cell');
    const profile = profileOption(textOption(options, 'profile'));
    const certificate = textOption(options, 'ca');
    const credential = await readCredential(context);
    const { workspace, capabilities } = await parts.workspaces.connect({
      address,
      tenant: textOption(options, 'tenant') ?? '',
      user: textOption(options, 'user') ?? '',
      credential: credential ?? { kind: 'password', password: '' },
      profile,
      certificate: certificate === undefined ? null : readCertificate(certificate),
    });
    const { name, guarantee } = workspace;
    return {
      json: { workspace: name, profile: workspace.profile, capabilities, guarantee },
      text: `${name}  ${workspace.profile}  ${guarantee}`,
      exit: EXIT.done,
    };
  },
};

function profileOption(word: string | undefined): ProfileId | null {
  if (word === undefined) return null;
  const known = PROFILE_IDS.find((profile) => profile === word);
  if (known === undefined) throw usageError(`--profile ${word}`);
  return known;
}
