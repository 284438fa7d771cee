import { CfnOutput } from 'aws-cdk-lib';
import { EbsDeviceVolumeType } from 'aws-cdk-lib/aws-ec2';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Domain, EngineVersion, TLSSecurityPolicy } from 'aws-cdk-lib/aws-opensearchservice';
import type { Construct } from 'constructs';
import { allow } from '../parts/grants.ts';
import { type Deployment, dataRemovalPolicy, QuaiStack } from '../parts/quai-stack.ts';
import { alarmPeriod, watchForAny } from '../parts/watch.ts';

/** Where a function finds search, and how it gets in. */
export interface SearchAccess {
  /** Empty: search is off. */
  readonly url: string;
  /** Asking questions, and nothing that changes or deletes. */
  grantSearching(grantee: IGrantable): void;
  /** Asking how the engine is. */
  grantHealth(grantee: IGrantable): void;
  grantWriting(grantee: IGrantable): void;
}

/** SEARCH=off: everything else works, and whoever asks for search is told. */
export const searchOff: SearchAccess = {
  url: '',
  grantSearching: () => undefined,
  grantHealth: () => undefined,
  grantWriting: () => undefined,
};

/** The search engine. Its content follows from the tables, so losing it loses nothing. */
export class SearchStack extends QuaiStack implements SearchAccess {
  readonly url: string;
  private readonly domain: Domain;

  constructor(scope: Construct, id: string, deployment: Deployment) {
    super(scope, id, 'Quai: search', deployment);
    this.domain = this.createDomain();
    // Where no real domain comes with the cloud, a node beside it stands in for its endpoint.
    const { openSearchUrl } = deployment.settings;
    this.url = openSearchUrl === '' ? `https://${this.domain.domainEndpoint}` : openSearchUrl;
    watchForAny(
      this,
      'Red',
      this.domain.metricClusterStatusRed({ period: alarmPeriod }),
      'Whoever searches courses finds some of them missing.',
    );
    new CfnOutput(this, 'SearchUrl', { value: this.url });
  }

  grantSearching(grantee: IGrantable): void {
    this.grantVerbs(grantee, ['ESHttpPost'], '*/_search');
  }

  grantHealth(grantee: IGrantable): void {
    this.grantVerbs(grantee, ['ESHttpGet'], '_cluster/health');
  }

  grantWriting(grantee: IGrantable): void {
    const verbs = ['ESHttpGet', 'ESHttpHead', 'ESHttpPost', 'ESHttpPut', 'ESHttpDelete'];
    this.grantVerbs(grantee, verbs, '*');
  }

  private grantVerbs(grantee: IGrantable, verbs: readonly string[], path: string): void {
    allow(grantee, 'es', verbs, [`${this.domain.domainArn}/${path}`]);
  }

  private createDomain(): Domain {
    return new Domain(this, 'Engine', {
      version: EngineVersion.OPENSEARCH_2_19,
      capacity: {
        dataNodes: 1,
        dataNodeInstanceType: 't3.small.search',
        multiAzWithStandbyEnabled: false,
      },
      ebs: { volumeSize: 20, volumeType: EbsDeviceVolumeType.GP3 },
      encryptionAtRest: { enabled: true },
      nodeToNodeEncryption: true,
      enforceHttps: true,
      tlsSecurityPolicy: TLSSecurityPolicy.TLS_1_2,
      removalPolicy: dataRemovalPolicy(this),
    });
  }
}
