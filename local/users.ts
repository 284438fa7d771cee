import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Role } from '../shared/access/caller.ts';
import { localAws } from './aws.ts';

/** One for everybody: these users exist on this machine only. */
export const LOCAL_PASSWORD = 'Quai-on-this-machine-1!';

export interface LocalUser {
  readonly email: string;
  readonly password: string;
  readonly roles: readonly Role[];
  /** English short name; null: none, or all of them for admin. */
  readonly country: string | null;
}

const rolesOfACountry: readonly Role[] = [
  'admin_territorial',
  'chef_technique',
  'staff',
  'payment_maker',
  'payment_approver',
];
const countries = [
  { name: 'Senegal', suffix: 'sn' },
  { name: 'Togo', suffix: 'tg' },
];

/** API.md: one per role in two countries, one admin_territorial without country, one admin. */
export const localUsers: readonly LocalUser[] = [
  ...countries.flatMap(({ name, suffix }) =>
    rolesOfACountry.map((role) => aLocalUser(`${localPart(role)}.${suffix}`, role, name)),
  ),
  aLocalUser('admin-territorial', 'admin_territorial', null),
  aLocalUser('admin', 'admin', null),
];

/** Creates them in the pool, whose groups are made with it. */
export async function createLocalUsers(endpoint: string, userPoolId: string): Promise<void> {
  const cognito = new CognitoIdentityProviderClient(localAws(endpoint));
  try {
    await Promise.all(localUsers.map((user) => createUser(cognito, userPoolId, user)));
  } finally {
    cognito.destroy();
  }
}

async function createUser(
  cognito: CognitoIdentityProviderClient,
  UserPoolId: string,
  user: LocalUser,
): Promise<void> {
  const who = { UserPoolId, Username: user.email };
  await cognito.send(
    new AdminCreateUserCommand({
      ...who,
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'email', Value: user.email },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'name', Value: displayName(user) },
        { Name: 'custom:lang', Value: 'fr' },
        ...(user.country === null ? [] : [{ Name: 'custom:country', Value: user.country }]),
      ],
    }),
  );
  await cognito.send(
    new AdminSetUserPasswordCommand({ ...who, Password: user.password, Permanent: true }),
  );
  for (const role of user.roles) {
    await cognito.send(new AdminAddUserToGroupCommand({ ...who, GroupName: role }));
  }
}

function aLocalUser(local: string, role: Role, country: string | null): LocalUser {
  return { email: `${local}@quai.example`, password: LOCAL_PASSWORD, roles: [role], country };
}

function localPart(role: Role): string {
  return role.replaceAll('_', '-');
}

function displayName({ roles, country }: LocalUser): string {
  return [roles.join(', ').replaceAll('_', ' '), country].filter(Boolean).join(' · ');
}
