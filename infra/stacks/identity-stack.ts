import { CfnOutput, Duration } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolGroup,
  ClientAttributes,
  Mfa,
  StringAttribute,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { roles } from '../../shared/access/caller.ts';
import { type Deployment, dataRemovalPolicy, QuaiStack } from '../parts/quai-stack.ts';

/** Who may sign in: users are made by an administrator, their roles are groups. */
export class IdentityStack extends QuaiStack {
  readonly pool: UserPool;
  readonly client: UserPoolClient;

  constructor(scope: Construct, id: string, deployment: Deployment) {
    super(scope, id, 'Quai: users, roles and sign-in', deployment);
    this.pool = this.createPool();
    this.client = this.createClient();
    for (const role of roles) {
      new CfnUserPoolGroup(this, `Role-${role}`, {
        userPoolId: this.pool.userPoolId,
        groupName: role,
      });
    }
    new CfnOutput(this, 'UserPoolId', { value: this.pool.userPoolId });
    new CfnOutput(this, 'UserPoolClientId', { value: this.client.userPoolClientId });
  }

  private createPool(): UserPool {
    return new UserPool(this, 'Users', {
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      selfSignUpEnabled: false,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      // Signing in is one call: nothing here could answer a challenge for a second factor.
      mfa: Mfa.OFF,
      // A new address counts only once its owner has confirmed it; until then the old one does.
      keepOriginal: { email: true },
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      customAttributes: {
        country: new StringAttribute({ mutable: true, maxLen: 60 }),
        lang: new StringAttribute({ mutable: true, maxLen: 2 }),
      },
      deletionProtection: this.deployment.settings.stage === 'production',
      removalPolicy: dataRemovalPolicy(this),
    });
  }

  private createClient(): UserPoolClient {
    return this.pool.addClient('Front', {
      authFlows: { userPassword: true },
      disableOAuth: true,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      idTokenValidity: Duration.hours(1),
      accessTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(7),
      readAttributes: new ClientAttributes()
        .withStandardAttributes({ email: true, emailVerified: true, fullname: true })
        .withCustomAttributes('country', 'lang'),
      // Country and e-mail decide what somebody may see: only an administrator sets them, never
      // their owner through the client.
      writeAttributes: new ClientAttributes()
        .withStandardAttributes({ fullname: true })
        .withCustomAttributes('lang'),
    });
  }
}
