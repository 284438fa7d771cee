import { Duration, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  type FunctionAssociation,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  type IOrigin,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { FunctionUrlOrigin, HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IFunctionUrl } from 'aws-cdk-lib/aws-lambda';
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { originSecretHeader } from '../../shared/http/front-door-environment.ts';
import { dropLastSlash, openPageForScreen } from './edge-functions.ts';
import { deploymentOf } from './quai-stack.ts';
import { createWebAcl } from './web-acl.ts';

export interface FrontDoorProps {
  readonly console: Bucket;
  /** Host name of the HTTP API. */
  readonly apiDomainName: string;
  readonly stream: IFunctionUrl;
  /** Empty where there is none to check it. */
  readonly originSecret: string;
}

/** Paths of the HTTP API; everything else is the console. */
const apiPaths = [
  '/api/*',
  '/admin-dashboard*',
  '/graphql',
  '/import/upload*',
  '/login*',
  '/swagger*',
];

/** The one origin: console, API and live streams under one name, with one set of headers. */
export class FrontDoor extends Construct {
  readonly origin: string;

  constructor(scope: Construct, id: string, props: FrontDoorProps) {
    super(scope, id);
    const { publicUrl } = deploymentOf(this).settings;
    const headers = this.createHeaders();
    const apiOrigin = new HttpOrigin(props.apiDomainName, proofOf(props));
    const api = this.apiBehavior(apiOrigin, headers);
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'Quai: console, API and live streams',
      priceClass: PriceClass.PRICE_CLASS_200,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      defaultRootObject: 'index.html',
      webAclId: this.webAclArn(),
      ...this.ownName(),
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(props.console as IBucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: headers,
        functionAssociations: [this.atRequest('ToPage', openPageForScreen)],
      },
      additionalBehaviors: {
        // Before the API's own paths: the first that matches wins.
        '/api/*/stream': { ...api, origin: streamOrigin(props) },
        ...Object.fromEntries(apiPaths.map((path) => [path, api])),
      },
    });
    this.origin = publicUrl === '' ? `https://${distribution.distributionDomainName}` : publicUrl;
  }

  private apiBehavior(origin: IOrigin, headers: ResponseHeadersPolicy): BehaviorOptions {
    return {
      origin,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      // The API answers to its own host name only; tokens and everything else go through.
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: headers,
      functionAssociations: [this.atRequest('WithoutSlash', dropLastSlash)],
    };
  }

  private atRequest(id: string, code: string): FunctionAssociation {
    const edge = new EdgeFunction(this, id, {
      code: FunctionCode.fromInline(code),
      runtime: FunctionRuntime.JS_2_0,
    });
    return { function: edge, eventType: FunctionEventType.VIEWER_REQUEST };
  }

  private webAclArn(): string {
    const { webAclArn } = deploymentOf(this).settings;
    return webAclArn === '' ? createWebAcl(this, 'WebAcl').attrArn : webAclArn;
  }

  private ownName() {
    const { publicUrl, certificateArn } = deploymentOf(this).settings;
    if (publicUrl === '' || certificateArn === '') return {};
    return {
      domainNames: [new URL(publicUrl).hostname],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
    };
  }

  /** The console talks to its own origin, to the buckets by presigned address, to the socket. */
  private createHeaders(): ResponseHeadersPolicy {
    const { region, urlSuffix } = Stack.of(this);
    const buckets = `https://*.s3.${region}.${urlSuffix} https://*.s3.${urlSuffix}`;
    const csp = [
      "default-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      `img-src 'self' data: ${buckets}`,
      `connect-src 'self' ${buckets} wss://*.execute-api.${region}.${urlSuffix}`,
      "frame-ancestors 'none'",
      "base-uri 'self'",
      "form-action 'self'",
    ].join('; ');
    return new ResponseHeadersPolicy(this, 'Headers', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: csp, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: true,
          override: true,
        },
      },
    });
  }
}

function streamOrigin(props: FrontDoorProps): IOrigin {
  return new FunctionUrlOrigin(props.stream, {
    // A stream says something every 15 seconds.
    readTimeout: Duration.seconds(60),
    ...proofOf(props),
  });
}

/** CloudFront writes it over whatever a caller has put there. */
function proofOf({ originSecret }: FrontDoorProps) {
  return originSecret === '' ? {} : { customHeaders: { [originSecretHeader]: originSecret } };
}
